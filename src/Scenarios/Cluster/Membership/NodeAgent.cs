using System.Text.Json;
using ActorConcurrency.Actors;
using ActorConcurrency.Actors.Clusters;
using Akka.Actor;
using Akka.Cluster;

namespace ActorConcurrency.Scenarios.Cluster.Membership;

/// <summary>
/// The actor of every node at a place that all know. Whoever can reach the node can ask it how the cluster is, and have members removed; he
/// need not be a member himself.
/// </summary>
internal sealed class NodeAgent : ReceiveActor, IWithTimers
{
    /// <summary>Its name, below <c>/user</c>.</summary>
    public const string Name = "node";

    private const int MostPrimitives = 500;
    private const int MostOwners = 5;

    private static readonly TimeSpan LookLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(2);

    private readonly Akka.Cluster.Cluster _cluster = Akka.Cluster.Cluster.Get(Context.System);
    private readonly HashSet<IActorRef> _watchers = [];
    private readonly List<Removal> _removals = [];
    private readonly List<(IActorRef Owner, IActorRef Host)> _hosts = [];
    private ClusterEvent.CurrentClusterState _state = new();
    private NodeProtocol.Status? _told;
    private int _hostCount;

    public static Props Props() => Akka.Actor.Props.Create(() => new NodeAgent());

    public NodeAgent()
    {
        Receive<NodeProtocol.GetStatus>(_ => Look(Sender));
        Receive<Looked>(OnLooked);
        Receive<LookAgain>(_ => Look(replyTo: null));
        Receive<NodeProtocol.WatchStatus>(OnWatch);
        Receive<NodeProtocol.Remove>(OnRemove);
        Receive<NodeProtocol.StartHost>(OnStartHost);
        Receive<NodeProtocol.WatchTrace>(m => Context.ActorOf(TraceRelay.Props(m)));
        Receive<Terminated>(m => OnGone(m.ActorRef));
        Receive<ClusterEvent.CurrentClusterState>(OnState);
        Receive<ClusterEvent.IMemberEvent>(OnMemberEvent);
        // What an event says is in the whole state too, which is simpler to keep.
        Receive<ClusterEvent.IClusterDomainEvent>(_ => _cluster.SendCurrentClusterState(Self));
    }

    /// <summary>Where the agent of a node is.</summary>
    public static ActorSelection Of(ActorSystem system, Address node) => system.ActorSelection(new RootActorPath(node) / "user" / Name);

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart() => _cluster.Subscribe(
        Self, typeof(ClusterEvent.IMemberEvent), typeof(ClusterEvent.IReachabilityEvent), typeof(ClusterEvent.LeaderChanged));

    protected override void PostStop() => _cluster.Unsubscribe(Self);

    private void OnWatch(NodeProtocol.WatchStatus m)
    {
        Context.Watch(m.Watcher);
        _watchers.Add(m.Watcher);
        Timers.StartPeriodicTimer(LookAgain.Instance, LookAgain.Instance, LookInterval);
        Look(m.Watcher);
    }

    private void OnStartHost(NodeProtocol.StartHost m)
    {
        if (NodeHost.Find(m.Kind) is not { } kind)
        {
            Sender.Tell(new Status.Failure(new ArgumentException($"This node has no host [{m.Kind}].")));
            return;
        }
        var host = Context.ActorOf(kind.Props(m.Node), $"{kind.Name}-{m.Node}-{++_hostCount}");
        _hosts.Add((m.Owner, host));
        Context.Watch(m.Owner);
        Sender.Tell(new NodeProtocol.HostStarted(host, Environment.ProcessId));
    }

    private void OnGone(IActorRef actor)
    {
        _watchers.Remove(actor);
        if (_watchers.Count == 0)
            Timers.Cancel(LookAgain.Instance);
        foreach (var (_, host) in _hosts.Where(h => h.Owner.Equals(actor)))
            Context.Stop(host);
        _hosts.RemoveAll(h => h.Owner.Equals(actor));
    }

    private void OnRemove(NodeProtocol.Remove m)
    {
        if (!NodeAddress.TryParse(m.Address, out var address) || _state.Members.All(member => member.Address != address))
        {
            Sender.Tell(new NodeProtocol.IsNoMember([.. _state.Members.Select(member => NodeAddress.Short(member.Address))]));
            return;
        }
        _removals.Add(new Removal(address, Sender));
        if (m.InOrder)
            _cluster.Leave(address);
        else
            _cluster.Down(address);
    }

    private void OnMemberEvent(ClusterEvent.IMemberEvent m)
    {
        if (m.Member.Status is MemberStatus.Exiting or MemberStatus.Down or MemberStatus.Removed)
        {
            foreach (var removal in _removals.Where(r => r.Address == m.Member.Address))
                removal.ReplyTo.Tell(new NodeProtocol.IsRemoved());
            _removals.RemoveAll(r => r.Address == m.Member.Address);
        }
        _cluster.SendCurrentClusterState(Self);
    }

    private void OnState(ClusterEvent.CurrentClusterState state)
    {
        _state = state;
        if (_watchers.Count > 0)
            Look(replyTo: null);
    }

    /// <summary>Looks where the primitives are, and tells the watchers when anything is otherwise than before; whoever asked is told in any case.</summary>
    private void Look(IActorRef? replyTo) => _cluster.PrimitivesAsync(LookLimit).PipeTo(
        Self, success: placed => new Looked([.. placed.Take(MostPrimitives).Select(See)], replyTo), failure: _ => new Looked(null, replyTo));

    private void OnLooked(Looked m)
    {
        var status = See(m.Primitives);
        var isNews = _told is null || !IsSame(_told, status);
        _told = status;
        foreach (var watcher in _watchers.Where(watcher => isNews && !watcher.Equals(m.ReplyTo)))
            watcher.Tell(status);
        m.ReplyTo?.Tell(status);
    }

    private NodeProtocol.Status See(IReadOnlyList<NodeProtocol.PrimitiveInfo>? primitives) => new(
        NodeAddress.Short(_cluster.SelfAddress),
        _state.Leader is null ? null : NodeAddress.Short(_state.Leader),
        [.. _state.Members.OrderBy(member => member, Member.AgeOrdering).Select(See)],
        // Singletons live on the oldest member.
        [new("directory", _state.Members.Where(IsSettled).Order(Member.AgeOrdering).Select(member => NodeAddress.Short(member.Address)).FirstOrDefault())],
        primitives);

    private static bool IsSettled(Member member) => member.Status is MemberStatus.Up or MemberStatus.Leaving or MemberStatus.Exiting;

    private NodeProtocol.PrimitiveInfo See(PlacedPrimitive placed) => new(
        placed.State.Kind,
        placed.State.Name,
        NodeAddress.Short(placed.Node),
        placed.State.Epoch,
        placed.State.Holders.Count,
        [.. placed.State.Holders.Take(MostOwners).Select(holder => OwnerName(holder.Owner))],
        placed.State.Waiters.Count,
        [.. placed.State.Waiters.Take(MostOwners).Select(waiter => OwnerName(waiter.Owner))]);

    private string OwnerName(IActorRef owner)
    {
        var path = _cluster.RemotePathOf(owner);
        return NodeAddress.Short(path.Address) + path.ToStringWithoutAddress();
    }

    private NodeProtocol.MemberInfo See(Member member) => new(
        NodeAddress.Short(member.Address),
        member.Status.ToString().ToLowerInvariant(),
        !_state.Unreachable.Contains(member),
        [.. member.Roles.Order(StringComparer.Ordinal)]);

    private static bool IsSame(NodeProtocol.Status one, NodeProtocol.Status other) => JsonSerializer.Serialize(one) == JsonSerializer.Serialize(other);

    private sealed record Looked(IReadOnlyList<NodeProtocol.PrimitiveInfo>? Primitives, IActorRef? ReplyTo);

    private sealed record LookAgain
    {
        public static readonly LookAgain Instance = new();
    }

    private sealed record Removal(Address Address, IActorRef ReplyTo);
}
