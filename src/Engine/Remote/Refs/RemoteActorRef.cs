using System.Text;
using Akka.Actor;
using Akka.Annotations;
using Akka.Dispatch.SysMsg;
using Akka.Remote.Associations;

namespace Akka.Remote;

/// <summary>A reference that leads to another system.</summary>
[InternalApi]
public interface IRemoteRef : IActorRefScope;

/// <summary>The reference of an actor of another system.</summary>
public class RemoteActorRef : InternalActorRefBase, IRemoteRef
{
    private readonly Remoting _remoting;
    private readonly Action<RemoteActorRef>? _start;
    private Association? _association;
    private byte[]? _wirePath;

    internal RemoteActorRef(Remoting remoting, ActorPath path, IInternalActorRef parent, Action<RemoteActorRef>? start = null)
    {
        _remoting = remoting;
        _start = start;
        Path = path;
        Parent = parent;
    }

    /// <inheritdoc />
    public override ActorPath Path { get; }

    /// <inheritdoc />
    public override IInternalActorRef Parent { get; }

    /// <inheritdoc />
    public override IActorRefProvider Provider => _remoting.Provider;

    /// <summary>The address of this system, as the other one knows it.</summary>
    public Address LocalAddressToUse => _remoting.Address;

    /// <inheritdoc />
    public override bool IsLocal => false;

#pragma warning disable CS0809 // Obsolete here alone, as in Akka.NET: a local reference knows it, a remote one does not.
    /// <summary>False: only a watch tells.</summary>
    [Obsolete("Watch the actor.")]
    public override bool IsTerminated => false;
#pragma warning restore CS0809

    /// <summary>The path without address, with the number of the incarnation: as messages name it, in UTF-8.</summary>
    internal byte[] WirePath => _wirePath ??= Encoding.UTF8.GetBytes(Codec.WirePath(Path));

    internal Association Association
    {
        get
        {
            var association = _association;
            if (association is { IsForgotten: false }) return association;
            return _association = _remoting.With(Path.Address);
        }
    }

    /// <inheritdoc />
    public override IActorRef GetChild(IReadOnlyList<string> name)
    {
        var path = Path;
        foreach (var element in name)
        {
            if (element == "..") path = path.Parent ?? path;
            else if (element.Length > 0) path /= element;
        }
        return new RemoteActorRef(_remoting, path, ActorRefs.Nobody);
    }

    /// <summary>True when the actor that watches over other nodes sees to a watch.</summary>
    public bool IsWatchIntercepted(IActorRef watchee, IActorRef watcher) => !watcher.Equals(_remoting.Provider.RemoteWatcher) && watchee.Equals(this);

    /// <inheritdoc />
    public override void SendSystemMessage(ISystemMessage message)
    {
        switch (message)
        {
            case Watch watch when IsWatchIntercepted(watch.Watchee, watch.Watcher):
                _remoting.Provider.RemoteWatcher.Tell(new RemoteWatcher.WatchRemote(watch.Watchee, watch.Watcher), ActorRefs.NoSender);
                break;
            case Unwatch unwatch when IsWatchIntercepted(unwatch.Watchee, unwatch.Watcher) && unwatch.Watcher.Equals(Parent):
                // Its parent waits for its end, of which the loss of its node is one, whether it watches it or not.
                break;
            case Unwatch unwatch when IsWatchIntercepted(unwatch.Watchee, unwatch.Watcher):
                _remoting.Provider.RemoteWatcher.Tell(new RemoteWatcher.UnwatchRemote(unwatch.Watchee, unwatch.Watcher), ActorRefs.NoSender);
                break;
            default:
                Association.SendSystem(message, this);
                break;
        }
    }

    /// <inheritdoc />
    public override void Start() => _start?.Invoke(this);

    /// <inheritdoc />
    public override void Resume(Exception? causedByFailure = null) => SendSystemMessage(new Resume(causedByFailure));

    /// <inheritdoc />
    public override void Suspend() => SendSystemMessage(new Suspend());

    /// <inheritdoc />
    public override void Stop() => SendSystemMessage(new Terminate());

    /// <inheritdoc />
    public override void Restart(Exception cause) => SendSystemMessage(new Recreate(cause));

    /// <inheritdoc />
    protected override void TellInternal(object message, IActorRef sender) => _remoting.Send(message, sender, this);
}
