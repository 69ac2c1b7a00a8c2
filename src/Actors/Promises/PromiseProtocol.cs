using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Actors.Promises;

/// <summary>
/// The messages of a promise's actor. Answers go to the sender; misuse is answered by <see cref="Rejected"/>.
/// <see cref="GetSnapshot"/> works too.
/// </summary>
public static class PromiseProtocol
{
    /// <summary>Fulfils the promise, if its fate is still open. Answered by <see cref="Decided"/>, when the number is not 0.</summary>
    public sealed record Resolve(long RequestId, object? Value) : IRequest;

    /// <summary>Rejects the promise, if its fate is still open. Answered by <see cref="Decided"/>, when the number is not 0.</summary>
    public sealed record Reject(long RequestId, Exception Reason) : IRequest;

    /// <summary>
    /// Makes another promise's outcome this one's, if its fate is still open. Answered by <see cref="Decided"/>, when the number is not 0.
    /// </summary>
    /// <param name="RequestId">Repeated in the answer.</param>
    /// <param name="Promise">The other promise's actor. The promise's own: it is rejected.</param>
    public sealed record Adopt(long RequestId, IActorRef Promise) : IRequest;

    /// <summary>Whether a request decided the promise's fate: one does, all later ones change nothing.</summary>
    public sealed record Decided(long RequestId, bool ByThis) : IReply;

    /// <summary>
    /// Waits for the outcome; answered by <see cref="Settled"/>, at once when the promise is settled. Who asks has handled a rejection.
    /// </summary>
    /// <param name="RequestId">Unique among the owner's.</param>
    /// <param name="Owner">Who waits.</param>
    /// <param name="Wait">False: if it is not settled, reject the request.</param>
    public sealed record GetOutcome(long RequestId, IActorRef Owner, bool Wait = true) : ICancelableRequest
    {
        /// <inheritdoc />
        public object ToCancel() => new CancelGetOutcome(RequestId, Owner);
    }

    /// <summary>Takes a <see cref="GetOutcome"/> back. There is no answer.</summary>
    public sealed record CancelGetOutcome(long RequestId, IActorRef Owner);

    /// <summary>The promise's outcome, the same for everybody.</summary>
    /// <param name="RequestId">The request that is answered.</param>
    /// <param name="Value">What it was fulfilled with; null when it was rejected.</param>
    /// <param name="Reason">Why it was rejected; null when it was fulfilled.</param>
    public sealed record Settled(long RequestId, object? Value, Exception? Reason) : IReply;
}

/// <summary>Published on the event stream, and logged: a promise was rejected, and in a second nobody has asked for its outcome.</summary>
/// <param name="Promise">The promise's name.</param>
/// <param name="Reason">Why it was rejected.</param>
public sealed record UnhandledRejection(string Promise, Exception Reason);
