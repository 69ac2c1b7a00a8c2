using ActorConcurrency.Actors.Common;
using static ActorConcurrency.Actors.Timers.TimerProtocol;

namespace ActorConcurrency.Actors.Timers;

/// <summary>
/// Does something later, once like Python's <c>Timer</c>, or again and again at a fixed rate without drift: tick n is due n - 1 intervals
/// after the first, however late the ticks before it were. Ticks that are overdue come at once, and none is left out. It has
/// one run at a time, and can be started again when that is over. The time is the scheduler's.
/// </summary>
/// <remarks>
/// <para>Death of who started it: the run is cancelled as soon as the timer learns it, by death watch; who waits is told.</para>
/// <para>Death of the timer's actor: there are no more ticks. <see cref="Grant.LostToken"/> of the run fires, waits fail with
/// <see cref="PrimitiveStoppedException"/>. A new timer of the name does not run until it is started.</para>
/// <para>Loss of a node: who started it there counts as dead when the cluster removes the node, not before.</para>
/// <para>Partition: ticks for the other side are lost; the run goes on until one side is removed.</para>
/// </remarks>
public sealed class ActorTimer : PrimitiveHandle<TimerSnapshot>
{
    internal ActorTimer(PrimitiveIncarnation primitive, IClients clients)
        : base(primitive, clients)
    {
    }

    /// <summary>Starts the timer for one tick.</summary>
    /// <param name="delay">From now to the tick; zero or more.</param>
    /// <param name="onTick">What to do then; on the thread pool. What it throws is logged. Null: see <see cref="WaitAsync"/>.</param>
    /// <param name="cancellationToken">Ends the start, not the run.</param>
    /// <exception cref="InvalidOperationException">The timer runs already.</exception>
    /// <exception cref="OperationCanceledException">The token fired; the timer does not run.</exception>
    /// <exception cref="PrimitiveStoppedException">The timer's actor has stopped.</exception>
    public Task<TimerRun> StartOnceAsync(
        TimeSpan delay, Func<TimerTick, Task>? onTick = null, CancellationToken cancellationToken = default) =>
        StartAsync(delay, null, onTick, cancellationToken);

    /// <summary>Starts the timer for ticks at a fixed rate, until it is cancelled.</summary>
    /// <param name="interval">From tick to tick; more than zero.</param>
    /// <param name="onTick">
    /// What to do at each; on the thread pool, one at a time, in order. What it throws is logged, and the next tick comes all the same.
    /// </param>
    /// <param name="delay">From now to the first tick; null: one interval.</param>
    /// <param name="cancellationToken">Ends the start, not the run.</param>
    /// <exception cref="InvalidOperationException">The timer runs already.</exception>
    /// <exception cref="OperationCanceledException">The token fired; the timer does not run.</exception>
    /// <exception cref="PrimitiveStoppedException">The timer's actor has stopped.</exception>
    public Task<TimerRun> StartPeriodicAsync(
        TimeSpan interval,
        Func<TimerTick, Task>? onTick = null,
        TimeSpan? delay = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(interval, TimeSpan.Zero);
        return StartAsync(delay ?? interval, interval, onTick, cancellationToken);
    }

    /// <summary>
    /// Cancels the run, whoever started it. When the task completes the timer has told its last tick; a run of this owner handles
    /// none any more, another owner's may just be beginning with one it was told before.
    /// </summary>
    /// <returns>False: it did not run.</returns>
    /// <exception cref="PrimitiveStoppedException">The timer's actor has stopped.</exception>
    public async Task<bool> CancelAsync(CancellationToken cancellationToken = default)
    {
        using var use = Use();
        var request = new Cancel(use.Link.NextRequestId());
        return (await use.Link.CallAsync<Cancelled>(request, null, cancellationToken).ConfigureAwait(false)).WasRunning;
    }

    /// <summary>Waits for the next tick, also of a timer that is not started yet.</summary>
    /// <param name="timeout">Null: without limit.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The tick; null when the time was up or the timer was cancelled before.</returns>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    /// <exception cref="PrimitiveStoppedException">The timer's actor has stopped.</exception>
    public async Task<TimerTick?> WaitAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        var limit = Timeouts.Check(timeout);
        using var use = Use();
        var request = new Wait(use.Link.NextRequestId(), use.Link.Owner);
        return (await use.Link.TryCallAsync<Ticked>(request, limit, cancellationToken).ConfigureAwait(false))?.Value;
    }

    private async Task<TimerRun> StartAsync(
        TimeSpan delay, TimeSpan? interval, Func<TimerTick, Task>? onTick, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        using var use = Use();
        var request = new Start(use.Link.NextRequestId(), use.Link.Owner, delay, interval);
        return await use.Link.AcquireAsync(request, NewRun, null, cancellationToken).ConfigureAwait(false);

        TimerRun NewRun(PrimitiveLink link, IGrant grant) => new(link, Clients, (Started)grant, onTick);
    }
}
