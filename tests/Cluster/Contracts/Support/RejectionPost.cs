using ActorConcurrency.Actors.Clusters.Tests.Support;
using ActorConcurrency.Actors.Promises;
using Akka.Actor;

namespace ActorConcurrency.Cluster.Contracts.Tests.Support;

/// <summary>
/// An unhandled rejection is reported on the event stream of the node where the promise lives, which in a test is not the test's: each node has
/// one of these, and those of the nodes that host primitives send it what they hear, to be published there.
/// </summary>
internal sealed class RejectionPost : UntypedActor
{
    public const string Name = "rejections";

    private readonly Akka.Cluster.Cluster _cluster = Akka.Cluster.Cluster.Get(Context.System);

    public static Props Props() => Akka.Actor.Props.Create(() => new RejectionPost());

    protected override void PreStart()
    {
        if (_cluster.SelfRoles.Contains(VirtualNode.Hosts))
            Context.System.EventStream.Subscribe(Self, typeof(UnhandledRejection));
    }

    protected override void OnReceive(object message)
    {
        if (!_cluster.SelfRoles.Contains(VirtualNode.Hosts))
        {
            Context.System.EventStream.Publish(message);
            return;
        }

        foreach (var member in _cluster.State.Members.Where(member => !member.HasRole(VirtualNode.Hosts)))
            Context.ActorSelection(new RootActorPath(member.Address) / "user" / Name).Tell(message);
    }
}
