using ActorConcurrency.Actors.Common;

namespace ActorConcurrency.Actors.Pools;

/// <summary>How far a pool's life is.</summary>
public enum PoolState
{
    /// <summary>It takes jobs.</summary>
    Open,

    /// <summary>It takes no more jobs; those it has are run.</summary>
    Closed,

    /// <summary>It takes and runs no more jobs.</summary>
    Terminated,
}

/// <summary>A pool at one moment. Its holders are the owners of running jobs, its waiters those of queued ones and of joins.</summary>
/// <param name="Name">The pool's name.</param>
/// <param name="Epoch">The incarnation of its actor.</param>
/// <param name="State">How far its life is.</param>
/// <param name="Workers">How many workers it has; fewer than it was created with while one is replaced, and none at its end.</param>
/// <param name="Queued">Jobs that wait for a worker.</param>
/// <param name="Running">Jobs that are being run.</param>
/// <param name="Ended">Jobs that have ended, well or not.</param>
/// <param name="Holders">Who has a job running.</param>
/// <param name="Waiters">Who waits.</param>
public sealed record PoolSnapshot(
    string Name,
    long Epoch,
    PoolState State,
    int Workers,
    int Queued,
    int Running,
    long Ended,
    IReadOnlyList<HolderInfo> Holders,
    IReadOnlyList<WaiterInfo> Waiters)
    : PrimitiveSnapshot("pool", Name, Epoch, Holders, Waiters);
