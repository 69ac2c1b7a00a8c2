using Akka.Actor;

namespace Akka.Cluster;

/// <summary>Calls back when this node is up.</summary>
internal sealed class StatusListener(Cluster cluster) : UntypedActor
{
    private readonly List<Action> _waiting = [];

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case Add add when cluster.IsUp:
                cluster.CallBack(add.Callback);
                break;
            case Add add:
                _waiting.Add(add.Callback);
                break;
            case ClusterEvent.MemberUp up when up.Member.UniqueAddress == cluster.SelfUniqueAddress:
                _waiting.ForEach(cluster.CallBack);
                _waiting.Clear();
                break;
        }
    }

    internal sealed record Add(Action Callback) : INoSerializationVerificationNeeded;
}
