using Akka.Actor;
using Akka.Dispatch;
using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.Remote;

/// <summary>
/// Watches over the nodes on which actors of this one are watched: asks them for heartbeats, and gives those up that fall silent. The watchers
/// are told as by a local actor's end, with <see cref="Terminated.AddressTerminated"/> where the node was given up.
/// </summary>
public partial class RemoteWatcher : UntypedActor, IRequiresMessageQueue<IUnboundedMessageQueueSemantics>
{
    /// <summary>The log.</summary>
    protected readonly ILoggingAdapter Log = Context.GetLogger();

    /// <summary>What is watched, and who watches it.</summary>
    protected readonly Dictionary<IInternalActorRef, HashSet<IInternalActorRef>> Watching = [];

    /// <summary>What is watched, by node.</summary>
    protected readonly Dictionary<Address, HashSet<IInternalActorRef>> WatcheeByNodes = [];

    private readonly Dictionary<Address, int> _uids = [];
    private readonly IFailureDetectorRegistry<Address> _failureDetector;
    private readonly TimeSpan _heartbeatExpectedResponseAfter;
    private readonly ICancelable _heartbeats;
    private readonly ICancelable _reaper;

    /// <summary>Creates the actor.</summary>
    /// <param name="failureDetector">Judges the nodes.</param>
    /// <param name="heartbeatInterval">How often a node is asked.</param>
    /// <param name="unreachableReaperInterval">How often the nodes are judged.</param>
    /// <param name="heartbeatExpectedResponseAfter">When the first answer is expected.</param>
    public RemoteWatcher(
        IFailureDetectorRegistry<Address> failureDetector, TimeSpan heartbeatInterval, TimeSpan unreachableReaperInterval, TimeSpan heartbeatExpectedResponseAfter)
    {
        _failureDetector = failureDetector;
        _heartbeatExpectedResponseAfter = heartbeatExpectedResponseAfter;
        var scheduler = Context.System.Scheduler;
        _heartbeats = scheduler.ScheduleTellRepeatedlyCancelable(heartbeatInterval, heartbeatInterval, Self, HeartbeatTick.Instance, Self);
        _reaper = scheduler.ScheduleTellRepeatedlyCancelable(unreachableReaperInterval, unreachableReaperInterval, Self, ReapUnreachableTick.Instance, Self);
    }

    /// <summary>The nodes on which something is watched.</summary>
    protected ICollection<Address> WatchingNodes => WatcheeByNodes.Keys;

    /// <summary>Those of them that were given up.</summary>
    protected HashSet<Address> Unreachable { get; } = [];

    private RemoteActorRefProvider Provider => (RemoteActorRefProvider)((ExtendedActorSystem)Context.System).Provider;

    /// <summary>Whether this actor says when a node is gone; false where somebody else does.</summary>
    internal virtual bool Judges(Address node) => true;

    /// <summary>How to create the actor.</summary>
    public static Props Props(
        IFailureDetectorRegistry<Address> failureDetector, TimeSpan heartbeatInterval, TimeSpan unreachableReaperInterval, TimeSpan heartbeatExpectedResponseAfter) =>
        Akka.Actor.Props.Create(() => new RemoteWatcher(failureDetector, heartbeatInterval, unreachableReaperInterval, heartbeatExpectedResponseAfter))
            .WithDeploy(Deploy.Local);

    /// <inheritdoc />
    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case HeartbeatTick:
                SendHeartbeats();
                break;
            case Heartbeat:
                Sender.Tell(new HeartbeatRsp(AddressUidExtension.Uid(Context.System)));
                break;
            case HeartbeatRsp answer:
                OnAnswer(answer.AddressUid);
                break;
            case ReapUnreachableTick:
                ReapUnreachable();
                break;
            case ExpectedFirstHeartbeat expected:
                OnExpectedFirst(expected.From);
                break;
            case WatchRemote watch:
                AddWatching(watch.Watchee, watch.Watcher);
                break;
            case UnwatchRemote unwatch:
                RemoveWatch(unwatch.Watchee, unwatch.Watcher);
                break;
            case Terminated terminated:
                Tell((IInternalActorRef)terminated.ActorRef, terminated.ExistenceConfirmed, terminated.AddressTerminated);
                break;
            case GivenUp given:
                Unreachable.Add(given.Node);
                PublishAddressTerminated(given.Node);
                break;
            case Stats:
                Sender.Tell(new Stats(
                    Watching.Values.Sum(watchers => watchers.Count),
                    WatcheeByNodes.Count,
                    [.. Watching.SelectMany(entry => entry.Value.Select(watcher => ((IActorRef)entry.Key, (IActorRef)watcher)))],
                    [.. WatcheeByNodes.Keys]));
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    /// <inheritdoc />
    protected override void PostStop()
    {
        _heartbeats.Cancel();
        _reaper.Cancel();
        base.PostStop();
    }

    /// <summary>Begins to watch.</summary>
    protected void AddWatching(IInternalActorRef watchee, IInternalActorRef watcher)
    {
        if (!Watching.TryGetValue(watchee, out var watchers)) Watching[watchee] = watchers = [];
        watchers.Add(watcher);
        WatchNode(watchee);
        Context.Watch(watchee);
    }

    /// <summary>Watches over the node of a watched actor.</summary>
    protected virtual void WatchNode(IInternalActorRef watchee)
    {
        var node = watchee.Path.Address;
        if (!WatcheeByNodes.ContainsKey(node) && Unreachable.Remove(node)) _failureDetector.Remove(node);
        if (!WatcheeByNodes.TryGetValue(node, out var watchees)) WatcheeByNodes[node] = watchees = [];
        watchees.Add(watchee);
    }

    /// <summary>Ends a watch.</summary>
    protected void RemoveWatch(IInternalActorRef watchee, IInternalActorRef watcher)
    {
        if (!Watching.TryGetValue(watchee, out var watchers)) return;
        watchers.Remove(watcher);
        if (watchers.Count > 0) return;
        Context.Unwatch(watchee);
        RemoveWatchee(watchee);
    }

    /// <summary>Forgets a watched actor, and its node with the last of them.</summary>
    protected void RemoveWatchee(IInternalActorRef watchee)
    {
        var node = watchee.Path.Address;
        Watching.Remove(watchee);
        if (!WatcheeByNodes.TryGetValue(node, out var watchees)) return;
        watchees.Remove(watchee);
        if (watchees.Count == 0) UnwatchNode(node);
    }

    /// <summary>Watches over a node no longer.</summary>
    protected void UnwatchNode(Address watcheeAddress)
    {
        WatcheeByNodes.Remove(watcheeAddress);
        _uids.Remove(watcheeAddress);
        _failureDetector.Remove(watcheeAddress);
    }

    /// <summary>Tells everybody who watches something on a node that it is gone.</summary>
    protected virtual void PublishAddressTerminated(Address address)
    {
        foreach (var watchee in WatcheeByNodes.TryGetValue(address, out var watchees) ? watchees.ToArray() : [])
        {
            Context.Unwatch(watchee);
            Tell(watchee, existenceConfirmed: true, addressTerminated: true);
        }
        Context.System.EventStream.Publish(new AddressTerminated(address));
    }

    /// <summary>Gives a node's incarnation up.</summary>
    protected virtual void Quarantine(Address address, int? addressUid) =>
        Provider.Remoting.Quarantine(address, addressUid, "the failure detector takes it for dead");

    private void SendHeartbeats()
    {
        foreach (var node in WatchingNodes)
        {
            if (Unreachable.Contains(node) || !Judges(node)) continue;
            Context.ActorSelection(new RootActorPath(node) / Self.Path.Elements).Tell(Heartbeat.Instance, Self);
            if (!_failureDetector.IsMonitoring(node))
                Context.System.Scheduler.ScheduleTellOnce(_heartbeatExpectedResponseAfter, Self, new ExpectedFirstHeartbeat(node), Self);
        }
    }

    private void OnAnswer(int uid)
    {
        var node = Sender.Path.Address;
        if (!WatcheeByNodes.TryGetValue(node, out var watchees) || Unreachable.Contains(node)) return;
        if (!_uids.TryGetValue(node, out var known) || known != uid)
        {
            // The first answer, or that of another incarnation, which has to learn what is watched there.
            if (_uids.ContainsKey(node)) WatchAgain(watchees);
            _uids[node] = uid;
        }
        _failureDetector.Heartbeat(node);
    }

    private void WatchAgain(HashSet<IInternalActorRef> watchees)
    {
        foreach (var watchee in watchees) watchee.SendSystemMessage(new Watch(watchee, (IInternalActorRef)Self));
    }

    // A node that never answers must be given up too: an assumed heartbeat sets its clock going.
    private void OnExpectedFirst(Address node)
    {
        if (WatcheeByNodes.ContainsKey(node) && !_failureDetector.IsMonitoring(node)) _failureDetector.Heartbeat(node);
    }

    private void ReapUnreachable()
    {
        foreach (var node in WatchingNodes.ToArray())
        {
            if (Unreachable.Contains(node) || !Judges(node) || _failureDetector.IsAvailable(node)) continue;
            Log.Log(LogLevel.WarningLevel, null, $"Detected unreachable: [{node}]");
            Unreachable.Add(node);
            Quarantine(node, _uids.TryGetValue(node, out var uid) ? uid : null);
            PublishAddressTerminated(node);
        }
    }

    private void Tell(IInternalActorRef watchee, bool existenceConfirmed, bool addressTerminated)
    {
        foreach (var watcher in Watching.TryGetValue(watchee, out var watchers) ? watchers.ToArray() : [])
            watcher.SendSystemMessage(new DeathWatchNotification(watchee, existenceConfirmed, addressTerminated));
        RemoveWatchee(watchee);
    }
}

/// <summary>A node was given up: published on the event stream for what has to do with it.</summary>
internal sealed record AddressTerminated(Address Node);

/// <summary>To the watcher over other nodes: remoting has given one up.</summary>
internal sealed record GivenUp(Address Node) : INoSerializationVerificationNeeded;
