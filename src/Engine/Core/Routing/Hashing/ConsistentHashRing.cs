using Akka.Util;

namespace Akka.Routing;

/// <summary>
/// A ring for consistent hashing: a key belongs to the first node at or after the key's hash, so that adding or removing a node
/// moves only the keys of that node. Immutable.
/// </summary>
/// <typeparam name="T">The type of a node.</typeparam>
public class ConsistentHash<T>
{
    private readonly SortedDictionary<int, T> _points;
    private readonly int[] _hashes;
    private readonly T[] _nodes;
    private readonly int _virtualNodesFactor;

    /// <summary>Creates a ring of given points; <see cref="ConsistentHash.Create"/> makes them from nodes.</summary>
    /// <param name="nodes">The points: a hash and the node that is there.</param>
    /// <param name="virtualNodesFactor">How many points each node has, at least one.</param>
    /// <exception cref="ArgumentException">The factor is less than one.</exception>
    public ConsistentHash(SortedDictionary<int, T> nodes, int virtualNodesFactor)
    {
        if (virtualNodesFactor < 1)
            throw new ArgumentException("virtualNodesFactor must be at least 1.", nameof(virtualNodesFactor));
        _points = nodes;
        _virtualNodesFactor = virtualNodesFactor;
        _hashes = [.. nodes.Keys];
        _nodes = [.. nodes.Values];
    }

    /// <summary>The ring has no node.</summary>
    public bool IsEmpty => _nodes.Length == 0;

    /// <summary>The same ring with one more node.</summary>
    /// <param name="node">The node.</param>
    /// <returns>A new ring.</returns>
    public ConsistentHash<T> Add(T node)
    {
        var points = new SortedDictionary<int, T>(_points);
        ConsistentHash.AddPoints(points, node, _virtualNodesFactor);
        return new ConsistentHash<T>(points, _virtualNodesFactor);
    }

    /// <summary>The same ring without a node.</summary>
    /// <param name="node">The node.</param>
    /// <returns>A new ring.</returns>
    public ConsistentHash<T> Remove(T node)
    {
        var points = new SortedDictionary<int, T>(_points);
        foreach (var point in ConsistentHash.Points(node, _virtualNodesFactor))
            points.Remove(point);
        return new ConsistentHash<T>(points, _virtualNodesFactor);
    }

    /// <summary>The node of a key.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The node.</returns>
    /// <exception cref="InvalidOperationException">The ring is empty.</exception>
    public T NodeFor(byte[] key) => NodeAt(MurmurHash.ByteHash(key));

    /// <summary>The node of a key.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The node.</returns>
    /// <exception cref="InvalidOperationException">The ring is empty.</exception>
    public T NodeFor(string key) => NodeAt(MurmurHash.StringHash(key));

    private T NodeAt(int hash)
    {
        if (IsEmpty)
            throw new InvalidOperationException("An empty ring has no node for any key.");
        var index = Array.BinarySearch(_hashes, hash);
        if (index < 0)
            index = ~index;
        return _nodes[index == _nodes.Length ? 0 : index];
    }

    /// <summary>A ring with one more node.</summary>
    /// <param name="hash">The ring.</param>
    /// <param name="node">The node.</param>
    /// <returns>A new ring.</returns>
    public static ConsistentHash<T> operator +(ConsistentHash<T> hash, T node) => hash.Add(node);

    /// <summary>A ring without a node.</summary>
    /// <param name="hash">The ring.</param>
    /// <param name="node">The node.</param>
    /// <returns>A new ring.</returns>
    public static ConsistentHash<T> operator -(ConsistentHash<T> hash, T node) => hash.Remove(node);
}
