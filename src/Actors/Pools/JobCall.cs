using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Telemetry;
using static ActorConcurrency.Actors.Pools.PoolProtocol;

namespace ActorConcurrency.Actors.Pools;

/// <summary>A job handed in, whose end is passed on where the pool tells it: nothing has to be resumed for that.</summary>
/// <param name="link">To the pool.</param>
/// <param name="clients">Where the link's client is from, which was entered for the job and is let go at its end.</param>
/// <param name="request">The job.</param>
/// <param name="timeout">Null: no limit.</param>
internal abstract class JobCall<TResult>(PrimitiveLink link, IClients clients, Submit request, TimeSpan? timeout)
    : PendingCall<JobDone>(link, request, timeout, defaultOnTimeout: false)
{
    /// <summary>The job's end.</summary>
    public abstract Task<TResult> End { get; }

    /// <summary>Hands the job in.</summary>
    public void Submit(CancellationToken cancellationToken)
    {
        if (Instruments.CallsAreOn)
            SubmitObserved(cancellationToken);
        else
            Ask(cancellationToken);
    }

    /// <summary>The job has ended. Nobody goes on on this thread: it is the pool's.</summary>
    protected abstract void OnResult(TResult result);

    /// <summary>The job has failed, or there will be no end.</summary>
    protected abstract void OnFailure(Exception reason);

    protected override JobDone Accept(IReply reply) => (JobDone)reply;

    protected override void SetResult(JobDone result)
    {
        OnResult((TResult)result.Result!);
        clients.Exit();
    }

    protected override void SetFailure(Exception reason)
    {
        OnFailure(reason);
        clients.Exit();
    }

    private void SubmitObserved(CancellationToken cancellationToken) => _ = ObservedCall.RunAsync(Link, Request, () =>
    {
        Ask(cancellationToken);
        return new ValueTask<TResult>(End);
    });

    private void Ask(CancellationToken cancellationToken)
    {
        if (!MayAsk(cancellationToken))
            return;
        if (Link.IsDirect)
            AskDirectly();
        else if (!TryAsk())
            return;
        if (!IsSettled)
            AwaitAnswer(cancellationToken);
    }
}

/// <summary>A job whose end is a task's.</summary>
internal sealed class TaskCall<TResult>(PrimitiveLink link, IClients clients, Submit request, TimeSpan? timeout)
    : JobCall<TResult>(link, clients, request, timeout)
{
    private readonly TaskCompletionSource<TResult> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override Task<TResult> End => _end.Task;

    protected override void OnResult(TResult result) => _end.TrySetResult(result);

    protected override void OnFailure(Exception reason) => _end.TrySetFromTask(ThrowAsync(reason));

    // As an async method ends: cancelled, when the reason says so, and with the reason as it was thrown.
    private static async Task<TResult> ThrowAsync(Exception reason) => await Task.FromException<TResult>(reason).ConfigureAwait(false);
}
