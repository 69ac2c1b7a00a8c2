using Akka.Simulation;

namespace Akka.Actor;

/// <summary>Stops an actor after what is in its mailbox, and tells when it has ended.</summary>
public static class GracefulStopSupport
{
    /// <summary>Sends a <see cref="PoisonPill"/> and waits for the end.</summary>
    /// <returns>True when the actor, and all below it, have ended; false when not within the time-out, which the system's scheduler measures.</returns>
    public static Task<bool> GracefulStop(this IActorRef target, TimeSpan timeout) => target.GracefulStop(timeout, PoisonPill.Instance);

    /// <summary>Sends a message that makes the actor stop itself, and waits for the end.</summary>
    /// <returns>True when the actor, and all below it, have ended; false when not within the time-out, which the system's scheduler measures.</returns>
    public static async Task<bool> GracefulStop(this IActorRef target, TimeSpan timeout, object stopMessage)
    {
        var watcher = TerminationWatcher.Watch(target);
        var expired = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var scheduler = watcher.Provider.Settings.System.Scheduler.Advanced;
        var timer = new Cancelable(scheduler);
        try
        {
            if (timeout != Timeout.InfiniteTimeSpan)
                scheduler.ScheduleOnce(timeout, expired.SetResult, timer);
            target.Tell(stopMessage, ActorRefs.NoSender);
            var stopped = watcher.Terminated.Inside();
            return await Task.WhenAny(stopped, expired.Task.Inside()).ConfigureAwait(false) == stopped;
        }
        finally
        {
            timer.Cancel();
            watcher.Release();
        }
    }
}

/// <summary>Waits for the end of an actor from outside the actor system.</summary>
public static class WatchAsyncSupport
{
    /// <summary>Waits until the actor has ended.</summary>
    /// <param name="target">The actor.</param>
    /// <param name="token">Ends the wait.</param>
    /// <returns>True when the actor has ended, false when the wait was cancelled first.</returns>
    public static async Task<bool> WatchAsync(this IActorRef target, CancellationToken token = default)
    {
        var watcher = TerminationWatcher.Watch(target);
        try
        {
            await watcher.Terminated.Inside().WaitAsync(token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        finally
        {
            watcher.Release();
        }
    }
}
