using Akka.Simulation;

namespace Akka.Actor;

/// <summary>Sends what comes out of a task to an actor, so that the actor need not wait for it.</summary>
public static class PipeToSupport
{
    /// <summary>
    /// Sends the result to the recipient when the task ends, or a <see cref="Status.Failure"/> with what it threw.
    /// </summary>
    /// <param name="taskToPipe">The task.</param>
    /// <param name="recipient">Who gets the message.</param>
    /// <param name="sender">What the recipient sees as its sender; none when null.</param>
    /// <param name="success">Makes the message from the result; the result itself when null.</param>
    /// <param name="failure">Makes the message from the exception; a <see cref="Status.Failure"/> when null.</param>
    /// <returns>A task that ends when the message is sent.</returns>
    public static Task PipeTo<T>(
        this Task<T> taskToPipe, ICanTell recipient, IActorRef? sender = null, Func<T, object>? success = null, Func<Exception, object>? failure = null) =>
        taskToPipe.PipeTo(recipient, useConfigureAwait: false, sender, success, failure);

    /// <inheritdoc cref="PipeTo{T}(Task{T}, ICanTell, IActorRef, Func{T, object}, Func{Exception, object})"/>
    /// <remarks>Where <paramref name="useConfigureAwait"/> is true, sends from the context that this is called in.</remarks>
    public static async Task PipeTo<T>(
        this Task<T> taskToPipe,
        ICanTell recipient,
        bool useConfigureAwait,
        IActorRef? sender = null,
        Func<T, object>? success = null,
        Func<Exception, object>? failure = null)
    {
        try
        {
            var result = await taskToPipe.Inside(isForeign: true).ConfigureAwait(useConfigureAwait);
            recipient.Tell(success is null ? result! : success(result), sender);
        }
        catch (Exception e)
        {
            recipient.Tell(FailureMessage(e, failure), sender);
        }
    }

    /// <inheritdoc cref="PipeTo{T}(Task{T}, ICanTell, IActorRef, Func{T, object}, Func{Exception, object})"/>
    public static Task PipeTo<T>(
        this ValueTask<T> taskToPipe, ICanTell recipient, IActorRef? sender = null, Func<T, object>? success = null, Func<Exception, object>? failure = null) =>
        taskToPipe.AsTask().PipeTo(recipient, useConfigureAwait: false, sender, success, failure);

    /// <inheritdoc cref="PipeTo{T}(Task{T}, ICanTell, IActorRef, Func{T, object}, Func{Exception, object})"/>
    /// <remarks>Where <paramref name="useConfigureAwait"/> is true, sends from the context that this is called in.</remarks>
    public static Task PipeTo<T>(
        this ValueTask<T> taskToPipe,
        ICanTell recipient,
        bool useConfigureAwait,
        IActorRef? sender = null,
        Func<T, object>? success = null,
        Func<Exception, object>? failure = null) =>
        taskToPipe.AsTask().PipeTo(recipient, useConfigureAwait, sender, success, failure);

    /// <summary>
    /// Sends a <see cref="Status.Failure"/> to the recipient when the task fails, and a message at its success where one is made.
    /// </summary>
    /// <param name="taskToPipe">The task.</param>
    /// <param name="recipient">Who gets the message.</param>
    /// <param name="sender">What the recipient sees as its sender; none when null.</param>
    /// <param name="success">Makes the message for success; none is sent when null.</param>
    /// <param name="failure">Makes the message from the exception; a <see cref="Status.Failure"/> when null.</param>
    /// <returns>A task that ends when the message is sent.</returns>
    public static Task PipeTo(
        this Task taskToPipe, ICanTell recipient, IActorRef? sender = null, Func<object>? success = null, Func<Exception, object>? failure = null) =>
        taskToPipe.PipeTo(recipient, useConfigureAwait: false, sender, success, failure);

    /// <inheritdoc cref="PipeTo(Task, ICanTell, IActorRef, Func{object}, Func{Exception, object})"/>
    /// <remarks>Where <paramref name="useConfigureAwait"/> is true, sends from the context that this is called in.</remarks>
    public static async Task PipeTo(
        this Task taskToPipe,
        ICanTell recipient,
        bool useConfigureAwait,
        IActorRef? sender = null,
        Func<object>? success = null,
        Func<Exception, object>? failure = null)
    {
        try
        {
            await taskToPipe.Inside(isForeign: true).ConfigureAwait(useConfigureAwait);
            if (success is not null)
                recipient.Tell(success(), sender);
        }
        catch (Exception e)
        {
            recipient.Tell(FailureMessage(e, failure), sender);
        }
    }

    /// <inheritdoc cref="PipeTo(Task, ICanTell, IActorRef, Func{object}, Func{Exception, object})"/>
    public static Task PipeTo(
        this ValueTask taskToPipe, ICanTell recipient, IActorRef? sender = null, Func<object>? success = null, Func<Exception, object>? failure = null) =>
        taskToPipe.AsTask().PipeTo(recipient, useConfigureAwait: false, sender, success, failure);

    /// <inheritdoc cref="PipeTo(Task, ICanTell, IActorRef, Func{object}, Func{Exception, object})"/>
    /// <remarks>Where <paramref name="useConfigureAwait"/> is true, sends from the context that this is called in.</remarks>
    public static Task PipeTo(
        this ValueTask taskToPipe,
        ICanTell recipient,
        bool useConfigureAwait,
        IActorRef? sender = null,
        Func<object>? success = null,
        Func<Exception, object>? failure = null) =>
        taskToPipe.AsTask().PipeTo(recipient, useConfigureAwait, sender, success, failure);

    private static object FailureMessage(Exception cause, Func<Exception, object>? failure) =>
        failure is null ? new Status.Failure(cause) : failure(cause);
}
