using ActorConcurrency.Actors.Common;
using static ActorConcurrency.Actors.Coroutines.GreenThreads.GreenThreadsProtocol;

namespace ActorConcurrency.Actors.Coroutines.GreenThreads;

/// <summary>
/// Green threads on one OS thread, like Python's <c>gevent</c>: one runs at a time, until it awaits something; the others run meanwhile. A
/// sleep is a scheduled message. What a body does without awaiting is never interrupted, and a body that blocks blocks all.
/// </summary>
/// <remarks>
/// <para>A continuation after <c>ConfigureAwait(false)</c> leaves the one thread: do not use it in the body itself.</para>
/// <para>Death of who spawned one: it goes on. Death of who joins: the request is dropped. Death of a green thread's actor: it counts as
/// killed.</para>
/// <para>Death of the scheduler's actor: a <see cref="CoroutineExitException"/> is thrown where they sleep,
/// <see cref="ICoroutineContext.Stopping"/> fires, what they hold is free; calls fail with <see cref="PrimitiveStoppedException"/>.</para>
/// <para>Loss of a node: who joins from there counts as dead when the cluster removes the node, not before.</para>
/// <para>Partition: who joins on the other side waits until its time-out or until one side is removed.</para>
/// </remarks>
public sealed class ActorGreenThreads : PrimitiveHandle<GreenThreadsSnapshot>
{
    internal ActorGreenThreads(PrimitiveIncarnation primitive, IClients clients)
        : base(primitive, clients)
    {
    }

    /// <summary>Starts a green thread; it runs when those that are ready have had their turn.</summary>
    /// <param name="body">What it does.</param>
    /// <param name="name">Its name; null: one of its own.</param>
    /// <param name="cancellationToken">Ends the wait for the answer; the green thread may run all the same.</param>
    /// <exception cref="PrimitiveStoppedException">The scheduler's actor has stopped.</exception>
    public Task<GreenThread<T>> SpawnAsync<T>(
        Func<IGreenThreadContext, Task<T>> body, string? name = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        return SpawnAsync<T>(async seat => await body(new GreenThreadContext(seat)), name, cancellationToken);
    }

    /// <summary>The same for a body that returns nothing.</summary>
    /// <param name="body">What it does.</param>
    /// <param name="name">Its name; null: one of its own.</param>
    /// <param name="cancellationToken">Ends the wait for the answer; the green thread may run all the same.</param>
    /// <exception cref="PrimitiveStoppedException">The scheduler's actor has stopped.</exception>
    public Task<GreenThread<object?>> SpawnAsync(
        Func<IGreenThreadContext, Task> body, string? name = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        return SpawnAsync<object?>(RunAsync, name, cancellationToken);

        async Task<object?> RunAsync(CoroutineSeat seat)
        {
            await body(new GreenThreadContext(seat));
            return null;
        }
    }

    /// <summary>Completes when no green thread is alive: at once when none is.</summary>
    /// <param name="timeout">Null: without limit.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="InvalidOperationException">A green thread waits for itself.</exception>
    /// <exception cref="TimeoutException">One was alive when the time was up.</exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    /// <exception cref="PrimitiveStoppedException">The scheduler's actor has stopped.</exception>
    public async Task JoinAllAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        var limit = Timeouts.Check(timeout);
        using var use = Use();
        var request = new JoinAll(use.Link.NextRequestId(), use.Link.Owner, Timeouts.MayWait(limit));
        await use.Link.CallAsync<AllJoined>(request, limit, cancellationToken).ConfigureAwait(false);
    }

    private async Task<GreenThread<T>> SpawnAsync<T>(Func<CoroutineSeat, Task<object?>> body, string? name, CancellationToken cancellationToken)
    {
        using var use = Use();
        use.Link.RequireCode("a green thread's body", "spawn it where the scheduler was created");
        var request = new Spawn(use.Link.NextRequestId(), use.Link.Owner, name, body);
        var spawned = await use.Link.CallAsync<Spawned>(request, null, cancellationToken).ConfigureAwait(false);
        return new GreenThread<T>(this, new GreenThreadId(request.Owner, request.RequestId), spawned.Name);
    }
}
