using System.Collections.Immutable;

namespace Akka.Cluster;

/// <summary>What a node knows of the cluster, as it goes from node to node. Immutable.</summary>
/// <param name="Members">The members, by address.</param>
/// <param name="Reachability">Whom each cannot reach.</param>
/// <param name="SeenBy">Who is known to have this very version.</param>
/// <param name="Version">Says of two of them which is newer.</param>
/// <param name="Removed">Incarnations that were removed: an old gossip must not bring them back. The time is the remover's, in milliseconds since 1970.</param>
internal sealed record Gossip(
    ImmutableSortedSet<Member> Members,
    Reachability Reachability,
    ImmutableHashSet<UniqueAddress> SeenBy,
    VectorClock Version,
    ImmutableDictionary<UniqueAddress, long> Removed)
{
    public static readonly Gossip Empty = new([], Reachability.Empty, [], VectorClock.Create(), ImmutableDictionary<UniqueAddress, long>.Empty);

    public static VectorClock.Node ClockOf(UniqueAddress node) => VectorClock.Node.Create($"{node.Address}-{node.Uid}");

    public Member? Find(UniqueAddress node) => Members.FirstOrDefault(member => member.UniqueAddress == node);

    public bool Has(UniqueAddress node) => Find(node) is not null;

    public bool IsSeenBy(UniqueAddress node) => SeenBy.Contains(node);

    /// <summary>The gossip after a change by a node, which is the only one to have seen it.</summary>
    public Gossip ChangedBy(UniqueAddress node) => this with { Version = Version.Increment(ClockOf(node)), SeenBy = [node] };

    public Gossip Seen(UniqueAddress node) => IsSeenBy(node) ? this : this with { SeenBy = SeenBy.Add(node) };

    public Gossip MergeSeen(Gossip that) => this with { SeenBy = SeenBy.Union(that.SeenBy) };

    /// <summary>Puts a member in the place of the one of the same incarnation.</summary>
    public Gossip With(Member member) => this with { Members = Members.Remove(member).Add(member) };

    /// <summary>Joins two gossips of which neither is newer. Nobody has seen the result.</summary>
    public Gossip Merge(Gossip that)
    {
        var removed = Removed.SetItems(that.Removed);
        var members = Member.PickHighestPriority(Members, that.Members).Where(member => !removed.ContainsKey(member.UniqueAddress)).ToImmutableSortedSet();
        var nodes = members.Select(member => member.UniqueAddress).ToImmutableHashSet();
        var version = removed.Keys.Aggregate(Version.Merge(that.Version), (clock, node) => clock.Prune(ClockOf(node)));
        return new Gossip(members, Reachability.Merge(nodes, that.Reachability), [], version, removed);
    }

    /// <summary>The gossip without some members, and with a note that they are gone.</summary>
    public Gossip Without(IReadOnlySet<UniqueAddress> nodes, long now) => this with
    {
        Members = Members.Where(member => !nodes.Contains(member.UniqueAddress)).ToImmutableSortedSet(),
        Reachability = Reachability.Remove(nodes),
        SeenBy = SeenBy.Except(nodes),
        Version = nodes.Aggregate(Version, (clock, node) => clock.Prune(ClockOf(node))),
        Removed = Removed.SetItems(nodes.Select(node => KeyValuePair.Create(node, now))),
    };

    /// <summary>The gossip without the notes of removals that were long ago.</summary>
    public Gossip ForgetRemovedBefore(long time) =>
        Removed.Any(entry => entry.Value < time) ? this with { Removed = Removed.Where(entry => entry.Value >= time).ToImmutableDictionary() } : this;

    public override string ToString() =>
        $"Gossip(members = [{string.Join(", ", Members)}], {Reachability}, seen by [{string.Join(", ", SeenBy.Select(node => node.Address))}], {Version})";
}
