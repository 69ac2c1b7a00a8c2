using System.Diagnostics;
using Akka.Actor;
using Akka.Simulation;

namespace Akka.TestKit.Internal;

/// <summary>The time in which a test waits: the machine's, or a simulation's. Who waits in a simulation makes it go on.</summary>
internal sealed class TestClock
{
    public static readonly TestClock Real = new(null);

    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(int.MaxValue);

    private readonly Simulator? _simulator;

    private TestClock(Simulator? simulator) => _simulator = simulator;

    public TimeSpan Now => _simulator?.Now ?? Stopwatch.GetElapsedTime(0);

    public bool IsSimulated => _simulator is not null;

    /// <summary>What is unfinished in the simulation; null if there is none.</summary>
    public string? Pending => _simulator?.Pending;

    public static TestClock Of(ActorSystem system) => Simulator.Of(system) is { } simulator ? new TestClock(simulator) : Real;

    /// <summary>Blocks until the semaphore is there or the time has passed.</summary>
    public bool Wait(SemaphoreSlim semaphore, TimeSpan timeout, CancellationToken cancellation)
    {
        if (_simulator is null) return semaphore.Wait(Bounded(timeout), cancellation);
        if (semaphore.CurrentCount == 0) _simulator.WaitUntil(() => semaphore.CurrentCount > 0 || cancellation.IsCancellationRequested, timeout);
        return semaphore.Wait(TimeSpan.Zero, cancellation);
    }

    /// <summary>Completes when the semaphore is there or the time has passed.</summary>
    public async ValueTask<bool> WaitAsync(SemaphoreSlim semaphore, TimeSpan timeout, CancellationToken cancellation)
    {
        if (_simulator is null) return await semaphore.WaitAsync(Bounded(timeout), cancellation).ConfigureAwait(false);
        if (semaphore.CurrentCount == 0)
            await _simulator.WaitUntilAsync(() => semaphore.CurrentCount > 0 || cancellation.IsCancellationRequested, timeout).ConfigureAwait(false);
        return await semaphore.WaitAsync(TimeSpan.Zero, cancellation).ConfigureAwait(false);
    }

    /// <summary>Blocks until the task has ended or the time has passed.</summary>
    public bool WaitForEnd(Task task, TimeSpan timeout) =>
        _simulator?.WaitUntil(() => task.IsCompleted, timeout) ?? ((IAsyncResult)task).AsyncWaitHandle.WaitOne(Bounded(timeout));

    /// <summary>Blocks until the event is set or the time has passed.</summary>
    public bool Wait(CountdownEvent countdown, TimeSpan timeout) =>
        _simulator?.WaitUntil(() => countdown.IsSet, timeout) ?? countdown.Wait(timeout);

    private static TimeSpan Bounded(TimeSpan timeout)
    {
        if (timeout == Timeout.InfiniteTimeSpan)
            return timeout;

        return timeout < TimeSpan.Zero ? TimeSpan.Zero : timeout > Longest ? Longest : timeout;
    }
}
