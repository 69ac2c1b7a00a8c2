using System.Collections.Immutable;

namespace Akka.Cluster;

/// <summary>Whom each node cannot reach. Immutable; only a node itself changes what it observes, so of two views of that the newer one counts.</summary>
internal sealed class Reachability
{
    public static readonly Reachability Empty = new(ImmutableSortedDictionary<UniqueAddress, Observations>.Empty);

    private Reachability(ImmutableSortedDictionary<UniqueAddress, Observations> byObserver)
    {
        ByObserver = byObserver;
        AllUnreachable = byObserver.Values.SelectMany(row => row.Unreachable).ToImmutableHashSet();
    }

    public ImmutableSortedDictionary<UniqueAddress, Observations> ByObserver { get; }

    /// <summary>Those that somebody cannot reach.</summary>
    public ImmutableHashSet<UniqueAddress> AllUnreachable { get; }

    /// <summary>Those who cannot reach somebody.</summary>
    public IEnumerable<UniqueAddress> AllObservers => ByObserver.Where(row => row.Value.Unreachable.Count > 0).Select(row => row.Key);

    public static Reachability Of(ImmutableSortedDictionary<UniqueAddress, Observations> byObserver) => new(byObserver);

    public bool IsReachable(UniqueAddress node) => !AllUnreachable.Contains(node);

    public bool IsReachable(UniqueAddress observer, UniqueAddress subject) =>
        !(ByObserver.TryGetValue(observer, out var row) && row.Unreachable.Contains(subject));

    public Reachability Unreachable(UniqueAddress observer, UniqueAddress subject) =>
        Change(observer, row => row.Contains(subject) ? row : row.Add(subject));

    public Reachability Reachable(UniqueAddress observer, UniqueAddress subject) => Change(observer, row => row.Remove(subject));

    /// <summary>Joins two views, of the nodes that are there.</summary>
    public Reachability Merge(IReadOnlySet<UniqueAddress> nodes, Reachability other)
    {
        var merged = ImmutableSortedDictionary.CreateBuilder<UniqueAddress, Observations>();
        foreach (var observer in ByObserver.Keys.Concat(other.ByObserver.Keys).Distinct().Where(nodes.Contains))
        {
            var (ours, theirs) = (ByObserver.GetValueOrDefault(observer), other.ByObserver.GetValueOrDefault(observer));
            var newer = ours is null || (theirs is not null && theirs.Version > ours.Version) ? theirs! : ours;
            merged[observer] = newer with { Unreachable = newer.Unreachable.Intersect(nodes) };
        }
        return new Reachability(merged.ToImmutable());
    }

    /// <summary>What is left when some nodes are gone, as observers and as subjects.</summary>
    public Reachability Remove(IReadOnlySet<UniqueAddress> nodes) => new(ByObserver
        .Where(row => !nodes.Contains(row.Key))
        .ToImmutableSortedDictionary(row => row.Key, row => row.Value with { Unreachable = row.Value.Unreachable.Except(nodes) }));

    /// <summary>The same without what some nodes observe.</summary>
    public Reachability RemoveObservers(IReadOnlySet<UniqueAddress> nodes) =>
        nodes.Count == 0 ? this : new(ByObserver.Where(row => !nodes.Contains(row.Key)).ToImmutableSortedDictionary());

    public override bool Equals(object? obj) => obj is Reachability other
        && ByObserver.Count == other.ByObserver.Count
        && ByObserver.All(row => other.ByObserver.TryGetValue(row.Key, out var theirs) && theirs.Version == row.Value.Version && theirs.Unreachable.SetEquals(row.Value.Unreachable));

    public override int GetHashCode() => ByObserver.Aggregate(0, (hash, row) => hash ^ HashCode.Combine(row.Key, row.Value.Version));

    public override string ToString() =>
        $"Reachability({string.Join(", ", ByObserver.SelectMany(row => row.Value.Unreachable.Select(subject => $"{row.Key.Address} -> {subject.Address}")))})";

    private Reachability Change(UniqueAddress observer, Func<ImmutableHashSet<UniqueAddress>, ImmutableHashSet<UniqueAddress>> change)
    {
        var row = ByObserver.GetValueOrDefault(observer) ?? new Observations(0, []);
        var changed = change(row.Unreachable);
        return ReferenceEquals(changed, row.Unreachable)
            ? this
            : new Reachability(ByObserver.SetItem(observer, new Observations(row.Version + 1, changed)));
    }

    /// <param name="Version">Grows with each change.</param>
    /// <param name="Unreachable">Whom the observer cannot reach.</param>
    internal sealed record Observations(long Version, ImmutableHashSet<UniqueAddress> Unreachable);
}
