using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Actors.Pools;

/// <summary>
/// The messages of a pool's actor. Answers go to the sender; misuse is answered by <see cref="Rejected"/>.
/// <see cref="GetSnapshot"/> works too.
/// </summary>
public static class PoolProtocol
{
    /// <summary>
    /// Hands a job in. Answered by <see cref="JobDone"/> or <see cref="JobFailed"/> when it has ended; with a callback by
    /// <see cref="Accepted"/> at once, and the outcome goes to the callback.
    /// </summary>
    /// <param name="RequestId">Unique among the owner's.</param>
    /// <param name="Owner">Whose job it is; its death withdraws the job.</param>
    /// <param name="Job">What to run.</param>
    /// <param name="Callback">Null: the sender has the outcome.</param>
    public sealed record Submit(long RequestId, IActorRef Owner, PoolJob Job, PoolCallback? Callback = null) : ICancelableRequest
    {
        bool ICancelableRequest.Wait => true;

        /// <inheritdoc />
        public object ToCancel() => new CancelSubmit(RequestId, Owner);
    }

    /// <summary>The job is in the pool.</summary>
    public sealed record Accepted(long RequestId) : IReply;

    /// <summary>
    /// Withdraws a job. One that is queued is never started; one that runs is told by <see cref="IPoolWorker.Stopping"/>, and is not
    /// started again. There is no answer.
    /// </summary>
    public sealed record CancelSubmit(long RequestId, IActorRef Owner);

    /// <summary>The job has ended well.</summary>
    public sealed record JobDone(long RequestId, object? Result) : IReply;

    /// <summary>The job has failed: it threw the exception, or the pool gave it up.</summary>
    public sealed record JobFailed(long RequestId, Exception Reason) : IFailure
    {
        /// <inheritdoc />
        public Exception ToException(string primitive) => Reason;
    }

    /// <summary>
    /// Lets no more jobs in; those that are in the pool are run. Answered by <see cref="Closed"/>, when the number is not 0.
    /// </summary>
    /// <param name="RequestId">Repeated in the answer.</param>
    /// <param name="CancelQueued">
    /// Whether jobs that have not begun are cancelled: they fail with an <see cref="OperationCanceledException"/>.
    /// </param>
    public sealed record Close(long RequestId = 0, bool CancelQueued = false) : IRequest;

    /// <summary>The pool takes no more jobs.</summary>
    public sealed record Closed(long RequestId) : IReply;

    /// <summary>Waits until a closed pool's last job has ended and its workers have stopped; answered by <see cref="Joined"/>.</summary>
    /// <param name="RequestId">Unique among the owner's.</param>
    /// <param name="Owner">Who waits.</param>
    /// <param name="Wait">False: if it is not so far, reject the request.</param>
    public sealed record Join(long RequestId, IActorRef Owner, bool Wait = true) : ICancelableRequest
    {
        /// <inheritdoc />
        public object ToCancel() => new CancelJoin(RequestId, Owner);
    }

    /// <summary>The pool's work is over.</summary>
    public sealed record Joined(long RequestId) : IReply;

    /// <summary>Takes a <see cref="Join"/> back. There is no answer.</summary>
    public sealed record CancelJoin(long RequestId, IActorRef Owner);

    /// <summary>Closes the pool and stops its workers at once. No job starts after the answer, <see cref="PoolTerminated"/>.</summary>
    public sealed record Terminate(long RequestId = 0) : IRequest;

    /// <summary>What became of the jobs that had not ended.</summary>
    /// <param name="RequestId">The request that is answered.</param>
    /// <param name="NotRun">Jobs that were never started, or not again after their worker's death, in the order they would have
    /// been.</param>
    /// <param name="Stopped">Jobs that were running: how far they got is unknown.</param>
    public sealed record PoolTerminated(long RequestId, IReadOnlyList<PoolJobInfo> NotRun, IReadOnlyList<PoolJobInfo> Stopped) : IReply;

    /// <summary>A job of a pool.</summary>
    /// <param name="Number">Which of the jobs handed in to the pool, from 1 on.</param>
    /// <param name="Owner">Whose it is.</param>
    /// <param name="RequestId">The number its owner gave it.</param>
    /// <param name="Attempts">How often it was started.</param>
    public sealed record PoolJobInfo(long Number, IActorRef Owner, long RequestId, int Attempts);
}

/// <summary>Where a job's outcome goes instead of to its submitter's task, and what message it becomes there.</summary>
/// <param name="Recipient">Who receives the message; its sender is the pool's actor.</param>
/// <param name="OnResult">Makes the message of a result.</param>
/// <param name="OnFailure">Makes the message of an exception; null: a <see cref="Status.Failure"/>.</param>
public sealed record PoolCallback(IActorRef Recipient, Func<object?, object> OnResult, Func<Exception, object>? OnFailure = null)
{
    internal void Result(object? result, IActorRef sender) => Send(() => OnResult(result), sender);

    internal void Failure(Exception reason, IActorRef sender) =>
        Send(() => OnFailure?.Invoke(reason) ?? new Status.Failure(reason), sender);

    // The functions are the caller's: what they throw is the recipient's to know, and must not stop the pool.
    private void Send(Func<object> message, IActorRef sender)
    {
        object told;
        try
        {
            told = message();
        }
        catch (Exception failure)
        {
            told = new Status.Failure(failure);
        }

        Recipient.Tell(told, sender);
    }
}
