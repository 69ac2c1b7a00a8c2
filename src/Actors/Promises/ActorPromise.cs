using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using ActorConcurrency.Actors.Common;
using Akka.Actor;
using static ActorConcurrency.Actors.Promises.PromiseProtocol;

namespace ActorConcurrency.Actors.Promises;

/// <summary>
/// A value that is not there yet, like JavaScript's <c>Promise</c>: settled once, for everybody. Functions can be added before and after;
/// each addition gives a new promise for what the function returns. A rejection that nobody handles is reported.
/// </summary>
/// <remarks>
/// <para>Functions that are added to one handle begin in the order of their addition, one after the other, on the thread pool, and never
/// before the call that adds them has returned. A promise without a name lives as long as its handle is reachable or waited for.</para>
/// <para>Death of a waiter: it is dropped. Nobody holds a promise: it stays pending when those who were to settle it die.</para>
/// <para>Death of the promise's actor: its outcome is lost. Waits fail with <see cref="PrimitiveStoppedException"/>, and that is what added
/// functions see as the rejection. A new promise of the name is pending.</para>
/// <para>Loss of a node: a waiter there counts as dead when the cluster removes the node, not before.</para>
/// <para>Partition: who waits on the other side waits until its time-out or until one side is removed.</para>
/// </remarks>
/// <typeparam name="T">What the promise is fulfilled with.</typeparam>
public sealed class ActorPromise<T> : PrimitiveHandle<PromiseSnapshot>
{
    private readonly IConcurrency _view;
    private readonly Reactions _reactions = new();
    private readonly UnnamedLife? _life;

    internal ActorPromise(PrimitiveIncarnation primitive, IClients clients, IConcurrency view, UnnamedLife? life)
        : base(primitive, clients)
    {
        _view = view;
        _life = life;
    }

    /// <summary>Fulfils the promise.</summary>
    /// <returns>False: its fate had been decided before, and nothing changes.</returns>
    /// <exception cref="PrimitiveStoppedException">The promise's actor has stopped.</exception>
    public Task<bool> ResolveAsync(T value, CancellationToken cancellationToken = default) =>
        DecideAsync(requestId => new Resolve(requestId, value), cancellationToken);

    /// <summary>
    /// Makes another promise's outcome this one's, when it has one. From now on nobody else decides this one. Its own promise rejects it.
    /// </summary>
    /// <returns>False: its fate had been decided before, and nothing changes.</returns>
    /// <exception cref="PrimitiveStoppedException">The promise's actor has stopped.</exception>
    public Task<bool> ResolveAsync(ActorPromise<T> promise, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(promise);
        if (!promise.Actor.Equals(Actor))
            promise.KeepUntilSettled();
        return DecideAsync(requestId => new Adopt(requestId, promise.Actor), cancellationToken);
    }

    /// <summary>Rejects the promise.</summary>
    /// <returns>False: its fate had been decided before, and nothing changes.</returns>
    /// <exception cref="PrimitiveStoppedException">The promise's actor has stopped.</exception>
    public Task<bool> RejectAsync(Exception reason, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reason);
        return DecideAsync(requestId => new Reject(requestId, reason), cancellationToken);
    }

    /// <summary>Waits for the value.</summary>
    /// <param name="timeout">Null: without limit. Zero: a look.</param>
    /// <param name="cancellationToken">Ends the wait; the promise goes on.</param>
    /// <exception cref="TimeoutException">The promise was not settled in time.</exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    /// <exception cref="PrimitiveStoppedException">The promise's actor has stopped.</exception>
    /// <remarks>What the promise was rejected with is thrown as it is.</remarks>
    public async Task<T> WaitAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        var settled = await GetOutcomeAsync(timeout, cancellationToken).ConfigureAwait(false);
        if (settled.Reason is not null)
            ExceptionDispatchInfo.Throw(settled.Reason);
        return settled.Value!;
    }

    /// <summary>Lets the promise itself be awaited, without limit.</summary>
    public TaskAwaiter<T> GetAwaiter() => WaitAsync().GetAwaiter();

    /// <summary>Adds functions for the outcome.</summary>
    /// <param name="onFulfilled">Is called with the value.</param>
    /// <param name="onRejected">Is called with the reason; null: the new promise is rejected with it too.</param>
    /// <returns>A promise for what the function that is called returns; it is rejected with what that throws.</returns>
    public ActorPromise<TResult> Then<TResult>(Func<T, TResult> onFulfilled, Func<Exception, TResult>? onRejected = null)
    {
        ArgumentNullException.ThrowIfNull(onFulfilled);
        return Then<TResult>(
            value => Task.FromResult(onFulfilled(value)),
            onRejected is null ? null : reason => Task.FromResult(onRejected(reason)));
    }

    /// <summary>Adds functions for the outcome, which may await.</summary>
    /// <param name="onFulfilled">Is called with the value.</param>
    /// <param name="onRejected">Is called with the reason; null: the new promise is rejected with it too.</param>
    /// <returns>A promise for what the function that is called returns in the end; it is rejected with what that throws.</returns>
    public ActorPromise<TResult> Then<TResult>(Func<T, Task<TResult>> onFulfilled, Func<Exception, Task<TResult>>? onRejected = null)
    {
        ArgumentNullException.ThrowIfNull(onFulfilled);
        return Derive<TResult>(async (outcome, next) =>
        {
            if (outcome.IsFulfilled)
                next.Tell(new Resolve(0, await onFulfilled(outcome.Value!).ConfigureAwait(false)));
            else if (onRejected is not null)
                next.Tell(new Resolve(0, await onRejected(outcome.Reason!).ConfigureAwait(false)));
            else
                next.Tell(new Reject(0, outcome.Reason!));
        });
    }

    /// <summary>Adds functions for the outcome, which give a promise that is adopted.</summary>
    /// <param name="onFulfilled">Is called with the value.</param>
    /// <param name="onRejected">Is called with the reason; null: the new promise is rejected with it too.</param>
    /// <returns>A promise that is settled as the function's promise is; it is rejected with what the function throws.</returns>
    public ActorPromise<TResult> Then<TResult>(
        Func<T, ActorPromise<TResult>> onFulfilled, Func<Exception, ActorPromise<TResult>>? onRejected = null)
    {
        ArgumentNullException.ThrowIfNull(onFulfilled);
        return Derive<TResult>((outcome, next) =>
        {
            if (outcome.IsFulfilled)
                next.Adopt(onFulfilled(outcome.Value!));
            else if (onRejected is not null)
                next.Adopt(onRejected(outcome.Reason!));
            else
                next.Tell(new Reject(0, outcome.Reason!));
            return Task.CompletedTask;
        });
    }

    /// <summary>Adds a function for a rejection. The new promise is for what it returns, or for this promise's value.</summary>
    public ActorPromise<T> Catch(Func<Exception, T> onRejected)
    {
        ArgumentNullException.ThrowIfNull(onRejected);
        return Then<T>(Task.FromResult, reason => Task.FromResult(onRejected(reason)));
    }

    /// <summary>The same, with a function that may await.</summary>
    public ActorPromise<T> Catch(Func<Exception, Task<T>> onRejected)
    {
        ArgumentNullException.ThrowIfNull(onRejected);
        return Then<T>(Task.FromResult, onRejected);
    }

    /// <summary>Adds a function for either outcome. The new promise has the same one, unless the function throws.</summary>
    public ActorPromise<T> Finally(Action onSettled)
    {
        ArgumentNullException.ThrowIfNull(onSettled);
        return Finally(() =>
        {
            onSettled();
            return Task.CompletedTask;
        });
    }

    /// <summary>The same, with a function that may await; the new promise is settled after it.</summary>
    public ActorPromise<T> Finally(Func<Task> onSettled)
    {
        ArgumentNullException.ThrowIfNull(onSettled);
        return Derive<T>(async (outcome, next) =>
        {
            await onSettled().ConfigureAwait(false);
            next.Tell(outcome.Reason is null ? new Resolve(0, outcome.Value) : new Reject(0, outcome.Reason));
        });
    }

    /// <summary>The outcome; the loss of the promise or of the owner is a rejection too. Asked for before this returns; never fails.</summary>
    internal async Task<PromiseOutcome<T>> OutcomeAsync()
    {
        try
        {
            return await GetOutcomeAsync(null, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception lost)
        {
            return new PromiseOutcome<T>(default, lost);
        }
    }

    /// <summary>Settles the promise as a function does, or rejects it with what the function throws.</summary>
    internal async Task SettleByAsync(Func<ActorPromise<T>, Task> settle)
    {
        try
        {
            await settle(this).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            Tell(new Reject(0, failure));
        }
    }

    internal void Tell(IRequest request) => Actor.Tell(request, ActorRefs.NoSender);

    private void Adopt(ActorPromise<T> promise)
    {
        promise.KeepUntilSettled();
        Tell(new Adopt(0, promise.Actor));
    }

    // A call under way keeps the handle reachable, and so the actor of a promise without a name alive.
    private void KeepUntilSettled() => _ = OutcomeAsync();

    private ActorPromise<TResult> Derive<TResult>(Func<PromiseOutcome<T>, ActorPromise<TResult>, Task> settle)
    {
        var derived = _view.Promise<TResult>();
        _reactions.Add(OutcomeAsync(), outcome => _ = derived.SettleByAsync(next => settle(outcome, next)));
        return derived;
    }

    private async Task<PromiseOutcome<T>> GetOutcomeAsync(TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var limit = Timeouts.Check(timeout);
        using var use = Use();
        var request = new GetOutcome(use.Link.NextRequestId(), use.Link.Owner, Timeouts.MayWait(limit));
        var settled = await use.Link.CallAsync<Settled>(request, limit, cancellationToken).ConfigureAwait(false);
        GC.KeepAlive(_life);
        return settled.Reason is null ? new PromiseOutcome<T>((T)settled.Value!, null) : new PromiseOutcome<T>(default, settled.Reason);
    }

    private async Task<bool> DecideAsync(Func<long, IRequest> request, CancellationToken cancellationToken)
    {
        using var use = Use();
        var decide = request(use.Link.NextRequestId());
        return (await use.Link.CallAsync<Decided>(decide, null, cancellationToken).ConfigureAwait(false)).ByThis;
    }
}
