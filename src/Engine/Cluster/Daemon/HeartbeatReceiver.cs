using Akka.Actor;

namespace Akka.Cluster;

/// <summary>Answers the heartbeats of other nodes.</summary>
internal sealed class HeartbeatReceiver(Cluster cluster) : UntypedActor
{
    public const string Name = "heartbeat-receiver";

    protected override void OnReceive(object message)
    {
        if (message is Heartbeat heartbeat) Sender.Tell(new HeartbeatRsp(cluster.SelfUniqueAddress, heartbeat.Sequence));
        else Unhandled(message);
    }
}
