using System.Runtime.ExceptionServices;
using ActorConcurrency.Actors.Common;
using static ActorConcurrency.Actors.Coroutines.GreenThreads.GreenThreadsProtocol;

namespace ActorConcurrency.Actors.Coroutines.GreenThreads;

/// <summary>What the body of a green thread has.</summary>
public interface IGreenThreadContext : ICoroutineContext
{
    /// <summary>
    /// Lets the others run for so long, by the actor system's clock: a scheduled message wakes this one up, and the one thread is not
    /// blocked meanwhile.
    /// </summary>
    /// <param name="delay">Zero: those that are ready run first, then this one goes on.</param>
    /// <exception cref="ArgumentOutOfRangeException">The delay is negative.</exception>
    /// <exception cref="CoroutineExitException">The green thread was killed, or its scheduler's actor has stopped.</exception>
    /// <exception cref="InvalidOperationException">An earlier sleep was not awaited.</exception>
    Task SleepAsync(TimeSpan delay);
}

internal sealed class GreenThreadContext(CoroutineSeat seat) : CoroutineContext(seat), IGreenThreadContext
{
    private readonly CoroutineSeat _seat = seat;

    public Task SleepAsync(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        return _seat.SuspendAsync(new Sleep(delay));
    }
}

/// <summary>A green thread, seen by the one who spawned it. It runs to its end whether anybody keeps this or not.</summary>
/// <typeparam name="T">What its body returns.</typeparam>
public sealed class GreenThread<T>
{
    private readonly ActorGreenThreads _scheduler;
    private readonly GreenThreadId _id;
    private readonly UnnamedLife _life;

    internal GreenThread(ActorGreenThreads scheduler, GreenThreadId id, string name)
    {
        _scheduler = scheduler;
        _id = id;
        _life = new UnnamedLife(scheduler.Actor, new Forget(id));
        Name = name;
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Waits for its end, however that comes.</summary>
    /// <param name="timeout">How long; null: without limit. Zero: a look.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False: it had not ended in time.</returns>
    /// <exception cref="InvalidOperationException">It waits for itself.</exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    /// <exception cref="PrimitiveStoppedException">The scheduler's actor has stopped.</exception>
    public async Task<bool> JoinAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        var limit = Timeouts.Check(timeout);
        using var use = _scheduler.Use();
        var joined = await use.Link.TryCallAsync<Joined>(ToJoin(use.Link, limit), limit, cancellationToken).ConfigureAwait(false);
        GC.KeepAlive(_life);
        return joined is not null;
    }

    /// <summary>Waits for its end, and gives what its body returned.</summary>
    /// <param name="timeout">How long; null: without limit. Zero: not at all.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="CoroutineExitException">It was killed.</exception>
    /// <exception cref="TimeoutException">It had not ended in time.</exception>
    /// <exception cref="InvalidOperationException">It waits for itself.</exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    /// <exception cref="PrimitiveStoppedException">The scheduler's actor has stopped.</exception>
    /// <remarks>What its body threw is thrown as it is.</remarks>
    public async Task<T> GetResultAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        var limit = Timeouts.Check(timeout);
        using var use = _scheduler.Use();
        var joined = await use.Link.CallAsync<Joined>(ToJoin(use.Link, limit), limit, cancellationToken).ConfigureAwait(false);
        GC.KeepAlive(_life);
        if (joined.Failure is not null)
            ExceptionDispatchInfo.Throw(joined.Failure);
        return (T)joined.Value!;
    }

    /// <summary>
    /// Ends it at once: where it sleeps a <see cref="CoroutineExitException"/> is thrown, <see cref="ICoroutineContext.Stopping"/> fires,
    /// what it holds is free. What the body does from then on nobody waits for.
    /// </summary>
    /// <returns>False: it had ended before.</returns>
    /// <exception cref="PrimitiveStoppedException">The scheduler's actor has stopped.</exception>
    public async Task<bool> KillAsync(CancellationToken cancellationToken = default)
    {
        using var use = _scheduler.Use();
        var request = new Stop(use.Link.NextRequestId(), _id);
        var stopped = await use.Link.CallAsync<Stopped>(request, null, cancellationToken).ConfigureAwait(false);
        GC.KeepAlive(_life);
        return stopped.WasAlive;
    }

    /// <summary>The scheduler's and its name, as in <c>green threads 'hub': GreenThread-1</c>.</summary>
    public override string ToString() => $"{_scheduler}: {Name}";

    private Join ToJoin(PrimitiveLink link, TimeSpan? limit) =>
        new(link.NextRequestId(), link.Owner, _id, Timeouts.MayWait(limit));
}
