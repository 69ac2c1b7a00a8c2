using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Akka.Cluster;

/// <summary>
/// Says of two states which came first, or that neither knew of the other: a count of changes for each node that makes any. Immutable.
/// After Fidge (1988) and Mattern (1989).
/// </summary>
public sealed class VectorClock
{
    private VectorClock(ImmutableSortedDictionary<Node, long> versions) => Versions = versions;

    /// <summary>How two clocks lie to each other.</summary>
    public enum Ordering
    {
        /// <summary>The first one knows all of the second, and more.</summary>
        After = 0,

        /// <summary>The second one knows all of the first, and more.</summary>
        Before = 1,

        /// <summary>Both know the same.</summary>
        Same = 2,

        /// <summary>Each knows what the other doesn't.</summary>
        Concurrent = 3,

        /// <summary>No result: stands for a comparison that is to go to its end.</summary>
        FullOrder = 4,
    }

    /// <summary>The changes of each node.</summary>
    public ImmutableSortedDictionary<Node, long> Versions { get; }

    /// <summary>A clock without changes.</summary>
    public static VectorClock Create() => Create(ImmutableSortedDictionary<Node, long>.Empty);

    /// <summary>A clock with changes.</summary>
    public static VectorClock Create(ImmutableSortedDictionary<Node, long> seedValues) => new(seedValues);

    /// <summary>The clock after one more change by a node.</summary>
    public VectorClock Increment(Node node) => new(Versions.SetItem(node, Versions.GetValueOrDefault(node) + 1));

    /// <summary>Whether this knows all of the other and more.</summary>
    public bool IsAfter(VectorClock that) => CompareTo(that) == Ordering.After;

    /// <summary>Whether the other knows all of this and more.</summary>
    public bool IsBefore(VectorClock that) => CompareTo(that) == Ordering.Before;

    /// <summary>Whether both know the same.</summary>
    public bool IsSameAs(VectorClock that) => CompareTo(that) == Ordering.Same;

    /// <summary>Whether each knows what the other doesn't.</summary>
    public bool IsConcurrentWith(VectorClock that) => CompareTo(that) == Ordering.Concurrent;

    /// <summary>How the two lie to each other.</summary>
    public Ordering CompareTo(VectorClock that)
    {
        if (ReferenceEquals(this, that) || ReferenceEquals(Versions, that.Versions)) return Ordering.Same;
        var knowsMore = Versions.Any(entry => entry.Value > that.Versions.GetValueOrDefault(entry.Key));
        var knowsLess = that.Versions.Any(entry => entry.Value > Versions.GetValueOrDefault(entry.Key));
        return (knowsMore, knowsLess) switch
        {
            (true, true) => Ordering.Concurrent,
            (true, false) => Ordering.After,
            (false, true) => Ordering.Before,
            _ => Ordering.Same,
        };
    }

    /// <summary>A clock that knows what both know.</summary>
    public VectorClock Merge(VectorClock that)
    {
        var merged = Versions.ToBuilder();
        foreach (var (node, version) in that.Versions) merged[node] = Math.Max(version, merged.GetValueOrDefault(node));
        return new VectorClock(merged.ToImmutable());
    }

    /// <summary>The clock without a node that makes no more changes.</summary>
    public VectorClock Prune(Node removedNode) => Versions.ContainsKey(removedNode) ? new VectorClock(Versions.Remove(removedNode)) : this;

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is VectorClock other && IsSameAs(other);

    /// <inheritdoc />
    public override int GetHashCode() => Versions.Aggregate(0, (hash, entry) => hash ^ HashCode.Combine(entry.Key, entry.Value));

    /// <inheritdoc />
    public override string ToString() => $"VectorClock({string.Join(", ", Versions.Select(entry => $"{entry.Key} -> {entry.Value}"))})";

    /// <summary>Whether both know the same.</summary>
    public static bool operator ==(VectorClock? left, VectorClock? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether one knows what the other doesn't.</summary>
    public static bool operator !=(VectorClock? left, VectorClock? right) => !(left == right);

    /// <summary>Whether the left one knows all of the right one and more.</summary>
    public static bool operator >(VectorClock left, VectorClock right) => left.IsAfter(right);

    /// <summary>Whether the right one knows all of the left one and more.</summary>
    public static bool operator <(VectorClock left, VectorClock right) => left.IsBefore(right);

    /// <summary>Who makes changes: the hash of a node's name, which is shorter.</summary>
    public class Node : IComparable<Node>
    {
        /// <summary>Creates a node.</summary>
        /// <param name="value">The hash.</param>
        public Node(string value) => Value = value;

        internal string Value { get; }

        /// <summary>The node of a name.</summary>
        public static Node Create(string name) => new(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16)));

        /// <summary>The node of a hash.</summary>
        public static Node FromHash(string hash) => new(hash);

        /// <inheritdoc />
        public int CompareTo(Node? other) => string.CompareOrdinal(Value, other?.Value);

        /// <inheritdoc />
        public override bool Equals(object? obj) => obj is Node other && Value == other.Value;

        /// <inheritdoc />
        public override int GetHashCode() => Value.GetHashCode(StringComparison.Ordinal);

        /// <inheritdoc />
        public override string ToString() => Value;
    }
}
