using System.Diagnostics;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>The real time that the kit measures waiting by, since an arbitrary moment; a test scheduler does not change it.</summary>
    public static TimeSpan Now => Stopwatch.GetElapsedTime(0);

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    /// <summary>What is left of the innermost Within.</summary>
    /// <exception cref="InvalidOperationException">It is called outside of Within.</exception>
    public TimeSpan Remaining =>
        Current.Deadline is { } deadline
            ? LeftUntil(deadline)
            : throw new InvalidOperationException("Remaining has a meaning only inside of Within.");

    /// <summary>What is left of the innermost Within; outside of one, the dilated default of one expectation.</summary>
    public TimeSpan RemainingOrDefault => RemainingOr(Dilated(TestKitSettings.SingleExpectDefault));

    /// <summary>The given duration dilated; if none is given, <see cref="RemainingOrDefault"/>. An infinite one stays.</summary>
    public TimeSpan RemainingOrDilated(TimeSpan? duration) => duration is { } given ? Dilated(given) : RemainingOrDefault;

    /// <summary>The same as <see cref="RemainingOrDilated"/>.</summary>
    public TimeSpan GetTimeoutOrDefault(TimeSpan? timeout) => RemainingOrDilated(timeout);

    /// <summary>A duration times <c>akka.test.timefactor</c>. An infinite one stays.</summary>
    public TimeSpan Dilated(TimeSpan duration) =>
        duration == Timeout.InfiniteTimeSpan ? duration : duration * TestKitSettings.TestTimeFactor;

    /// <summary>
    /// Runs the action, in which expectations without a duration wait at most until the end of this one, and which must not take
    /// longer.
    /// </summary>
    public void Within(
        TimeSpan max, Action action, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        Within(TimeSpan.Zero, max, action, null, epsilonValue, cancellationToken);

    /// <summary>
    /// Runs the action, in which expectations without a duration wait at most until the end of the longest one. It must take at least
    /// the shortest and at most the longest duration plus epsilon; a block that ends with an ExpectNoMsg may end late.
    /// </summary>
    public void Within(
        TimeSpan min, TimeSpan max, Action action, string? hint = null, TimeSpan? epsilonValue = null,
        CancellationToken cancellationToken = default)
    {
        Within<object?>(
            min,
            max,
            () =>
            {
                action();
                return null;
            },
            hint,
            epsilonValue,
            cancellationToken);
    }

    /// <summary>
    /// Runs the function as <see cref="Within(TimeSpan, Action, TimeSpan?, CancellationToken)"/> does and returns what it returns.
    /// </summary>
    public T Within<T>(
        TimeSpan max, Func<T> function, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        Within(TimeSpan.Zero, max, function, null, epsilonValue, cancellationToken);

    /// <summary>
    /// Runs the function as <see cref="Within(TimeSpan, TimeSpan, Action, string, TimeSpan?, CancellationToken)"/> does and returns
    /// what it returns.
    /// </summary>
    public T Within<T>(
        TimeSpan min, TimeSpan max, Func<T> function, string? hint = null, TimeSpan? epsilonValue = null,
        CancellationToken cancellationToken = default) =>
        Within(min, max, _ => ValueTask.FromResult(function()), hint, epsilonValue, cancellationToken).Get();

    /// <inheritdoc cref="Within(TimeSpan, Action, TimeSpan?, CancellationToken)"/>
    public Task WithinAsync(
        TimeSpan max, Func<Task> actionAsync, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        WithinAsync(TimeSpan.Zero, max, actionAsync, null, epsilonValue, cancellationToken);

    /// <inheritdoc cref="Within(TimeSpan, TimeSpan, Action, string, TimeSpan?, CancellationToken)"/>
    public Task WithinAsync(
        TimeSpan min, TimeSpan max, Func<Task> actionAsync, string? hint = null, TimeSpan? epsilonValue = null,
        CancellationToken cancellationToken = default) =>
        WithinAsync<object?>(
            min,
            max,
            async () =>
            {
                await actionAsync();
                return null;
            },
            hint,
            epsilonValue,
            cancellationToken);

    /// <inheritdoc cref="Within{T}(TimeSpan, Func{T}, TimeSpan?, CancellationToken)"/>
    public Task<T> WithinAsync<T>(
        TimeSpan max, Func<Task<T>> function, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        WithinAsync(TimeSpan.Zero, max, function, null, epsilonValue, cancellationToken);

    /// <inheritdoc cref="Within{T}(TimeSpan, TimeSpan, Func{T}, string, TimeSpan?, CancellationToken)"/>
    public Task<T> WithinAsync<T>(
        TimeSpan min, TimeSpan max, Func<Task<T>> function, string? hint = null, TimeSpan? epsilonValue = null,
        CancellationToken cancellationToken = default) =>
        Within(min, max, latest => new ValueTask<T>(EndOf(function(), latest, hint)), hint, epsilonValue, cancellationToken).AsTask();

    /// <summary>What is left of the innermost Within; outside of one, the dilated patience with log events.</summary>
    internal TimeSpan RemainingOrLeeway => RemainingOr(Dilated(TestKitSettings.TestEventFilterLeeway));

    /// <summary>What is left of the innermost Within; outside of one, the given duration as it is.</summary>
    protected TimeSpan RemainingOr(TimeSpan duration) => Current.Deadline is { } deadline ? LeftUntil(deadline) : duration;

    private async ValueTask<T> Within<T>(
        TimeSpan min, TimeSpan max, Func<TimeSpan, ValueTask<T>> function, string? hint, TimeSpan? epsilon,
        CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var start = Clock.Now;
        var outer = Current.Deadline;
        var allowed = Dilated(max);
        if (outer is { } deadline && LeftUntil(deadline) < allowed)
            allowed = LeftUntil(deadline);

        if (allowed < min)
            Fail($"a block that takes at least {min} does not fit: {allowed} are left", hint);

        Current.LastWasNoMessage = false;
        Current.Deadline = start + allowed;
        T result;
        try
        {
            result = await function(allowed + (epsilon ?? TimeSpan.Zero));
        }
        finally
        {
            Current.Deadline = outer;
        }

        var elapsed = Clock.Now - start;
        if (elapsed < min)
            Fail($"the block took {elapsed}, which is less than {min}", hint);

        // Waiting for silence uses all the time there was, so that being a little late means nothing.
        if (!Current.LastWasNoMessage && elapsed > allowed + (epsilon ?? TimeSpan.Zero))
            Fail($"the block took {elapsed}, which is more than {allowed}", hint);

        return result;
    }

    // A block that hangs must not make the test hang; one that is only late is judged when it has ended.
    private async Task<T> EndOf<T>(Task<T> block, TimeSpan latest, string? hint)
    {
        try
        {
            return await block.WaitAsync(latest + Grace);
        }
        catch (TimeoutException) when (!block.IsCompleted)
        {
            Fail($"the block is still running after {latest}", hint);
            throw;
        }
    }

    private TimeSpan LeftUntil(TimeSpan deadline) => deadline > Clock.Now ? deadline - Clock.Now : TimeSpan.Zero;
}
