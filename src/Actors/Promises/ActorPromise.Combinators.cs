using static ActorConcurrency.Actors.Promises.PromiseProtocol;

namespace ActorConcurrency.Actors.Promises;

/// <summary>
/// Promises for the outcome of a call, and for the outcomes of several promises, whose rejections count as handled then.
/// </summary>
public static class ActorPromise
{
    /// <summary>
    /// Calls a function and gives a promise for what it returns, or rejected with what it throws, as a call of JavaScript's
    /// <c>async function</c> does. Up to its first await of something unfinished the function runs within this call.
    /// </summary>
    public static ActorPromise<T> Try<T>(this IConcurrency concurrency, Func<Task<T>> function)
    {
        ArgumentNullException.ThrowIfNull(concurrency);
        ArgumentNullException.ThrowIfNull(function);
        var promise = concurrency.Promise<T>();
        _ = promise.SettleByAsync(async next => next.Tell(new Resolve(0, await function().ConfigureAwait(false))));
        return promise;
    }

    /// <summary>A promise for all values, in the promises' order; rejected with the first rejection. Fulfilled at once if there is none.</summary>
    public static ActorPromise<IReadOnlyList<T>> All<T>(this IConcurrency concurrency, IEnumerable<ActorPromise<T>> promises) =>
        Combine<T, IReadOnlyList<T>>(concurrency, promises, async outcomes =>
        {
            await foreach (var outcome in Task.WhenEach(outcomes).ConfigureAwait(false))
            {
                if ((await outcome.ConfigureAwait(false)).Reason is { } reason)
                    return new Reject(0, reason);
            }

            return new Resolve(0, (await Task.WhenAll(outcomes).ConfigureAwait(false)).Select(outcome => outcome.Value!).ToList());
        });

    /// <summary>A promise for all outcomes, in the promises' order; never rejected. Fulfilled at once if there is none.</summary>
    public static ActorPromise<IReadOnlyList<PromiseOutcome<T>>> AllSettled<T>(
        this IConcurrency concurrency, IEnumerable<ActorPromise<T>> promises) =>
        Combine<T, IReadOnlyList<PromiseOutcome<T>>>(
            concurrency, promises, async outcomes => new Resolve(0, await Task.WhenAll(outcomes).ConfigureAwait(false)));

    /// <summary>
    /// A promise for the first value. When all promises are rejected, or if there is none, it is rejected with an
    /// <see cref="AggregateException"/> of the reasons, in the promises' order.
    /// </summary>
    public static ActorPromise<T> Any<T>(this IConcurrency concurrency, IEnumerable<ActorPromise<T>> promises) =>
        Combine<T, T>(concurrency, promises, async outcomes =>
        {
            await foreach (var first in Task.WhenEach(outcomes).ConfigureAwait(false))
            {
                if (await first.ConfigureAwait(false) is { IsFulfilled: true } outcome)
                    return new Resolve(0, outcome.Value);
            }

            var reasons = (await Task.WhenAll(outcomes).ConfigureAwait(false)).Select(outcome => outcome.Reason!);
            return new Reject(0, new AggregateException("Every promise was rejected.", reasons));
        });

    /// <summary>A promise for the first outcome, whichever it is. Pending for ever if there is no promise.</summary>
    public static ActorPromise<T> Race<T>(this IConcurrency concurrency, IEnumerable<ActorPromise<T>> promises) =>
        Combine<T, T>(concurrency, promises, async outcomes =>
        {
            if (outcomes.Length == 0)
                return null;
            var first = await (await Task.WhenAny(outcomes).ConfigureAwait(false)).ConfigureAwait(false);
            return first.Reason is null ? new Resolve(0, first.Value) : new Reject(0, first.Reason);
        });

    private static ActorPromise<TResult> Combine<T, TResult>(
        IConcurrency concurrency,
        IEnumerable<ActorPromise<T>> promises,
        Func<Task<PromiseOutcome<T>>[], Task<Common.IRequest?>> decide)
    {
        ArgumentNullException.ThrowIfNull(concurrency);
        ArgumentNullException.ThrowIfNull(promises);
        var combined = concurrency.Promise<TResult>();
        Task<PromiseOutcome<T>>[] outcomes = [.. promises.Select(promise => promise.OutcomeAsync())];
        _ = combined.SettleByAsync(async next =>
        {
            if (await decide(outcomes).ConfigureAwait(false) is { } request)
                next.Tell(request);
        });
        return combined;
    }
}
