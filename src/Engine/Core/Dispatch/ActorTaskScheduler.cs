using Akka.Actor;
using Akka.Dispatch.SysMsg;

namespace Akka.Dispatch;

/// <summary>Runs tasks in an actor's context: one at a time, on the actor's dispatcher, with its Self and Sender in place.</summary>
/// <remarks>A task that is queued becomes a system message to the actor, so it runs even while the mailbox is suspended.</remarks>
public class ActorTaskScheduler : TaskScheduler
{
    private readonly ActorCell _cell;

    internal ActorTaskScheduler(ActorCell cell) => _cell = cell;

    /// <summary>The message that the actor has in hand.</summary>
    public object? CurrentMessage => _cell.CurrentMessage;

    /// <inheritdoc />
    public override int MaximumConcurrencyLevel => 1;

    /// <summary>Runs an action as the present actor's task, continuations included.</summary>
    /// <exception cref="InvalidOperationException">No actor runs on this thread.</exception>
    public static void RunTask(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        RunTask(() =>
        {
            action();
            return Task.CompletedTask;
        });
    }

    /// <summary>Runs a task in the present actor's context: no other message is handled until it ends; its failure is the actor's.</summary>
    /// <exception cref="InvalidOperationException">No actor runs on this thread.</exception>
    public static void RunTask(Func<Task> asyncAction)
    {
        ArgumentNullException.ThrowIfNull(asyncAction);
        var cell = ActorCell.Current ?? throw new InvalidOperationException("RunTask must be called from an actor's own handler.");
        Task? body = null;
        var start = new Task(() => body = asyncAction());
        start.RunSynchronously(cell.TaskScheduler);
        if (start.Exception is { InnerException: { } thrown }) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(thrown);
        if (body is null || body.IsCompletedSuccessfully) return;
        if (body.IsCompleted) body.GetAwaiter().GetResult();
        else cell.AwaitAsyncHandler(body);
    }

    internal void Run(Task task)
    {
        OnBeforeTaskStarted();
        try
        {
            TryExecuteTask(task);
        }
        finally
        {
            OnAfterTaskCompleted();
        }
    }

    /// <inheritdoc />
    protected override IEnumerable<Task>? GetScheduledTasks() => null;

    /// <inheritdoc />
    protected override void QueueTask(Task task) => _cell.SendSystemMessage(new ActorTask(task));

    /// <inheritdoc />
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued)
    {
        if (taskWasPreviouslyQueued || !ReferenceEquals(ActorCell.Current, _cell)) return false;
        Run(task);
        return true;
    }

    /// <summary>Called before each task.</summary>
    protected virtual void OnBeforeTaskStarted()
    {
    }

    /// <summary>Called after each task.</summary>
    protected virtual void OnAfterTaskCompleted()
    {
    }
}
