namespace ActorConcurrency.Actors.Pools;

/// <summary>
/// Whether an attempt at a job has begun. The pool and the worker decide it in one step between them, since the message that starts a
/// job may be on its way while the pool is terminated: what the pool has stopped here never begins, and what has begun it reports so.
/// A mutable struct, since it is a part of its attempt: never copy it.
/// </summary>
internal struct JobStart
{
    private const int Pending = 0;
    private const int Begun = 1;
    private const int NeverBegins = 2;
    private const int Interrupted = 3;

    private int _state;

    /// <summary>The outcome of a job that was stopped before it began.</summary>
    public static OperationCanceledException Stopped() => new("The job was stopped before it began.");

    /// <summary>True when it was stopped before it began.</summary>
    public bool IsWithdrawn => Volatile.Read(ref _state) == NeverBegins;

    /// <summary>The worker's side: false when the job must not begin any more.</summary>
    public bool TryBegin() => Interlocked.CompareExchange(ref _state, Begun, Pending) == Pending;

    /// <summary>The pool's side: stops it only if it has not begun.</summary>
    public void Withdraw() => Interlocked.CompareExchange(ref _state, NeverBegins, Pending);

    /// <summary>The pool's side, any number of times.</summary>
    public void Stop()
    {
        if (Interlocked.CompareExchange(ref _state, NeverBegins, Pending) == Begun)
            Interlocked.CompareExchange(ref _state, Interrupted, Begun);
    }

    /// <summary>For the part of a job that begins later, on another thread.</summary>
    /// <exception cref="OperationCanceledException">The job was stopped in the meantime.</exception>
    public void ThrowIfStopped()
    {
        if (Volatile.Read(ref _state) != Begun)
            throw Stopped();
    }
}
