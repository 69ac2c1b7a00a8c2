using System.Collections.Immutable;

namespace Akka.Cluster.Tools.Singleton;

/// <summary>The members that may have a singleton, by age. Immutable; a plain rule, without actors.</summary>
/// <param name="Role">Their role; null: any.</param>
/// <param name="Members">The members that are up or leaving, the oldest first. Who exits has handed over, or is about to.</param>
internal sealed record OldestMembers(string? Role, ImmutableSortedSet<Member> Members)
{
    public UniqueAddress? Oldest => Members.Count == 0 ? null : Members[0].UniqueAddress;

    public static OldestMembers Of(string? role, IEnumerable<Member> members) => new(
        role, members.Where(member => Counts(member, role)).ToImmutableSortedSet(Member.AgeOrdering));

    public OldestMembers After(ClusterEvent.IMemberEvent change)
    {
        var others = Members.Where(member => !member.Equals(change.Member)).ToImmutableSortedSet(Member.AgeOrdering);
        return this with { Members = Counts(change.Member, Role) ? others.Add(change.Member) : others };
    }

    private static bool Counts(Member member, string? role) =>
        member.Status is MemberStatus.Up or MemberStatus.Leaving && (role is null || member.HasRole(role));
}
