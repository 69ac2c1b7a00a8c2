namespace Akka.Simulation;

/// <summary>The timers of a simulation in the order in which they are due; those due at the same time in the order in which they were added.</summary>
internal sealed class Agenda
{
    private const int SmallestSweep = 1024;

    private readonly PriorityQueue<VirtualTimer, (TimeSpan Due, long Order)> _timers = new();
    private long _added;
    private int _sweepAt = SmallestSweep;

    /// <summary>How many timers there are, some of which may be cancelled.</summary>
    public int Count => _timers.Count;

    /// <summary>When the next timer is due; null if there is none.</summary>
    public TimeSpan? NextDue
    {
        get
        {
            // Time must not move to a timer that won't run.
            while (_timers.TryPeek(out var timer, out _) && timer.IsCancelled) _timers.Dequeue();
            return _timers.TryPeek(out var next, out _) ? next.Due : null;
        }
    }

    public void Add(VirtualTimer timer)
    {
        _timers.Enqueue(timer, (timer.Due, _added++));
        if (_timers.Count >= _sweepAt) Sweep();
    }

    public VirtualTimer TakeNext() => _timers.Dequeue();

    public void Clear() => _timers.Clear();

    // Most time-outs are cancelled long before they are due.
    private void Sweep()
    {
        var live = _timers.UnorderedItems.Where(item => !item.Element.IsCancelled).ToList();
        _timers.Clear();
        _timers.EnqueueRange(live);
        _sweepAt = Math.Max(SmallestSweep, live.Count * 2);
    }
}
