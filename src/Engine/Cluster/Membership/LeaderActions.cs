using System.Collections.Immutable;

namespace Akka.Cluster;

/// <summary>What a leader does on convergence, as a plain function of the membership.</summary>
internal static class LeaderActions
{
    /// <param name="Gossip">The gossip after the changes, not yet marked as changed.</param>
    /// <param name="Changed">The members with a new status.</param>
    /// <param name="Removed">The members that are removed.</param>
    internal sealed record Outcome(Gossip Gossip, IReadOnlyList<Member> Changed, ImmutableHashSet<UniqueAddress> Removed)
    {
        public bool IsChange => Changed.Count > 0 || Removed.Count > 0;
    }

    /// <summary>Joining becomes up, leaving becomes exiting; who is down, or is exiting and has been told so, is removed.</summary>
    /// <param name="state">The membership.</param>
    /// <param name="settings">How many members there must be before the first is let in.</param>
    /// <param name="exitingConfirmed">Those who have said that they know that they exit.</param>
    /// <param name="now">Milliseconds since 1970, for the notes of removals.</param>
    public static Outcome OnConvergence(MembershipState state, ClusterSettings settings, IReadOnlySet<UniqueAddress> exitingConfirmed, long now)
    {
        var members = state.Gossip.Members;
        var letsIn = HasEnough(members, settings);
        var removed = members
            .Where(member => member.Status is MemberStatus.Down
                || (member.Status is MemberStatus.Exiting && (exitingConfirmed.Contains(member.UniqueAddress) || !state.Reachability.IsReachable(member.UniqueAddress))))
            .Select(member => member.UniqueAddress)
            .ToImmutableHashSet();

        var upNumber = members.Where(member => member.UpNumber != int.MaxValue).Select(member => member.UpNumber).DefaultIfEmpty().Max();
        List<Member> changed = [];
        foreach (var member in members.Where(member => !removed.Contains(member.UniqueAddress)))
        {
            if (letsIn && member.Status is MemberStatus.Joining or MemberStatus.WeaklyUp) changed.Add(member.CopyUp(++upNumber));
            else if (member.Status == MemberStatus.Leaving) changed.Add(member.Copy(MemberStatus.Exiting));
        }

        var gossip = changed.Aggregate(state.Gossip, (current, member) => current.With(member));
        return new Outcome(removed.Count > 0 ? gossip.Without(removed, now) : gossip, changed, removed);
    }

    private static bool HasEnough(ImmutableSortedSet<Member> members, ClusterSettings settings)
    {
        var candidates = members.Where(member => member.Status is not (MemberStatus.Down or MemberStatus.Exiting)).ToList();
        return candidates.Count >= settings.MinNrOfMembers
            && settings.MinNrOfMembersOfRole.All(role => candidates.Count(member => member.HasRole(role.Key)) >= role.Value);
    }
}
