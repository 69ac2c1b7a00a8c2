using System.Collections.Immutable;
using Akka.Actor;

namespace Akka.Cluster;

/// <summary>Asks the nodes that this one watches over whether they live, and feeds the failure detector with their answers.</summary>
internal sealed class HeartbeatSender(Cluster cluster) : UntypedActor, IWithTimers
{
    private ImmutableHashSet<UniqueAddress> _watched = [];
    private long _sequence;

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart() =>
        Timers.StartPeriodicTimer("heartbeat", Tick.Instance, cluster.Settings.HeartbeatInterval);

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case Tick:
                foreach (var node in _watched) Ask(node);
                break;
            case HeartbeatRsp answer when _watched.Contains(answer.From):
                cluster.FailureDetector.Heartbeat(answer.From.Address);
                break;
            case WatchOver watch:
                OnWatchOver(watch.Nodes);
                break;
            case ExpectedFirst expected when _watched.Contains(expected.Node) && !cluster.FailureDetector.IsMonitoring(expected.Node.Address):
                // A node that never answers must be noticed too: this sets its clock going.
                cluster.FailureDetector.Heartbeat(expected.Node.Address);
                break;
        }
    }

    private void Ask(UniqueAddress node) =>
        Context.ActorSelection(new RootActorPath(node.Address) / "system" / "cluster" / HeartbeatReceiver.Name)
            .Tell(new Heartbeat(cluster.SelfAddress, ++_sequence), Self);

    private void OnWatchOver(ImmutableHashSet<UniqueAddress> nodes)
    {
        foreach (var gone in _watched.Except(nodes)) cluster.FailureDetector.Remove(gone.Address);
        foreach (var node in nodes.Except(_watched))
        {
            Timers.StartSingleTimer(node, new ExpectedFirst(node), cluster.Settings.HeartbeatInterval + cluster.Settings.HeartbeatExpectedResponseAfter);
            Ask(node);
        }
        _watched = nodes;
    }

    internal sealed record WatchOver(ImmutableHashSet<UniqueAddress> Nodes) : INoSerializationVerificationNeeded;

    private sealed record ExpectedFirst(UniqueAddress Node) : INoSerializationVerificationNeeded;

    private sealed class Tick : INoSerializationVerificationNeeded
    {
        public static readonly Tick Instance = new();
    }
}
