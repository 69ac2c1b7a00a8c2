using System.Collections.Immutable;
using Akka.Actor;

namespace Akka.Cluster;

/// <summary>
/// Looks among the seed nodes for one that is part of a cluster, and tells its parent whom to join. The first of the seed nodes makes a cluster
/// of its own when nobody answers in time, or all that are there are as new as it is; the others go on asking.
/// </summary>
internal sealed class SeedNodeProcess : UntypedActor, IWithTimers
{
    private readonly Cluster _cluster;
    private readonly ImmutableList<Address> _seeds;
    private readonly bool _isFirst;
    private readonly HashSet<Address> _refused = [];
    private int _attempts;

    public SeedNodeProcess(Cluster cluster, ImmutableList<Address> seeds)
    {
        _cluster = cluster;
        _isFirst = seeds[0] == cluster.SelfAddress;
        _seeds = seeds.Remove(cluster.SelfAddress);
    }

    public ITimerScheduler Timers { get; set; } = null!;

    private TimeSpan AskAgainAfter => _isFirst ? TimeSpan.FromSeconds(Math.Min(1, _cluster.Settings.SeedNodeTimeout.TotalSeconds / 2)) : _cluster.Settings.SeedNodeTimeout;

    protected override void PreStart()
    {
        AskAll();
        Timers.StartPeriodicTimer("again", Again.Instance, AskAgainAfter);
        if (_isFirst) Timers.StartSingleTimer("give-up", GiveUp.Instance, _cluster.Settings.SeedNodeTimeout);
    }

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case InitJoinAck ack:
                Decide(ack.Address);
                break;
            case InitJoinNack nack:
                _refused.Add(nack.Address);
                if (_isFirst && _seeds.TrueForAll(_refused.Contains)) Decide(_cluster.SelfAddress);
                break;
            case Again:
                if (++_attempts % 4 == 0) _cluster.Log($"Couldn't join seed nodes after [{_attempts}] attempts, will try again. seed-nodes=[{string.Join(", ", _seeds)}]");
                AskAll();
                break;
            case GiveUp:
                Decide(_cluster.SelfAddress);
                break;
        }
    }

    private void AskAll()
    {
        foreach (var seed in _seeds)
            Context.ActorSelection(ClusterCore.PathOn(seed)).Tell(InitJoin.Instance, Self);
    }

    private void Decide(Address node)
    {
        Context.Parent.Tell(new ClusterCore.JoinTo(node));
        Context.Stop(Self);
    }

    private sealed class Again : INoSerializationVerificationNeeded
    {
        public static readonly Again Instance = new();
    }

    private sealed class GiveUp : INoSerializationVerificationNeeded
    {
        public static readonly GiveUp Instance = new();
    }
}
