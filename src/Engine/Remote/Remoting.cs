using System.Collections.Concurrent;
using System.Runtime.Serialization;
using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Event;
using Akka.Remote.Associations;
using Akka.Remote.Transports;
using Akka.Serialization.Wire;
using Akka.Simulation;

namespace Akka.Remote;

/// <summary>A node's connections with all others: listens, connects, and gives up.</summary>
internal sealed partial class Remoting
{
    private readonly ConcurrentDictionary<Address, Association> _associations = new();
    private readonly TransportSettings _transportSettings;
    private readonly ITransport _transport;
    private readonly CancellationTokenSource _stopped = new();
    private Handshake _handshake = null!;
    private Timer? _ticks;

    public Remoting(RemoteActorRefProvider provider, ActorSystemImpl system, RemoteSettings settings)
    {
        Provider = provider;
        System = system;
        Settings = settings;
        _transportSettings = TransportSettings.From(settings);
        Log = Logging.GetLogger(system, "remoting");
        Codec = new Codec(this);
        Inbound = new Inbound(this);
        _transport = TransportChoice.Create(_transportSettings);
        Address = null!;
        Information = null!;
    }

    public RemoteActorRefProvider Provider { get; }

    public ActorSystemImpl System { get; }

    public RemoteSettings Settings { get; }

    public ILoggingAdapter Log { get; }

    public Codec Codec { get; }

    public Inbound Inbound { get; }

    /// <summary>The address under which others know this node.</summary>
    public Address Address { get; private set; }

    /// <summary>What serializers need to know.</summary>
    public Akka.Serialization.Information Information { get; private set; }

    /// <summary>This node's incarnation.</summary>
    public int Uid { get; private set; }

    public bool IsStopping { get; private set; }

    public TimeSpan HandshakeTimeout => _transportSettings.HandshakeTimeout;

    public int FrameLimit => _transportSettings.FrameLimit;

    public int ConnectingBufferLimit => _transportSettings.ConnectingBufferLimit;

    /// <summary>In milliseconds: after what silence a sign of life is sent, and a connection is given up.</summary>
    public long KeepAliveInterval => _transportSettings.KeepAliveInterval;

    public long SilenceLimit => _transportSettings.SilenceLimit;

    /// <summary>In milliseconds: when a node is forgotten with which there is nothing to do.</summary>
    public long ForgetAfter => 300_000;

    public ICollection<Association> Associations => _associations.Values;

    /// <summary>Begins to listen.</summary>
    /// <exception cref="RemoteTransportException">The port can't be listened on.</exception>
    public void Start()
    {
        Uid = AddressUidExtension.Uid(System);
        try
        {
            var wanted = new Address(_transportSettings.Scheme, System.Name, _transportSettings.Host, _transportSettings.Port);
            var bound = _transport.ListenAsync(wanted, Accept).GetAwaiter().GetResult();
            Address = new Address(_transportSettings.Scheme, System.Name, _transportSettings.PublicHost, _transportSettings.PublicPort ?? bound.Port);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw new RemoteTransportException($"Remoting can't listen on {_transportSettings.Host}:{_transportSettings.Port}: {e.Message}", e);
        }
        Information = new Akka.Serialization.Information(Address, System);
        _handshake = new Handshake(new Peer(Address, Uid), _transportSettings.SharedSecret, address => address == Address);
        _ticks = new Timer(_ => Tick(), null, 500, 500);
        Publish(new RemotingListenEvent([Address]));
    }

    /// <summary>The association with a node; made when there is none.</summary>
    public Association With(Address remote) =>
        _associations.TryGetValue(remote, out var known) ? known : _associations.GetOrAdd(remote, address => new Association(this, address));

    public async Task<(Link Link, Peer Peer)> OpenAsync(Address remote, CancellationToken cancellationToken)
    {
        var connection = await _transport.ConnectAsync(remote, cancellationToken).ConfigureAwait(false);
        var link = new Link(connection, _transportSettings.SendBufferLimit, isInbound: false);
        try
        {
            return (link, await _handshake.OpenAsync(link, remote, cancellationToken).ConfigureAwait(false));
        }
        catch
        {
            await link.CloseAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Sends a message; one that can't be serialized is refused here.</summary>
    public void Send(object message, IActorRef? sender, RemoteActorRef recipient)
    {
        var writer = WireWriter.Rent();
        try
        {
            Codec.Message(writer, message, sender, recipient);
            if (writer.Length - Frames.HeaderSize > FrameLimit)
                throw new SerializationException($"{message.GetType()} makes a frame of {writer.Length} bytes; maximum-frame-size allows {FrameLimit}.");
            if (Settings.LogSend) Log.Log(LogLevel.DebugLevel, null, $"sending remote message {message} to {recipient} from {sender}");
            recipient.Association.Send(writer.Written, message, sender, recipient);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Refuse(e, message, sender, recipient);
        }
        finally
        {
            writer.Return();
        }
    }

    /// <summary>Gives another node's incarnation up: whoever watches something there is told, nothing goes there any more.</summary>
    public void Quarantine(Address remote, int? uid, string reason)
    {
        if (With(remote).Quarantine(uid) is not { } given) return;
        Log.Log(LogLevel.WarningLevel, null, $"{remote} with the uid {given} is given up: {reason}.");
        System.EventStream.Publish(new QuarantinedEvent(remote, given));
        Provider.RemoteWatcher.Tell(new GivenUp(remote), ActorRefs.NoSender);
    }

    public void QuarantinedBy(Address remote) => Publish(new ThisActorSystemQuarantinedEvent(Address, remote));

    /// <summary>Makes a message that is not sent a dead letter, and says why.</summary>
    public void Drop(object message, IActorRef? sender, IActorRef recipient, string reason)
    {
        CountDrop(recipient.Path.Address, reason);
        System.DeadLetters.Tell(new DeadLetter(message, sender ?? System.DeadLetters, recipient), sender);
    }

    public void Publish(RemotingLifecycleEvent happened)
    {
        System.EventStream.Publish(happened);
        var level = happened.LogLevel();
        if (Settings.RemoteLifecycleEventsLogLevel is not ("off" or "OFF" or "false") && Log.IsEnabled(level)) Log.Log(level, null, happened.ToString()!);
    }

    public void ConnectFailed(Address remote, Exception cause)
    {
        if (IsStopping) return;
        Publish(new AssociationErrorEvent(cause, Address, remote, inbound: false, LogLevel.WarningLevel));
    }

    public void Ended(Association association, Link link, Exception? failure)
    {
        if (failure is SerializationException)
        {
            CountRefusal();
            Log.Log(LogLevel.WarningLevel, null, $"The connection with {association.Remote} is closed, it sent what is no frame: {failure.Message}");
        }
        if (!IsStopping) Publish(new DisassociatedEvent(Address, association.Remote, link.IsInbound));
    }

    /// <summary>Sends what is left, closes everything.</summary>
    public async Task StopAsync()
    {
        if (IsStopping) return;
        IsStopping = true;
        _ticks?.Dispose();
        await Task.WhenAll(Associations.Select(association => association.EndAsync())).ConfigureAwait(false);
        await _stopped.CancelAsync().ConfigureAwait(false);
        await _transport.DisposeAsync().ConfigureAwait(false);
        Publish(new RemotingShutdownEvent());
    }

    /// <summary>Completes after a time; infrastructure's, not the application's.</summary>
    public static Task Delay(TimeSpan time)
    {
        var over = new TaskCompletionSource();
        var timer = new Timer(_ => over.TrySetResult());
        timer.Change(time, Timeout.InfiniteTimeSpan);
        return over.Task.ContinueWith(_ => timer.Dispose(), TaskScheduler.Default);
    }

    private void Refuse(Exception cause, object message, IActorRef? sender, RemoteActorRef recipient)
    {
        Log.Log(LogLevel.ErrorLevel, cause, $"The message of type {message.GetType()} to {recipient.Path} is not sent: {cause.Message}");
        System.DeadLetters.Tell(new DeadLetter(message, sender ?? System.DeadLetters, recipient), sender);
        // Who asked need not wait for the time-out.
        if (sender is IQuestion question) question.Fail(cause);
    }

    private void Tick()
    {
        var now = Environment.TickCount64;
        foreach (var (address, association) in _associations)
        {
            if (!association.Tick(now)) _associations.TryRemove(new(address, association));
        }
        ReportDrops(now);
    }
}
