using Akka.TestKit.Xunit2.Internals;
using Xunit.Sdk;

namespace Akka.TestKit.Extensions;

/// <summary>Waits for tasks with a limit in real time.</summary>
public static class TaskExtensions
{
    /// <summary>Waits for the task; false when it has not ended in time. A failed task throws.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled meanwhile.</exception>
    public static async Task<bool> AwaitWithTimeout(this Task parentTask, TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        if (!await EndsWithin(parentTask, timeout, cancellationToken))
            return false;

        await parentTask;
        return true;
    }

    /// <summary>The task's result.</summary>
    /// <exception cref="TimeoutException">It has not ended in time.</exception>
    public static async Task<T> WithTimeout<T>(this Task<T> parentTask, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        await parentTask.WaitAsync(timeout, cancellationToken);

    /// <summary>Fails when the task has not ended in time; a failed task throws.</summary>
    public static async Task ShouldCompleteWithin(this Task task, TimeSpan timeout, string because = "", params object[] becauseArgs)
    {
        if (!await EndsWithin(task, timeout, default))
            throw NotEnded(timeout, because, becauseArgs);

        await task;
    }

    /// <summary>The task's result. Fails when it has not ended in time.</summary>
    public static async Task<T> ShouldCompleteWithin<T>(
        this Task<T> task, TimeSpan timeout, string because = "", params object[] becauseArgs)
    {
        if (!await EndsWithin(task, timeout, default))
            throw NotEnded(timeout, because, becauseArgs);

        return await task;
    }

    /// <summary>Fails when the task has not ended in time or its result is not the expected one.</summary>
    public static async Task ShouldCompleteWithin<T>(
        this Task<T> task, T expected, TimeSpan timeout, string because = "", params object[] becauseArgs)
    {
        var actual = await task.ShouldCompleteWithin(timeout, because, becauseArgs);
        if (!new AkkaAssertEqualityComparer<T>().Equals(expected, actual))
            throw AkkaEqualException.ForMismatchedValues(expected, actual, because, becauseArgs);
    }

    /// <summary>The exception of a type that the task ends with. Fails when it has not ended in time, or otherwise.</summary>
    public static async Task<T> ShouldThrowWithin<T>(this Task task, TimeSpan timeout, string because = "", params object[] becauseArgs)
        where T : Exception
    {
        if (!await EndsWithin(task, timeout, default))
            throw NotEnded(timeout, because, becauseArgs);

        try
        {
            await task;
        }
        catch (T expected)
        {
            return expected;
        }

        throw FailException.ForFailure(
            $"The task should have thrown a {typeof(T).Name}{Because(because, becauseArgs)}, but it ended well.");
    }

    /// <summary>Fails unless the task ends in time with the given exception.</summary>
    public static async Task ShouldThrowWithin<T>(
        this Task task, T expected, TimeSpan timeout, string because = "", params object[] becauseArgs) where T : Exception
    {
        var actual = await task.ShouldThrowWithin<T>(timeout, because, becauseArgs);
        if (!Equals(expected, actual))
            throw AkkaEqualException.ForMismatchedValues(expected, actual, because, becauseArgs);
    }

    private static async Task<bool> EndsWithin(Task task, TimeSpan timeout, CancellationToken cancellation)
    {
        try
        {
            await task.WaitAsync(timeout, cancellation);
        }
        catch (TimeoutException) when (!task.IsCompleted)
        {
            return false;
        }
        catch (Exception) when (task.IsCompleted)
        {
            // The caller awaits the task itself and gets this exception there.
        }

        return true;
    }

    private static FailException NotEnded(TimeSpan timeout, string because, object[] args) =>
        FailException.ForFailure($"The task should have ended within {timeout}{Because(because, args)}.");

    private static string Because(string because, object[] args) =>
        string.IsNullOrEmpty(because) ? "" : $" because {Message.Of(because, args)}";
}
