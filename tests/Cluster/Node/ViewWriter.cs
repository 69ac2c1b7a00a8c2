using Akka.Actor;
using Akka.Cluster;

namespace ActorConcurrency.Cluster.Node;

/// <summary>Writes a line with the node's view of the cluster whenever that has changed.</summary>
internal sealed class ViewWriter : UntypedActor
{
    private readonly Akka.Cluster.Cluster _cluster = Akka.Cluster.Cluster.Get(Context.System);
    private readonly Action<string> _write;

    public static Props Props(Action<string> write) => Akka.Actor.Props.Create(() => new ViewWriter(write));

    public ViewWriter(Action<string> write) => _write = write;

    protected override void PreStart() =>
        _cluster.Subscribe(Self, ClusterEvent.SubscriptionInitialStateMode.InitialStateAsEvents, typeof(ClusterEvent.IClusterDomainEvent));

    protected override void OnReceive(object message)
    {
        var state = _cluster.State;
        var members = state.Members.Select(member => new NodeMember(member.Address.ToString(), member.UniqueAddress.Uid, member.Status.ToString()));
        _write($"view {new NodeView([.. members], [.. state.Unreachable.Select(member => member.Address.ToString())])}");
    }
}
