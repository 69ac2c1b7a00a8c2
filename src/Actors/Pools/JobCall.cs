using ActorConcurrency.Actors.Common;
using static ActorConcurrency.Actors.Pools.PoolProtocol;

namespace ActorConcurrency.Actors.Pools;

/// <summary>A job handed in, whose end is passed on where the pool tells it: nothing has to be resumed for that.</summary>
/// <param name="use">Of the pool; ends with the job.</param>
/// <param name="request">The job.</param>
/// <param name="timeout">Null: no limit.</param>
internal abstract class JobCall<TResult>(PrimitiveHandle<PoolSnapshot>.LinkUse use, Submit request, TimeSpan? timeout)
    : PendingCall<JobDone>(use.Link, request, timeout, defaultOnTimeout: false)
{
    /// <summary>Hands the job in.</summary>
    public void Submit(CancellationToken cancellationToken) => _ = Link.Start(this, request, cancellationToken);

    /// <summary>The job has ended. Nobody goes on on this thread: it is the pool's.</summary>
    protected abstract void OnResult(TResult result);

    /// <summary>The job has failed, or there will be no end.</summary>
    protected abstract void OnFailure(Exception reason);

    protected override JobDone Accept(IReply reply) => (JobDone)reply;

    protected override void SetResult(JobDone result)
    {
        OnResult((TResult)result.Result!);
        use.Dispose();
        base.SetResult(result);
    }

    protected override void SetFailure(Exception reason)
    {
        OnFailure(reason);
        use.Dispose();
        base.SetFailure(reason);
    }
}

/// <summary>A job whose end is a task's.</summary>
internal sealed class TaskCall<TResult>(PrimitiveHandle<PoolSnapshot>.LinkUse use, Submit request, TimeSpan? timeout)
    : JobCall<TResult>(use, request, timeout)
{
    private readonly TaskCompletionSource<TResult> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<TResult> End => _end.Task;

    protected override void OnResult(TResult result) => _end.TrySetResult(result);

    protected override void OnFailure(Exception reason) => _end.TrySetFromTask(ThrowAsync(reason));

    // As an async method ends: cancelled, when the reason says so, and with the reason as it was thrown.
    private static async Task<TResult> ThrowAsync(Exception reason) => await Task.FromException<TResult>(reason).ConfigureAwait(false);
}
