using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Actors.ReaderWriterLocks;

/// <summary>
/// The messages of a reader-writer lock's actor. Answers go to the sender; misuse is answered by <see cref="Rejected"/>.
/// <see cref="GetSnapshot"/> works too.
/// </summary>
public static class ReaderWriterLockProtocol
{
    /// <summary>Asks for the lock; answered by <see cref="Granted"/> when its turn has come.</summary>
    /// <param name="RequestId">Unique among the owner's.</param>
    /// <param name="Owner">Who will hold it; its death frees it.</param>
    /// <param name="Write">True: alone. False: together with other readers.</param>
    /// <param name="Wait">False: if it cannot be had at once, reject the request.</param>
    public sealed record Acquire(long RequestId, IActorRef Owner, bool Write, bool Wait = true) : ICancelableRequest
    {
        /// <inheritdoc />
        public object ToCancel() => new CancelAcquire(RequestId, Owner);
    }

    /// <summary>Takes an <see cref="Acquire"/> back, waiting or granted. There is no answer.</summary>
    public sealed record CancelAcquire(long RequestId, IActorRef Owner);

    /// <summary>The owner holds the lock.</summary>
    /// <param name="RequestId">The request that is answered.</param>
    /// <param name="FencingToken">The grant's number, to release it by.</param>
    /// <param name="Write">Whether it holds it alone.</param>
    public sealed record Granted(long RequestId, FencingToken FencingToken, bool Write) : IGrant
    {
        /// <inheritdoc />
        public object ToGiveBack(IActorRef owner) => new CancelAcquire(RequestId, owner);
    }

    /// <summary>Gives a grant back. Answered by <see cref="Released"/>, when the number is not 0.</summary>
    public sealed record Release(long RequestId, IActorRef Owner, FencingToken FencingToken) : IOwnedRequest;

    /// <summary>The grant is back.</summary>
    public sealed record Released(long RequestId) : IReply;
}
