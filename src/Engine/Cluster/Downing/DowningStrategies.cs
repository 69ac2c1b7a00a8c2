using System.Collections.Immutable;

namespace Akka.Cluster.SBR;

/// <summary>The documented strategies for a cluster that is split, as plain functions: both sides decide by them without speaking to each other.</summary>
internal static class DowningStrategies
{
    /// <summary>Which nodes go down, as this side sees it.</summary>
    public static ImmutableHashSet<UniqueAddress> Decide(DowningView view, Func<DowningView, bool> survives)
    {
        if (view.IndirectlyConnected.Count == 0) return survives(view) ? view.Unreachable : view.ThisSide;

        // Those would decide against each other: they go down, and the rest decides without them.
        var rest = view with
        {
            Members = view.Members.Where(member => !view.IndirectlyConnected.Contains(member.UniqueAddress)).ToImmutableSortedSet(),
            Unreachable = view.Unreachable.Except(view.IndirectlyConnected),
            IndirectlyConnected = [],
        };
        var isEnough = survives(view with { Unreachable = rest.Unreachable.Union(view.IndirectlyConnected), IndirectlyConnected = [] });
        return isEnough ? view.IndirectlyConnected.Union(rest.Unreachable) : view.All;
    }

    /// <summary>The side with more members; of two halves, the one with the member of the lowest address.</summary>
    public static bool KeepsMajority(DowningView view, string? role)
    {
        var (here, there) = (view.Reachable(role).ToList(), view.NotReachable(role).ToList());
        if (here.Count != there.Count) return here.Count > there.Count;
        return here.Count == 0 || here.Min()!.CompareTo(there.Min()) < 0;
    }

    /// <summary>The side with so many members; none, when there are so many members that both could have them.</summary>
    public static bool IsQuorum(DowningView view, int size, string? role) =>
        view.Counting(role).Count() <= (2 * size) - 1 && view.Reachable(role).Count() >= size;

    /// <summary>The side with the oldest member.</summary>
    /// <param name="view">What there is.</param>
    /// <param name="downIfAlone">Whether it goes down where it is alone.</param>
    /// <param name="role">Whom it is chosen among.</param>
    public static bool KeepsOldest(DowningView view, bool downIfAlone, string? role)
    {
        if (view.Counting(role).Min(Member.AgeOrdering) is not { } oldest) return true;
        var isHere = !view.Unreachable.Contains(oldest.UniqueAddress);
        var (itsSide, otherSide) = isHere
            ? (view.Reachable(role).Count(), view.NotReachable(role).Count())
            : (view.NotReachable(role).Count(), view.Reachable(role).Count());
        var isAlone = downIfAlone && itsSide == 1 && otherSide > 0;
        return isHere != isAlone;
    }
}
