using ActorConcurrency.Scenarios.Cluster.Membership;
using Akka.Actor;
using Akka.Cluster;

namespace ActorConcurrency.Scenarios.Cluster.Stages;

/// <summary>
/// Brings into the trace of this system what happens on other nodes at the primitives of its scope: what happens on one node in its order, with
/// the times of that node's clock.
/// </summary>
internal sealed class TraceCollector : ReceiveActor
{
    private readonly Akka.Cluster.Cluster _cluster = Akka.Cluster.Cluster.Get(Context.System);
    private readonly HashSet<UniqueAddress> _nodes = [];
    private readonly HashSet<IActorRef> _relays = [];
    private readonly HashSet<IActorRef> _unflushed = [];
    private readonly string _scope;
    private IActorRef? _starter;
    private IActorRef? _flusher;

    public static Props Props(string scope) => Akka.Actor.Props.Create(() => new TraceCollector(scope));

    public TraceCollector(string scope)
    {
        _scope = scope;
        Receive<ClusterEvent.CurrentClusterState>(m => Ask(m.Members.Where(member => member.Status is MemberStatus.Up)));
        Receive<ClusterEvent.MemberUp>(m => Ask([m.Member]));
        Receive<ClusterEvent.MemberRemoved>(m => _nodes.Remove(m.Member.UniqueAddress));
        Receive<NodeProtocol.TraceWatched>(_ => OnWatched());
        Receive<NodeProtocol.Traced>(m => Context.System.EventStream.Publish(m.Event));
        Receive<NodeProtocol.TraceFlushed>(_ => OnFlushed(Sender));
        Receive<Terminated>(m => OnEnded(m.ActorRef));
        Receive<Start>(_ => _starter = Sender);
        Receive<Flush>(_ => OnFlush());
    }

    protected override void PreStart() => _cluster.Subscribe(Self, typeof(ClusterEvent.MemberUp), typeof(ClusterEvent.MemberRemoved));

    protected override void PostStop() => _cluster.Unsubscribe(Self);

    protected override bool AroundReceive(Receive receive, object message)
    {
        var handled = base.AroundReceive(receive, message);
        if (_starter is not null && _nodes.Count > 0 && _relays.Count >= _nodes.Count)
        {
            _starter.Tell(Done.Instance);
            _starter = null;
        }

        if (_flusher is not null && _unflushed.Count == 0)
        {
            _flusher.Tell(Done.Instance);
            _flusher = null;
        }

        return handled;
    }

    private void Ask(IEnumerable<Member> members)
    {
        foreach (var member in members.Where(member => member.UniqueAddress != _cluster.SelfUniqueAddress && _nodes.Add(member.UniqueAddress)))
            NodeAgent.Of(Context.System, member.Address).Tell(new NodeProtocol.WatchTrace(Self, _scope));
    }

    private void OnWatched()
    {
        Context.Watch(Sender);
        _relays.Add(Sender);
    }

    private void OnFlush()
    {
        _flusher = Sender;
        _unflushed.UnionWith(_relays);
        foreach (var relay in _relays)
            relay.Tell(new NodeProtocol.FlushTrace());
    }

    private void OnFlushed(IActorRef relay) => _unflushed.Remove(relay);

    private void OnEnded(IActorRef relay)
    {
        _relays.Remove(relay);
        _unflushed.Remove(relay);
    }

    /// <summary>Answered by <see cref="Done"/> when all nodes that were members at first tell.</summary>
    internal sealed record Start;

    /// <summary>Answered by <see cref="Done"/> when all has come that has happened before.</summary>
    internal sealed record Flush;

    internal sealed record Done
    {
        public static readonly Done Instance = new();
    }
}
