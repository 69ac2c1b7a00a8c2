namespace Akka.Actor;

/// <summary>Says when no message has come for a time. A message costs a look at the clock, not a new timer.</summary>
internal sealed class ReceiveTimer(ActorCell cell)
{
    private TimeSpan _lastMessage;
    private ICancelable? _pending;
    private int _generation;

    public TimeSpan? Timeout { get; private set; }

    private IScheduler Scheduler => cell.System.Scheduler;

    public void Set(TimeSpan? timeout)
    {
        if (timeout is { } length && length <= TimeSpan.Zero && length != System.Threading.Timeout.InfiniteTimeSpan)
            throw new ArgumentException($"The receive time-out is {length}: it must be positive.", nameof(timeout));
        Stop();
        Timeout = timeout == System.Threading.Timeout.InfiniteTimeSpan ? null : timeout;
        Restart();
    }

    /// <summary>A message was handled: the time starts again.</summary>
    public void Touch() => _lastMessage = Scheduler.MonotonicClock;

    /// <summary>Starts to wait, after a restart too.</summary>
    public void Restart()
    {
        if (Timeout is not { } timeout) return;
        Touch();
        Schedule(timeout);
    }

    public void Stop()
    {
        _generation++;
        _pending?.Cancel();
        _pending = null;
    }

    /// <summary>The timer has fired.</summary>
    /// <returns>True when the time is really over; otherwise it waits for the rest.</returns>
    public bool IsDue(Tick tick)
    {
        if (tick.Generation != _generation || Timeout is not { } timeout) return false;
        var rest = timeout - (Scheduler.MonotonicClock - _lastMessage);
        if (rest <= TimeSpan.Zero) return true;
        Schedule(rest);
        return false;
    }

    private void Schedule(TimeSpan delay)
    {
        _generation++;
        _pending = Scheduler.ScheduleTellOnceCancelable(delay, cell.Self, new Tick(_generation), cell.Self);
    }

    internal sealed record Tick(int Generation) : IAutoReceivedMessage, INotInfluenceReceiveTimeout, Event.IDeadLetterSuppression;
}
