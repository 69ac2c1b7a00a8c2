using System.Collections.Concurrent;
using ActorConcurrency.Actors;
using ActorConcurrency.Actors.Clusters;
using ActorConcurrency.Actors.Contracts;
using Akka.Actor;

namespace ActorConcurrency.Cluster.Contracts.Tests.Support;

/// <summary>
/// The primitives as the tests' process has them, in a cluster of three processes: names live on the other two, what consists of code in the one that uses it.
/// </summary>
public class ProcessBackend : ContractBackend
{
    private static readonly ConcurrentBag<ProcessCluster> Idle = [];

    private readonly ProcessCluster _cluster = Idle.TryTake(out var idle) ? idle : new ProcessCluster();

    public ProcessBackend()
        : this(isFresh: false)
    {
    }

    // Fresh: with a new node for the test.
    private protected ProcessBackend(bool isFresh)
    {
        if (!isFresh)
            return;
        _cluster.Renew();
        _cluster.Reset();
    }

    public override ActorSystem System => _cluster.System;

    public override IConcurrency Concurrency => _cluster.Concurrency;

    public override bool IsOverNodes => true;

    public override DateTimeOffset Now => System.Scheduler.Now;

    public override bool KeepsSystem => true;

    public override async Task<IActorRef> ActorOfAsync(string kind, string name)
    {
        var running = await ClusterPrimitives.Of(System).RunningAsync(null, CancellationToken.None);
        return running.Single(primitive => primitive.Kind == kind && primitive.Name == name).Actor;
    }

    public override void Advance(TimeSpan time) => _cluster.Advance(time);

    public override void Dispose()
    {
        try
        {
            _cluster.Reset();
        }
        catch
        {
            _cluster.End();
            throw;
        }

        Idle.Add(_cluster);
    }
}

/// <summary>The same, with a new node for each test: what a test registers on its node is not there for the next one.</summary>
public sealed class FreshProcessBackend() : ProcessBackend(isFresh: true);
