using System.Collections.Concurrent;
using ActorConcurrency.Actors.Contracts;
using Akka.Actor;

namespace ActorConcurrency.Actors.Clusters.Tests.Support;

/// <summary>
/// The primitives as one node of three has them. A cluster serves many tests, one at a time: what a test leaves is ended before the next one.
/// </summary>
public abstract class ClusterBackend : ContractBackend
{
    private readonly ConcurrentBag<VirtualCluster>? _pool;
    private readonly VirtualCluster _cluster;

    // Without a pool: a cluster for one test.
    private protected ClusterBackend(ConcurrentBag<VirtualCluster>? pool, bool isTraced, params bool[] hosts)
    {
        _pool = pool;
        _cluster = pool?.TryTake(out var idle) == true ? idle : new VirtualCluster(isTraced, hosts);
    }

    public override ActorSystem System => _cluster.System;

    public override IConcurrency Concurrency => Akka.Cluster.Cluster.Get(System).Concurrency();

    public override IReadOnlyList<(ActorSystem System, IConcurrency Concurrency)> Nodes =>
        [.. _cluster.Systems.Select(system => (system, Akka.Cluster.Cluster.Get(system).Concurrency()))];

    public override async Task<IActorRef> ActorOfAsync(string kind, string name)
    {
        var running = await ClusterPrimitives.Of(System).RunningAsync(null, CancellationToken.None);
        return running.Single(primitive => primitive.Kind == kind && primitive.Name == name).Actor;
    }

    public override DateTimeOffset Now => System.Scheduler.Now;

    public override bool KeepsSystem => true;

    public override void Advance(TimeSpan time) => _cluster.Advance(time);

    public override void Dispose()
    {
        if (_pool is not null && _cluster.TryReset())
            _pool.Add(_cluster);
        else
            _cluster.Dispose();
    }
}

/// <summary>Names live on any of the three nodes. Tracing is on.</summary>
public sealed class SpreadBackend() : ClusterBackend(Pool, isTraced: true, true, true, true)
{
    private static readonly ConcurrentBag<VirtualCluster> Pool = [];
}

/// <summary>No name lives on the test's own node, except what consists of code.</summary>
public sealed class ElsewhereBackend() : ClusterBackend(Pool, isTraced: false, false, true, true)
{
    private static readonly ConcurrentBag<VirtualCluster> Pool = [];
}

/// <summary>The same, with a cluster for each test: what a test registers on a node is not there for the next one.</summary>
public sealed class FreshBackend() : ClusterBackend(null, isTraced: false, true, true, true);
