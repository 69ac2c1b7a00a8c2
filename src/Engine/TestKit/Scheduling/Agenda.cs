using Akka.Actor;

namespace Akka.TestKit.Internal;

/// <summary>What the test scheduler has to do once, or, with an interval, again and again.</summary>
internal sealed record ScheduledWork(Action Work, TimeSpan? Interval, ICancelable? Cancelable)
{
    public bool IsCancelled => Cancelable is { IsCancellationRequested: true };
}

/// <summary>
/// The virtual time together with what is due when. Both change under one lock, so that a delay is counted from the time it is asked
/// at.
/// </summary>
internal sealed class Agenda
{
    private readonly Lock _gate = new();
    private readonly PriorityQueue<ScheduledWork, (TimeSpan Due, long Number)> _work = new();
    private TimeSpan _now;
    private long _added;

    public TimeSpan Now
    {
        get
        {
            lock (_gate)
                return _now;
        }
    }

    public void Add(TimeSpan delay, ScheduledWork work)
    {
        lock (_gate)
            Enqueue(work, _now, delay);
    }

    /// <summary>
    /// Takes the next work that is due by then and sets the time to when it was due; when there is none, sets the time to the end.
    /// What repeats is due again one interval after it was due.
    /// </summary>
    public ScheduledWork? TakeDue(TimeSpan end)
    {
        lock (_gate)
        {
            while (_work.TryPeek(out var work, out var key) && key.Due <= end)
            {
                _work.Dequeue();
                if (work.IsCancelled)
                    continue;

                // Work that fires may itself have advanced the time beyond what is left of this advance.
                _now = key.Due > _now ? key.Due : _now;
                if (work.Interval is { } interval)
                    Enqueue(work, key.Due, interval);

                return work;
            }

            _now = end > _now ? end : _now;
            return null;
        }
    }

    private void Enqueue(ScheduledWork work, TimeSpan from, TimeSpan delay)
    {
        var due = delay <= TimeSpan.MaxValue - from ? from + delay : TimeSpan.MaxValue;
        _work.Enqueue(work, (due, _added++));
    }
}
