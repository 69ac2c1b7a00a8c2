using Akka.Actor;
using Akka.Dispatch;

namespace Akka.Simulation;

/// <summary>Something to do at a moment of virtual time.</summary>
/// <param name="action">What to do; false when it failed.</param>
/// <param name="target">The path of who is told, or what else it does: for the trace.</param>
/// <param name="due">When.</param>
/// <param name="interval">Time until it is due again; null for once.</param>
/// <param name="cancelable">Cancels it; null if nothing does.</param>
internal sealed class VirtualTimer(Func<bool> action, object target, TimeSpan due, TimeSpan? interval, ICancelable? cancelable) : IRunnable
{
    private bool _failed;

    public TimeSpan Due { get; private set; } = due;

    public bool IsCancelled => cancelable is { IsCancellationRequested: true };

    public void Run() => _failed = !action();

    public void Execute() => Run();

    /// <summary>Sets the next time of a repeated timer.</summary>
    /// <returns>False when there is none; what failed is not repeated.</returns>
    public bool Repeat()
    {
        if (interval is not { } length || _failed || IsCancelled) return false;
        Due += length;
        return true;
    }

    public override string ToString() => $"timer {(target is ActorPath path ? path.ToStringWithoutAddress() : target)}";
}
