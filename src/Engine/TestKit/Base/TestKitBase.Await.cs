using Akka.Event;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>
    /// Repeats the assertion until it no longer throws. When time is up, its last failure is thrown. Without an interval, it is
    /// repeated at growing distances of up to 100 ms.
    /// </summary>
    public void AwaitAssert(
        Action assertion, TimeSpan? duration = null, TimeSpan? interval = null, CancellationToken cancellationToken = default) =>
        Retry(Waiting.Blocking, Completed(assertion), duration, interval, cancellationToken).Get();

    /// <inheritdoc cref="AwaitAssert"/>
    public Task AwaitAssertAsync(
        Action assertion, TimeSpan? duration = null, TimeSpan? interval = null, CancellationToken cancellationToken = default) =>
        Retry(Waiting.Async, Completed(assertion), duration, interval, cancellationToken).AsTask();

    /// <inheritdoc cref="AwaitAssert"/>
    public Task AwaitAssertAsync(
        Func<Task> assertion, TimeSpan? duration = null, TimeSpan? interval = null, CancellationToken cancellationToken = default) =>
        Retry(Waiting.Async, () => new ValueTask(assertion()), duration, interval, cancellationToken).AsTask();

    /// <summary>Waits until the condition is true; fails after what is left of Within or the default of one expectation.</summary>
    public void AwaitCondition(Func<bool> conditionIsFulfilled, CancellationToken cancellationToken = default) =>
        AwaitCondition(conditionIsFulfilled, null, null, null, cancellationToken);

    /// <summary>Waits until the condition is true; fails after the given time.</summary>
    public void AwaitCondition(Func<bool> conditionIsFulfilled, TimeSpan? max, CancellationToken cancellationToken = default) =>
        AwaitCondition(conditionIsFulfilled, max, null, null, cancellationToken);

    /// <summary>Waits until the condition is true; fails with the message after the given time.</summary>
    public void AwaitCondition(
        Func<bool> conditionIsFulfilled, TimeSpan? max, string? message, CancellationToken cancellationToken = default) =>
        AwaitCondition(conditionIsFulfilled, max, null, message, cancellationToken);

    /// <summary>Waits until the condition, looked at in the given interval, is true; fails with the message after the given time.</summary>
    public void AwaitCondition(
        Func<bool> conditionIsFulfilled, TimeSpan? max, TimeSpan? interval, string? message = null,
        CancellationToken cancellationToken = default) =>
        MustBecomeTrue(Waiting.Blocking, Completed(conditionIsFulfilled), max, interval, message, cancellationToken).Get();

    /// <inheritdoc cref="AwaitCondition(Func{bool}, CancellationToken)"/>
    public Task AwaitConditionAsync(Func<bool> conditionIsFulfilled, CancellationToken cancellationToken = default) =>
        AwaitConditionAsync(conditionIsFulfilled, null, null, null, cancellationToken);

    /// <inheritdoc cref="AwaitCondition(Func{bool}, TimeSpan?, string, CancellationToken)"/>
    public Task AwaitConditionAsync(
        Func<bool> conditionIsFulfilled, TimeSpan? max, string? message, CancellationToken cancellationToken = default) =>
        AwaitConditionAsync(conditionIsFulfilled, max, null, message, cancellationToken);

    /// <inheritdoc cref="AwaitCondition(Func{bool}, TimeSpan?, TimeSpan?, string, CancellationToken)"/>
    public Task AwaitConditionAsync(
        Func<bool> conditionIsFulfilled, TimeSpan? max, TimeSpan? interval, string? message = null,
        CancellationToken cancellationToken = default) =>
        MustBecomeTrue(Waiting.Async, Completed(conditionIsFulfilled), max, interval, message, cancellationToken).AsTask();

    /// <inheritdoc cref="AwaitCondition(Func{bool}, CancellationToken)"/>
    public Task AwaitConditionAsync(Func<Task<bool>> conditionIsFulfilled, CancellationToken cancellationToken = default) =>
        AwaitConditionAsync(conditionIsFulfilled, null, null, null, cancellationToken);

    /// <inheritdoc cref="AwaitCondition(Func{bool}, TimeSpan?, CancellationToken)"/>
    public Task AwaitConditionAsync(
        Func<Task<bool>> conditionIsFulfilled, TimeSpan? max, CancellationToken cancellationToken = default) =>
        AwaitConditionAsync(conditionIsFulfilled, max, null, null, cancellationToken);

    /// <inheritdoc cref="AwaitCondition(Func{bool}, TimeSpan?, string, CancellationToken)"/>
    public Task AwaitConditionAsync(
        Func<Task<bool>> conditionIsFulfilled, TimeSpan? max, string? message, CancellationToken cancellationToken = default) =>
        AwaitConditionAsync(conditionIsFulfilled, max, null, message, cancellationToken);

    /// <inheritdoc cref="AwaitCondition(Func{bool}, TimeSpan?, TimeSpan?, string, CancellationToken)"/>
    public Task AwaitConditionAsync(
        Func<Task<bool>> conditionIsFulfilled, TimeSpan? max, TimeSpan? interval, string? message = null,
        CancellationToken cancellationToken = default) =>
        MustBecomeTrue(
            Waiting.Async, () => new ValueTask<bool>(conditionIsFulfilled()), max, interval, message, cancellationToken).AsTask();

    /// <summary>Waits until the condition is true; false when the time, which is taken as it is, passes without that.</summary>
    public bool AwaitConditionNoThrow(
        Func<bool> conditionIsFulfilled, TimeSpan max, TimeSpan? interval = null, CancellationToken cancellationToken = default) =>
        BecomesTrue(Waiting.Blocking, Clock, Completed(conditionIsFulfilled), max, interval, cancellationToken).Get();

    /// <inheritdoc cref="AwaitConditionNoThrow"/>
    public Task<bool> AwaitConditionNoThrowAsync(
        Func<bool> conditionIsFulfilled, TimeSpan max, TimeSpan? interval = null, CancellationToken cancellationToken = default) =>
        BecomesTrue(Waiting.Async, Clock, Completed(conditionIsFulfilled), max, interval, cancellationToken).AsTask();

    /// <inheritdoc cref="AwaitConditionNoThrow"/>
    public Task<bool> AwaitConditionNoThrowAsync(
        Func<Task<bool>> conditionIsFulfilled, TimeSpan max, TimeSpan? interval = null, CancellationToken cancellationToken = default) =>
        BecomesTrue(Waiting.Async, Clock, () => new ValueTask<bool>(conditionIsFulfilled()), max, interval, cancellationToken).AsTask();

    /// <summary>
    /// Waits until the condition is true. When time is up it calls <paramref name="fail"/> with a format and arguments and returns
    /// false.
    /// </summary>
    protected static bool InternalAwaitCondition(
        Func<bool> conditionIsFulfilled, TimeSpan max, TimeSpan? interval, Action<string, object[]> fail,
        CancellationToken cancellationToken = default) =>
        TrueOrFail(Waiting.Blocking, Completed(conditionIsFulfilled), max, interval, fail, null, cancellationToken).Get();

    /// <summary>As the other overload, and logs at debug level what it waits for.</summary>
    protected static bool InternalAwaitCondition(
        Func<bool> conditionIsFulfilled, TimeSpan max, TimeSpan? interval, Action<string, object[]> fail, ILoggingAdapter? logger,
        CancellationToken cancellationToken = default) =>
        TrueOrFail(Waiting.Blocking, Completed(conditionIsFulfilled), max, interval, fail, logger, cancellationToken).Get();

    /// <inheritdoc cref="InternalAwaitCondition(Func{bool}, TimeSpan, TimeSpan?, Action{string, object[]}, CancellationToken)"/>
    protected static Task<bool> InternalAwaitConditionAsync(
        Func<Task<bool>> conditionIsFulfilled, TimeSpan max, TimeSpan? interval, Action<string, object[]> fail,
        CancellationToken cancellationToken = default) =>
        InternalAwaitConditionAsync(conditionIsFulfilled, max, interval, fail, null, cancellationToken);

    /// <summary>As the other overload, and logs at debug level what it waits for.</summary>
    protected static Task<bool> InternalAwaitConditionAsync(
        Func<Task<bool>> conditionIsFulfilled, TimeSpan max, TimeSpan? interval, Action<string, object[]> fail, ILoggingAdapter? logger,
        CancellationToken cancellationToken = default) =>
        TrueOrFail(
            Waiting.Async, () => new ValueTask<bool>(conditionIsFulfilled()), max, interval, fail, logger, cancellationToken).AsTask();

    private async ValueTask Retry(
        Waiting how, Func<ValueTask> assertion, TimeSpan? duration, TimeSpan? interval, CancellationToken cancellation)
    {
        var polling = new Polling(Clock, RemainingOrDilated(duration), interval);
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                await assertion();
                return;
            }
            catch (Exception e) when (!cancellation.IsCancellationRequested && polling.Goes)
            {
                LogCall($"assertion not yet fulfilled: {e.Message}");
            }

            await how.Pause(Clock, polling.Next(), cancellation);
        }
    }

    private async ValueTask MustBecomeTrue(
        Waiting how, Func<ValueTask<bool>> condition, TimeSpan? max, TimeSpan? interval, string? message, CancellationToken cancellation)
    {
        var patience = RemainingOrDilated(max);
        if (!await BecomesTrue(how, Clock, condition, patience, interval, cancellation))
            Fail($"the condition did not become true within {patience}", message);
    }

    private static async ValueTask<bool> TrueOrFail(
        Waiting how, Func<ValueTask<bool>> condition, TimeSpan max, TimeSpan? interval, Action<string, object[]> fail,
        ILoggingAdapter? log, CancellationToken cancellation)
    {
        log?.Debug("Waiting up to {0} for a condition.", max);
        if (await BecomesTrue(how, TestClock.Real, condition, max, interval, cancellation))
            return true;

        fail("The condition did not become true within {0}.", [max]);
        return false;
    }

    private static async ValueTask<bool> BecomesTrue(
        Waiting how, TestClock clock, Func<ValueTask<bool>> condition, TimeSpan max, TimeSpan? interval, CancellationToken cancellation)
    {
        var polling = new Polling(clock, max, interval);
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            if (await condition())
                return true;

            if (!polling.Goes)
                return false;

            await how.Pause(clock, polling.Next(), cancellation);
        }
    }

    private static Func<ValueTask> Completed(Action action) => () =>
    {
        action();
        return ValueTask.CompletedTask;
    };

    private static Func<ValueTask<bool>> Completed(Func<bool> condition) => () => ValueTask.FromResult(condition());
}
