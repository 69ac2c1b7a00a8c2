using ActorConcurrency.Actors.Common;
using Akka.Actor;
using Akka.Event;

namespace ActorConcurrency.Actors.Jobs;

/// <summary>
/// The messages of the actor that has a queue of jobs, with those who hand them in and with the workers. Answers go to the sender; misuse is
/// answered by <see cref="Rejected"/>. <see cref="GetSnapshot"/> works too.
/// </summary>
public static class JobsProtocol
{
    /// <summary>A job that is handed in.</summary>
    public interface ISubmission : ICancelableRequest
    {
        /// <summary>What the job is known by.</summary>
        string JobId { get; }

        /// <summary>The name of its kind.</summary>
        string Type { get; }

        /// <summary>Its data.</summary>
        object? Job { get; }

        /// <summary>How often it is run again when it throws.</summary>
        int Retries { get; }

        /// <summary>Whether it goes on when nobody waits for it any more.</summary>
        bool Detached { get; }

        /// <summary>What is known from a queue that was lost; null: nothing, or it is handed in for the first time.</summary>
        JobPast? Past { get; }
    }

    /// <summary>
    /// Hands a job in, and waits for its outcome: <see cref="JobDone"/>, <see cref="JobFailed"/> or <see cref="JobPoisoned"/>. When there
    /// is one of that id already, its outcome is the answer. <see cref="JobStarted"/> may come before it, any number of times.
    /// </summary>
    /// <param name="RequestId">Unique among the owner's.</param>
    /// <param name="Owner">Who wants it; its death withdraws the job, unless it is detached or somebody else wants it too.</param>
    /// <param name="JobId">What the job is known by.</param>
    /// <param name="Type">The name of its kind.</param>
    /// <param name="Job">Its data.</param>
    /// <param name="Retries">How often it is run again when it throws.</param>
    /// <param name="Detached">Whether it goes on when nobody waits for it any more.</param>
    /// <param name="WantsProgress">Whether what the job reports is told, as <see cref="JobProgress"/>.</param>
    /// <param name="Past">What <see cref="JobStarted"/> said last, where a lost queue had the job.</param>
    public sealed record Run(
        long RequestId,
        IActorRef Owner,
        string JobId,
        string Type,
        object? Job,
        int Retries = 0,
        bool Detached = false,
        bool WantsProgress = false,
        JobPast? Past = null)
        : ISubmission
    {
        bool ICancelableRequest.Wait => true;

        /// <inheritdoc />
        public object ToCancel() => new CancelRequest(RequestId, Owner);
    }

    /// <summary>Hands a job in that nobody waits for; answered by <see cref="Posted"/> when it is in the queue.</summary>
    /// <param name="RequestId">Unique among the owner's.</param>
    /// <param name="Owner">Who waits for room in the queue.</param>
    /// <param name="JobId">What the job is known by.</param>
    /// <param name="Type">The name of its kind.</param>
    /// <param name="Job">Its data.</param>
    /// <param name="Retries">How often it is run again when it throws.</param>
    /// <param name="Wait">False: if the queue is full, reject it.</param>
    /// <param name="Past">What <see cref="JobStarted"/> said last, where a lost queue had the job.</param>
    public sealed record Post(
        long RequestId, IActorRef Owner, string JobId, string Type, object? Job, int Retries = 0, bool Wait = true, JobPast? Past = null)
        : ISubmission
    {
        bool ISubmission.Detached => true;

        /// <inheritdoc />
        public object ToCancel() => new CancelRequest(RequestId, Owner);
    }

    /// <summary>The job is in the queue, or was already.</summary>
    public sealed record Posted(long RequestId) : IReply;

    /// <summary>Waits for the outcome of a job that was handed in; answered as <see cref="Run"/> is, or rejected when there is none of that id.</summary>
    /// <param name="RequestId">Unique among the owner's.</param>
    /// <param name="Owner">Who wants it.</param>
    /// <param name="JobId">What the job is known by.</param>
    /// <param name="WantsProgress">Whether what the job reports is told.</param>
    /// <param name="Wait">False: if it has not ended, reject the request.</param>
    /// <param name="WantsResult">False: it is enough to know that the job has ended.</param>
    public sealed record Await(long RequestId, IActorRef Owner, string JobId, bool WantsProgress = false, bool Wait = true, bool WantsResult = true)
        : ICancelableRequest
    {
        /// <inheritdoc />
        public object ToCancel() => new CancelRequest(RequestId, Owner);
    }

    /// <summary>
    /// Takes a <see cref="Run"/>, <see cref="Post"/> or <see cref="Await"/> back. A job that nobody wants then is withdrawn, unless it is
    /// detached. There is no answer.
    /// </summary>
    public sealed record CancelRequest(long RequestId, IActorRef Owner);

    /// <summary>The job has ended well.</summary>
    public sealed record JobDone(long RequestId, object? Result) : IReply;

    /// <summary>The job has failed: it threw the exception, or was cancelled.</summary>
    public sealed record JobFailed(long RequestId, Exception Reason) : IFailure
    {
        /// <inheritdoc />
        public Exception ToException(string primitive) => Reason;
    }

    /// <summary>The job was given up: too many of its workers died.</summary>
    public sealed record JobPoisoned(long RequestId, string JobId, IReadOnlyList<WorkerDeath> Deaths) : IFailure
    {
        /// <inheritdoc />
        public Exception ToException(string primitive) => new PoisonedJobException(primitive, JobId, Deaths);
    }

    /// <summary>
    /// To those who wait for a job: an attempt has begun, or more is known of earlier ones. Should the queue be lost, its next one is to be told. Without
    /// a cluster it comes only where there were deaths.
    /// </summary>
    public sealed record JobStarted(long RequestId, JobPast Past) : ICallNews;

    /// <summary>What a job reports.</summary>
    public sealed record JobProgress(long RequestId, object? Value) : ICallNews;

    /// <summary>Cancels a job, whoever waits for it: its outcome is an <see cref="OperationCanceledException"/>. Answered by <see cref="Canceled"/>.</summary>
    public sealed record Cancel(long RequestId, string JobId) : IRequest;

    /// <summary>Whether there was a job of that id that had not ended.</summary>
    public sealed record Canceled(long RequestId, bool WasThere) : IReply;

    /// <summary>To a node: have workers for these jobs. They answer with <see cref="Ready"/>.</summary>
    /// <param name="Jobs">The actor that has the queue.</param>
    /// <param name="Workers">How many; null: as many as the node is configured for.</param>
    /// <param name="OverNodes">Whether what the workers say goes to other nodes, or may.</param>
    public sealed record Serve(IActorRef Jobs, int? Workers, bool OverNodes) : IDeadLetterSuppression;

    /// <summary>A worker, the sender, wants work. It is repeated where it may have been lost.</summary>
    /// <param name="Types">The names of the kinds of jobs it can run.</param>
    public sealed record Ready(IReadOnlyList<string> Types);

    /// <summary>A job for a worker. It is repeated where it may have been lost.</summary>
    public sealed record Work(FencingToken FencingToken, string JobId, string Type, object? Job, int Attempt);

    /// <summary>A job's outcome; its worker, the sender, wants work again. It is repeated until <see cref="Noted"/> or <see cref="Work"/> comes.</summary>
    public sealed record Ended(FencingToken FencingToken, object? Result, Exception? Failure) : IDeadLetterSuppression;

    /// <summary>A job's outcome has come.</summary>
    public sealed record Noted(FencingToken FencingToken);

    /// <summary>A worker, the sender, ends before its job does, or before it has begun: another one is to run it.</summary>
    public sealed record HandedBack : IDeadLetterSuppression;

    /// <summary>What a running job reports.</summary>
    public sealed record Report(FencingToken FencingToken, object? Value) : IDeadLetterSuppression;

    /// <summary>To a worker: the result of a running job is not wanted any more.</summary>
    public sealed record Stop(FencingToken FencingToken);
}
