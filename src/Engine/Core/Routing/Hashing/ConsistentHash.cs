using Akka.Util;

namespace Akka.Routing;

/// <summary>Makes rings for consistent hashing.</summary>
public static class ConsistentHash
{
    /// <summary>Makes a ring of nodes.</summary>
    /// <typeparam name="T">The type of a node; its <c>ToString</c> is what is hashed, and must be stable and different for each node.</typeparam>
    /// <param name="nodes">The nodes.</param>
    /// <param name="virtualNodesFactor">How many points each node has on the ring, at least one: more spread keys more evenly.</param>
    /// <returns>The ring.</returns>
    public static ConsistentHash<T> Create<T>(IEnumerable<T> nodes, int virtualNodesFactor)
    {
        var ring = new SortedDictionary<int, T>();
        foreach (var node in nodes)
            AddPoints(ring, node, virtualNodesFactor);
        return new ConsistentHash<T>(ring, virtualNodesFactor);
    }

    internal static void AddPoints<T>(SortedDictionary<int, T> ring, T node, int virtualNodesFactor)
    {
        foreach (var point in Points(node, virtualNodesFactor))
            ring[point] = node;
    }

    internal static IEnumerable<int> Points<T>(T node, int virtualNodesFactor)
    {
        var hash = MurmurHash.StringHash(node!.ToString()!);
        for (var i = 1; i <= virtualNodesFactor; i++)
            yield return PointOf(hash, i);
    }

    private static int PointOf(int nodeHash, int index)
    {
        var hash = MurmurHash.StartHash((uint)nodeHash);
        hash = MurmurHash.ExtendHash(hash, (uint)index, MurmurHash.StartMagicA, MurmurHash.StartMagicB);
        return (int)MurmurHash.FinalizeHash(hash);
    }
}
