using ActorConcurrency.Actors.Clusters;
using ActorConcurrency.Actors.Common;

namespace ActorConcurrency.Actors;

/// <summary>The way in, over a cluster.</summary>
public static class ClusterExtensions
{
    /// <summary>
    /// The concurrency primitives of this cluster: the same names on every node, each of which lives on one node at a time.
    /// </summary>
    /// <remarks>
    /// <para>Call it on each node when it starts: from then on the node hosts its part of the names and votes on what is created.</para>
    /// <para>The system needs the wire serializer, see <see cref="Wire.WireConfiguration"/>, and the types of all items by the same names on all
    /// nodes. Functions do not go over the network: pools, executors, processes, threads, generators, greenlets, green threads and fenced
    /// resources live on the node that asks for them first, and end with it.</para>
    /// <para>Loss of the node where a primitive lives: its handles fail with <see cref="Common.PrimitiveStoppedException"/>, the
    /// <see cref="Common.Grant.LostToken"/>s of its holders fire, and who asks for the name again gets a new one whose fencing tokens are
    /// greater. Partition: what lives on the other side cannot be reached until one side is removed; a side without a majority of the
    /// members creates nothing.</para>
    /// </remarks>
    /// <exception cref="Akka.Configuration.ConfigurationException">
    /// The system has no cluster, lacks the wire serializer, or has a setting that is not valid.
    /// </exception>
    public static IConcurrency Concurrency(this Akka.Cluster.Cluster cluster)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        return ClusterPrimitives.Of(cluster.System).Unowned;
    }

    /// <summary>The primitives of this cluster that nodes host which can be reached: where each lives, who holds and who waits. For people.</summary>
    /// <param name="cluster">The cluster, on any node.</param>
    /// <param name="timeout">How long to wait for the answer of each; null: no limit.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>By kind and name.</returns>
    /// <exception cref="TimeoutException">A node or a primitive has not answered in time.</exception>
    public static Task<IReadOnlyList<PlacedPrimitive>> PrimitivesAsync(
        this Akka.Cluster.Cluster cluster, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        return ClusterPrimitives.Of(cluster.System).LookAsync(Timeouts.Check(timeout), cancellationToken);
    }

    /// <summary>
    /// Ends the primitives of this node's scope, <c>actorconcurrency.cluster.scope</c>, wherever they live: what they hold is lost to their holders. Names that are asked for
    /// meanwhile are made anew.
    /// </summary>
    /// <param name="cluster">The cluster, on a node with a scope.</param>
    /// <param name="timeout">How long to wait for the answer of each node, and then for the end of each primitive; null: no limit.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="InvalidOperationException">This node has no scope.</exception>
    /// <exception cref="TimeoutException">A node has not answered in time.</exception>
    /// <exception cref="TaskCanceledException">A primitive has not ended in time.</exception>
    public static Task EndScopeAsync(this Akka.Cluster.Cluster cluster, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        return ClusterPrimitives.Of(cluster.System).EndScopeAsync(Timeouts.Check(timeout), cancellationToken);
    }
}
