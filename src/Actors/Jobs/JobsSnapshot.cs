using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Actors.Jobs;

/// <summary>A job that has not ended.</summary>
/// <param name="JobId">What it is known by.</param>
/// <param name="Type">The name of its kind.</param>
/// <param name="Worker">Who runs it; null while it is queued.</param>
/// <param name="Attempts">How often it was started.</param>
/// <param name="Deaths">How many workers died running it.</param>
/// <param name="Wanted">How many wait for its outcome.</param>
/// <param name="Since">When it was handed in, by the scheduler's clock.</param>
public sealed record JobInfo(string JobId, string Type, IActorRef? Worker, int Attempts, int Deaths, int Wanted, DateTimeOffset Since);

/// <summary>The workers of a node.</summary>
/// <param name="Node">Its address.</param>
/// <param name="Workers">How many there are.</param>
/// <param name="Busy">How many of them run something.</param>
public sealed record JobNodeInfo(string Node, int Workers, int Busy);

/// <summary>
/// Jobs of a name at one moment. The holders are the workers that run one, the waiters those who wait for a job that is queued or for room to
/// hand one in.
/// </summary>
/// <param name="Name">The name.</param>
/// <param name="Epoch">The incarnation of the actor that has the queue.</param>
/// <param name="Nodes">The nodes with workers.</param>
/// <param name="QueuedCount">How many jobs wait for a worker.</param>
/// <param name="Queued">The first of them, a few hundred at most, the next one in front.</param>
/// <param name="Running">The jobs that are being run, in the order in which they were started.</param>
/// <param name="Ended">How many have ended, well or not.</param>
/// <param name="Holders">The workers that run one.</param>
/// <param name="Waiters">Who waits.</param>
public sealed record JobsSnapshot(
    string Name,
    long Epoch,
    IReadOnlyList<JobNodeInfo> Nodes,
    int QueuedCount,
    IReadOnlyList<JobInfo> Queued,
    IReadOnlyList<JobInfo> Running,
    long Ended,
    IReadOnlyList<HolderInfo> Holders,
    IReadOnlyList<WaiterInfo> Waiters)
    : PrimitiveSnapshot("jobs", Name, Epoch, Holders, Waiters);
