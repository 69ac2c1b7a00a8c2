using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Actors.Semaphores;

/// <summary>
/// The messages of a semaphore's actor. Answers go to the sender, and so does <see cref="GrantLost"/>; misuse is answered by
/// <see cref="Rejected"/>. <see cref="GetSnapshot"/> works too.
/// </summary>
public static class SemaphoreProtocol
{
    /// <summary>Asks for permits; answered by <see cref="Granted"/> when its turn has come.</summary>
    /// <param name="RequestId">Unique among the owner's.</param>
    /// <param name="Owner">Whose permits they will be; its death frees them.</param>
    /// <param name="Permits">How many, all at once; 1 or more.</param>
    /// <param name="Wait">False: if they cannot be had at once, reject the request.</param>
    public sealed record Acquire(long RequestId, IActorRef Owner, int Permits = 1, bool Wait = true) : ICancelableRequest
    {
        /// <inheritdoc />
        public object ToCancel() => new CancelAcquire(RequestId, Owner);
    }

    /// <summary>Takes an <see cref="Acquire"/> back, waiting or granted. There is no answer.</summary>
    public sealed record CancelAcquire(long RequestId, IActorRef Owner);

    /// <summary>The permits are the owner's.</summary>
    /// <param name="RequestId">The request that is answered.</param>
    /// <param name="FencingToken">The grant's number, to release it by.</param>
    /// <param name="Permits">How many were asked for and given.</param>
    public sealed record Granted(long RequestId, FencingToken FencingToken, int Permits) : IGrant
    {
        /// <inheritdoc />
        public object ToGiveBack(IActorRef owner) => new CancelAcquire(RequestId, owner);
    }

    /// <summary>Gives a grant back, whole. Answered by <see cref="Released"/>, when the number is not 0.</summary>
    public sealed record Release(long RequestId, IActorRef Owner, FencingToken FencingToken) : IOwnedRequest;

    /// <summary>
    /// Gives permits back without saying which. They are taken from the owner's own grants first, oldest first. What then is left
    /// raises the number of permits, or, at a bounded semaphore, is taken from the oldest grants of others. Answered by
    /// <see cref="Released"/>, when the number is not 0.
    /// </summary>
    public sealed record ReleasePermits(long RequestId, IActorRef Owner, int Permits = 1) : IOwnedRequest;

    /// <summary>The permits are free, or already somebody else's.</summary>
    public sealed record Released(long RequestId) : IReply;
}
