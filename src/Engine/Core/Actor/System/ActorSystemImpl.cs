using System.Text;
using System.Text.RegularExpressions;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Dispatch.MessageQueues;
using Akka.Dispatch.SysMsg;
using Akka.Event;
using Akka.Simulation;

namespace Akka.Actor.Internal;

/// <summary>The actor system of this engine: makes its parts in order, and takes them down in reverse.</summary>
public sealed class ActorSystemImpl : ExtendedActorSystem
{
    private readonly ExtensionRegistry _extensions;
    private readonly TerminationCallbacks _callbacks = new();
    private readonly TaskCompletionSource _terminated = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Settings _settings;
    private IActorRef? _deadLetterListener;
    private long _lastUid;
    private int _lastInbox;
    private Serialization.Serialization? _serialization;
    private object? _serializationGate;
    private bool _hasSerialization;
    private bool _isStarted;
    private int _isStopping;

    /// <summary>Makes a system with the configuration of the application, which is not started yet.</summary>
    /// <exception cref="ArgumentException">The name has other characters than letters, digits and -, or begins with -.</exception>
    public ActorSystemImpl(string name)
        : this(name, ConfigurationFactory.Load(), ActorSystemSetup.Empty)
    {
    }

    /// <summary>Makes a system, which is not started yet.</summary>
    /// <exception cref="ArgumentException">The name has other characters than letters, digits and -, or begins with -.</exception>
    public ActorSystemImpl(string name, Config config, ActorSystemSetup setup)
    {
        if (!Regex.IsMatch(name, "^[a-zA-Z0-9][a-zA-Z0-9-]*$"))
            throw new ArgumentException(
                $"Invalid actor system name [{name}]: it must be letters, digits and -, and begin with a letter or a digit.", nameof(name));
        Name = name;
        _settings = new Settings(this, config, setup);
        Seams = EngineSeams.Choose(_settings);
        StartTime = Seams.Time.Elapsed;
        _lastUid = Seams.Randomness.Current.NextInt64(1, 1L << 40);
        EventStream = new EventStream(_settings.DebugEventStream);
        EventStream.StartStdoutLogger(_settings);
        Log = new BusLogging(EventStream, $"ActorSystem({name})", GetType(), _settings.LogFormatter);
        Scheduler = Seams.Time.CreateScheduler(_settings, Log);
        ActorPipelineResolver = new ActorProducerPipelineResolver(() => Log);
        Mailboxes = new Mailboxes(this);
        Dispatchers = new Dispatchers(this, new DefaultDispatcherPrerequisites(EventStream, Scheduler, _settings, Mailboxes), Log);
        var remoting = ProviderChoice.Remoting(_settings, EventStream);
        RefFactory = new LocalActorRefProvider(this, remoting?.CreateDeployer(_settings) ?? new Deployer(_settings));
        Remoting = remoting;
        Provider = remoting ?? (IActorRefProvider)RefFactory;
        remoting?.Attach(this);
        SerializesMessages = _settings.SerializeAllMessages;
        DeadLetterQueue = new DeadLetterMessageQueue(RefFactory.DeadLetters);
        _extensions = new ExtensionRegistry(this);
    }

    /// <summary>Where the system's threads, time and random numbers come from.</summary>
    internal EngineSeams Seams { get; }

    /// <inheritdoc />
    public override string Name { get; }

    /// <inheritdoc />
    public override Settings Settings => _settings;

    /// <inheritdoc />
    public override EventStream EventStream { get; }

    /// <inheritdoc />
    public override ILoggingAdapter Log { get; }

    /// <inheritdoc />
    public override IScheduler Scheduler { get; }

    /// <inheritdoc />
    public override Mailboxes Mailboxes { get; }

    /// <inheritdoc />
    public override Dispatchers Dispatchers { get; }

    /// <inheritdoc />
    public override ActorProducerPipelineResolver ActorPipelineResolver { get; }

    internal LocalActorRefProvider RefFactory { get; }

    /// <inheritdoc />
    public override IActorRefProvider Provider { get; }

    /// <summary>What reaches other systems; null where nothing does.</summary>
    internal IRemotingProvider? Remoting { get; }

    /// <inheritdoc />
    public override Serialization.Serialization Serialization =>
        LazyInitializer.EnsureInitialized(ref _serialization, ref _hasSerialization, ref _serializationGate!, () => new Serialization.Serialization(this))!;

    /// <summary>True where every message goes through its serializer, even within the process.</summary>
    internal bool SerializesMessages { get; }

    /// <inheritdoc />
    public override IActorRef DeadLetters => RefFactory.DeadLetters;

    /// <inheritdoc />
    public override IActorRef IgnoreRef => RefFactory.IgnoreRef;

    /// <inheritdoc />
    public override IInternalActorRef Guardian => RefFactory.Guardian;

    /// <inheritdoc />
    public override IInternalActorRef LookupRoot => RefFactory.Root;

    /// <inheritdoc />
    public override IInternalActorRef SystemGuardian => RefFactory.SystemGuardian;

    /// <summary>Takes what a closed mailbox can't.</summary>
    internal IMessageQueue DeadLetterQueue { get; }

    /// <inheritdoc />
    public override Task WhenTerminated => _terminated.Task;

    private protected override TimeSpan Elapsed => Seams.Time.Elapsed;

    /// <summary>A number that no other inbox of this system has.</summary>
    internal int NextInbox() => Interlocked.Increment(ref _lastInbox);

    /// <summary>A number that no other incarnation of an actor of this system has.</summary>
    internal long NextUid() => Interlocked.Increment(ref _lastUid);

    /// <summary>Starts the actors and loggers that every system has, once, and logs the configuration if it says so.</summary>
    public void Start()
    {
        try
        {
            if (!_isStarted) StartParts();
            if (_settings.LogConfigOnStart) Log.Log(LogLevel.InfoLevel, null, _settings.ToString()!);
        }
        catch
        {
            _ = FinalTerminate();
            throw;
        }
    }

    private void StartParts()
    {
        _isStarted = true;
        RefFactory.Start();
        _ = WaitForTermination();
        EventStream.StartUnsubscriber(this);
        EventStream.StartDefaultLoggers(this);
        Remoting?.Start();
        _extensions.LoadConfigured();
        if (_settings.LogDeadLetters > 0) _deadLetterListener = SystemActorOf<DeadLetterListener>("deadLetterListener");
        Seams.Simulator?.Start();
    }

    /// <inheritdoc />
    public override IActorRef ActorOf(Props props, string? name = null) =>
        RefFactory.Guardian.Cell.CreateChild(props, name, systemService: false, isTopLevel: true);

    /// <inheritdoc />
    public override IActorRef SystemActorOf(Props props, string? name = null) =>
        RefFactory.SystemGuardian.Cell.CreateChild(props, name, systemService: true, isTopLevel: true);

    /// <inheritdoc />
    public override IActorRef SystemActorOf<TActor>(string? name = null) => SystemActorOf(Props.Create<TActor>(), name);

    /// <inheritdoc />
    public override ActorSelection ActorSelection(ActorPath actorPath) => ActorRefFactoryShared.ActorSelection(actorPath, this);

    /// <inheritdoc />
    public override ActorSelection ActorSelection(string actorPath) => ActorRefFactoryShared.ActorSelection(actorPath, this, LookupRoot);

    /// <inheritdoc />
    public override void Stop(IActorRef actor)
    {
        var parent = ((IInternalActorRef)actor).Parent;
        if (parent.Equals(Guardian) || parent.Equals(SystemGuardian)) parent.Tell(new StopChild(actor), ActorRefs.NoSender);
        else ((IInternalActorRef)actor).Stop();
    }

    /// <inheritdoc />
    public override void RegisterOnTermination(Action code) => _callbacks.Add(code);

    /// <inheritdoc />
    public override Task Terminate()
    {
        if (_settings.CoordinatedShutdownRunByActorSystemTerminate)
            _ = CoordinatedShutdown.Get(this).Run(CoordinatedShutdown.ActorSystemTerminateReason.Instance);
        else
            _ = FinalTerminate();
        return WhenTerminated;
    }

    /// <summary>Stops the guardians, and with them all actors; the rest follows when they are gone.</summary>
    internal Task FinalTerminate()
    {
        Seams.Simulator?.RunFree();
        if (Interlocked.Exchange(ref _isStopping, 1) == 0) EventStream.Publish(new Debug(ToString(), GetType(), "System shutdown initiated"));
        if (!_settings.LogDeadLettersDuringShutdown && _deadLetterListener is { } listener) EventStream.Unsubscribe(listener);
        RefFactory.Guardian.Stop();
        return WhenTerminated;
    }

    /// <inheritdoc />
    public override void Abort() => _ = FinalTerminate();

    /// <inheritdoc />
    public override object? GetExtension(IExtensionId extensionId) => _extensions.Get(extensionId);

    /// <inheritdoc />
    public override T? GetExtension<T>()
        where T : class => _extensions.TryGet(typeof(T), out var extension) ? (T?)extension : null;

    /// <inheritdoc />
    public override bool HasExtension(Type type) => _extensions.TryGet(type, out _);

    /// <inheritdoc />
    public override bool HasExtension<T>() => _extensions.TryGet(typeof(T), out _);

    /// <inheritdoc />
    public override bool TryGetExtension(Type extensionType, out object? extension) => _extensions.TryGet(extensionType, out extension);

    /// <inheritdoc />
    public override bool TryGetExtension<T>(out T? extension)
        where T : class
    {
        var found = _extensions.TryGet(typeof(T), out var any);
        extension = (T?)any;
        return found;
    }

    /// <inheritdoc />
    public override object? RegisterExtension(IExtensionId extension) => _extensions.Register(extension);

    /// <summary>Answers a system message that its actor can't: a watch of a stopped actor is answered at once.</summary>
    internal void DeadLetterSystemMessage(ISystemMessage message, IInternalActorRef recipient)
    {
        if (message is Watch watch)
        {
            if (!watch.Watchee.Equals(recipient)) return;
            watch.Watcher.SendSystemMessage(new DeathWatchNotification(recipient, existenceConfirmed: true, addressTerminated: false));
        }
        else if (message is IDeadLetterSuppression suppressed)
        {
            EventStream.Publish(new SuppressedDeadLetter(suppressed, DeadLetters, recipient));
        }
    }

    /// <inheritdoc />
    public override string PrintTree()
    {
        var text = new StringBuilder();
        Print(RefFactory.Root, "", text);
        return text.ToString();
    }

    /// <inheritdoc />
    public override string ToString() => RefFactory.RootPath.Address.ToString();

    internal void AddFallback(Config config) => _settings.InjectTopLevelFallback(config);

    private static void Print(ActorRefWithCell actor, string indent, StringBuilder text)
    {
        text.Append(indent).Append("-> ").AppendLine(actor.Path.Name.Length == 0 ? "/" : actor.Path.Name);
        foreach (var child in actor.Children.OfType<ActorRefWithCell>().OrderBy(c => c.Path.Name, StringComparer.Ordinal)) Print(child, indent + "   ", text);
    }

    private async Task WaitForTermination()
    {
        await Ended().ConfigureAwait(false);
        (Scheduler as IDisposable)?.Dispose();
        _callbacks.Run(Log);
        _terminated.TrySetResult();
        Seams.Simulator?.Stop();
    }

    private Task Ended() => Seams.Simulator?.Bring(RefFactory.TerminationTask) ?? RefFactory.TerminationTask;
}
