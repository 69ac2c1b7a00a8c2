using Akka.Actor;

namespace ActorConcurrency.Actors.Common;

/// <summary>A wait on the actor system's clock, for code that is not an actor. In tests the clock is the test's.</summary>
public static class SchedulerDelayExtensions
{
    /// <summary>Completes when the scheduler's clock has moved on by <paramref name="delay"/>; at once when that is zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The delay is negative.</exception>
    /// <exception cref="OperationCanceledException">The token fired first.</exception>
    public static Task DelayAsync(this IScheduler scheduler, TimeSpan delay, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(scheduler);
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled(cancellationToken);
        return delay == TimeSpan.Zero ? Task.CompletedTask : new Delay().Start(scheduler.Advanced, delay, cancellationToken);
    }

    private sealed class Delay() : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        private ICancelable? _timer;
        private CancellationTokenRegistration _cancellation;

        public Task Start(IAdvancedScheduler scheduler, TimeSpan delay, CancellationToken cancellationToken)
        {
            _timer = new Cancelable(scheduler);
            scheduler.ScheduleOnce(delay, OnElapsed, _timer);
            _cancellation = cancellationToken.UnsafeRegister(static (state, token) => ((Delay)state!).OnCanceled(token), this);
            if (Task.IsCompleted)
                _cancellation.Unregister();
            return Task;
        }

        private void OnElapsed()
        {
            if (TrySetResult())
                _cancellation.Unregister();
        }

        private void OnCanceled(CancellationToken cancellationToken)
        {
            if (TrySetCanceled(cancellationToken))
                _timer?.Cancel();
        }
    }
}
