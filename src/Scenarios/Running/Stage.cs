using ActorConcurrency.Actors;
using ActorConcurrency.Actors.Tracing;
using ActorConcurrency.Scenarios.Cluster;
using Akka.Actor;

namespace ActorConcurrency.Scenarios.Running;

/// <summary>Where a run takes place: an actor system with its primitives, and nodes to spread work over. Disposing ends all that it has started.</summary>
internal abstract class Stage : IAsyncDisposable
{
    /// <summary>The system of the scenario's actors.</summary>
    public abstract ActorSystem System { get; }

    /// <summary>The primitives that the scenario uses.</summary>
    public virtual IConcurrency Concurrency => System.Concurrency();

    /// <summary>Gives nodes with an actor on each that takes work, until they are disposed.</summary>
    /// <param name="count">How many; 1 or more.</param>
    /// <param name="host">What takes the work.</param>
    /// <param name="cancellationToken">Ends the waiting for them.</param>
    public abstract Task<INodes> StartNodesAsync(int count, NodeHost host, CancellationToken cancellationToken);

    /// <summary>What has happened so far.</summary>
    /// <param name="recorder">Has recorded it on this system.</param>
    public virtual Task<IReadOnlyList<TraceEvent>> GetTraceAsync(TraceRecorder recorder) => recorder.GetEventsAsync(CancellationToken.None);

    public abstract ValueTask DisposeAsync();
}

/// <summary>All in this process: nodes are actor systems of their own, which share nothing but the process.</summary>
internal sealed class LocalStage(ActorSystem system) : Stage
{
    private static readonly TimeSpan TerminationLimit = TimeSpan.FromSeconds(5);

    public override ActorSystem System => system;

    public override Task<INodes> StartNodesAsync(int count, NodeHost host, CancellationToken cancellationToken) =>
        Task.FromResult<INodes>(IsolatedNodes.Start(count, host));

    // The verdict stands: an actor system that is slow to stop does not change it.
    public override async ValueTask DisposeAsync() =>
        await system.Terminate().WaitAsync(TerminationLimit, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
