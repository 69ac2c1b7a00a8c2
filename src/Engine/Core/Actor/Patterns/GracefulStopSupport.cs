using Akka.Simulation;

namespace Akka.Actor;

/// <summary>Stops an actor after what is in its mailbox, and tells when it has ended.</summary>
public static class GracefulStopSupport
{
    /// <summary>Sends a <see cref="PoisonPill"/> and waits for the end.</summary>
    /// <param name="target">The actor.</param>
    /// <param name="timeout">How long to wait at most; the system's scheduler measures it.</param>
    /// <returns>True when the actor, and all below it, have ended.</returns>
    /// <exception cref="TaskCanceledException">The actor has not ended within the time-out.</exception>
    public static Task<bool> GracefulStop(this IActorRef target, TimeSpan timeout) => target.GracefulStop(timeout, PoisonPill.Instance);

    /// <summary>Sends a message that makes the actor stop itself, and waits for the end.</summary>
    /// <param name="target">The actor.</param>
    /// <param name="timeout">How long to wait at most; the system's scheduler measures it.</param>
    /// <param name="stopMessage">What makes the actor stop itself.</param>
    /// <returns>True when the actor, and all below it, have ended.</returns>
    /// <exception cref="TaskCanceledException">The actor has not ended within the time-out.</exception>
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
            if (await Task.WhenAny(stopped, expired.Task.Inside()).ConfigureAwait(false) != stopped)
                throw new TaskCanceledException($"Actor {target.Path} did not stop within {timeout}.");
            return true;
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
