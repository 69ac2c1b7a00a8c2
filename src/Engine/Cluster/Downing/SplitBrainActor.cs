using System.Collections.Immutable;
using Akka.Actor;
using Akka.Event;
using Akka.Remote;

namespace Akka.Cluster.SBR;

/// <summary>
/// Waits until nothing has changed for a while, then lets the strategy say which nodes go down. Only the leader of a side acts, on both sides of a split.
/// A node that hears from a member that it was given up goes down at once: it may have slept through all of that.
/// </summary>
internal sealed class SplitBrainActor(Cluster cluster, TimeSpan stableAfter, TimeSpan downAllWhenUnstable, Func<DowningView, bool> survives)
    : UntypedActor, IWithTimers
{
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private TimeSpan? _unstableSince;

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart()
    {
        cluster.Subscribe(Self, ClusterEvent.InitialStateAsEvents, typeof(ClusterEvent.IReachabilityEvent), typeof(ClusterEvent.IMemberEvent), typeof(ClusterEvent.LeaderChanged));
        Context.System.EventStream.Subscribe(Self, typeof(ThisActorSystemQuarantinedEvent));
        base.PreStart();
    }

    protected override void PostStop()
    {
        Context.System.EventStream.Unsubscribe(Self);
        cluster.Unsubscribe(Self);
    }

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case ClusterEvent.IReachabilityEvent or ClusterEvent.IMemberEvent:
                OnChange();
                break;
            case Stable:
                OnStable();
                break;
            case ThisActorSystemQuarantinedEvent quarantined:
                OnQuarantined(quarantined.RemoteAddress);
                break;
            case ClusterEvent.IClusterDomainEvent:
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void OnChange()
    {
        if (!DowningView.Undecided(cluster.State).Any())
        {
            _unstableSince = null;
            Timers.Cancel("stable");
            return;
        }
        var now = Context.System.Scheduler.MonotonicClock;
        _unstableSince ??= now;
        if (downAllWhenUnstable > TimeSpan.Zero && now - _unstableSince > stableAfter + downAllWhenUnstable)
        {
            _log.Warning("The cluster has been unstable for too long: all nodes of this side go down");
            Down([.. cluster.State.Members.Select(member => member.UniqueAddress)]);
            return;
        }
        Timers.StartSingleTimer("stable", Stable.Instance, stableAfter);
    }

    private void OnStable()
    {
        _unstableSince = null;
        var view = cluster.View;
        if (!DowningView.Undecided(view.State).Any()) return;

        // The leader acts for its side, and later again if that was not enough.
        Timers.StartSingleTimer("stable", Stable.Instance, stableAfter);
        if (view.State.Leader != cluster.SelfAddress) return;
        var decision = DowningStrategies.Decide(DowningView.Of(view.State, view.Reachability), survives);
        _log.Warning("Split brain: of [{0}], [{1}] cannot be reached; down go [{2}]",
            string.Join(", ", view.State.Members.Select(member => member.Address)),
            string.Join(", ", DowningView.Undecided(view.State).Select(member => member.Address)),
            string.Join(", ", decision.Select(node => node.Address)));
        Down(decision);
    }

    // Who leaves, or was given up itself, says nothing about this node.
    private void OnQuarantined(Address by)
    {
        if (!cluster.State.Members.Any(member => member.Address == by && member.Status is MemberStatus.Up or MemberStatus.WeaklyUp)) return;
        _log.Warning("This node was given up by [{0}]: it goes down", by);
        cluster.Down(cluster.SelfAddress);
    }

    // This node last: it can do nothing more once it is down.
    private void Down(ImmutableHashSet<UniqueAddress> nodes)
    {
        foreach (var node in nodes.OrderBy(node => node == cluster.SelfUniqueAddress)) cluster.Down(node.Address);
    }

    private sealed class Stable : INoSerializationVerificationNeeded
    {
        public static readonly Stable Instance = new();
    }
}
