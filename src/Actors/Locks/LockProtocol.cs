using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Actors.Locks;

/// <summary>
/// The messages of a lock's actor, re-entrant or not. Answers go to the sender, and so does <see cref="GrantLost"/>; misuse is answered
/// by <see cref="Rejected"/>. <see cref="GetSnapshot"/> works too.
/// </summary>
public static class LockProtocol
{
    /// <summary>Asks for the lock; answered by <see cref="Granted"/> when its turn has come.</summary>
    /// <param name="RequestId">Unique among the owner's.</param>
    /// <param name="Owner">Whose the lock will be; its death frees it.</param>
    /// <param name="Wait">False: if it cannot be had at once, reject the request.</param>
    public sealed record Acquire(long RequestId, IActorRef Owner, bool Wait = true) : ICancelableRequest
    {
        /// <inheritdoc />
        public object ToCancel() => new CancelAcquire(RequestId, Owner);
    }

    /// <summary>Takes an <see cref="Acquire"/> back, waiting or granted. There is no answer.</summary>
    public sealed record CancelAcquire(long RequestId, IActorRef Owner);

    /// <summary>The lock is the owner's.</summary>
    /// <param name="RequestId">The request that is answered.</param>
    /// <param name="FencingToken">The same for all levels of one holding.</param>
    /// <param name="Depth">How many levels deep the owner holds it now; always 1 when it is not re-entrant.</param>
    public sealed record Granted(long RequestId, FencingToken FencingToken, int Depth) : IGrant
    {
        /// <inheritdoc />
        public object ToGiveBack(IActorRef owner) => new CancelAcquire(RequestId, owner);
    }

    /// <summary>
    /// Gives back what one <see cref="Acquire"/> obtained; the lock is free when nothing is left. Answered by <see cref="Released"/>,
    /// when the number is not 0.
    /// </summary>
    /// <param name="RequestId">Unique among the owner's.</param>
    /// <param name="Owner">The holder.</param>
    /// <param name="AcquireId">The number of that Acquire.</param>
    public sealed record Release(long RequestId, IActorRef Owner, long AcquireId) : IOwnedRequest;

    /// <summary>
    /// Gives the lock back without saying by which Acquire: of a re-entrant lock the owner's latest level; of another the whole, whoever
    /// holds it. Answered by <see cref="Released"/>, when the number is not 0.
    /// </summary>
    public sealed record Unlock(long RequestId, IActorRef Owner) : IOwnedRequest;

    /// <summary>What was to be given back is free, or already somebody else's.</summary>
    public sealed record Released(long RequestId) : IReply;

    /// <summary>Asks whether an owner holds the lock by this grant; answered by <see cref="IsHeld"/>, or rejected.</summary>
    public sealed record CheckHeld(long RequestId, IActorRef Owner, FencingToken FencingToken) : IOwnedRequest;

    /// <summary>The owner holds the lock by that grant.</summary>
    public sealed record IsHeld(long RequestId) : IReply;

    /// <summary>Gives the lock up for a while, all levels at once; answered by <see cref="Parked"/>, or rejected.</summary>
    public sealed record Park(long RequestId, IActorRef Owner, FencingToken FencingToken) : IOwnedRequest;

    /// <summary>The lock was given up.</summary>
    /// <param name="RequestId">The request that is answered.</param>
    /// <param name="Levels">The numbers of the Acquires whose levels were given up, outermost first.</param>
    public sealed record Parked(long RequestId, IReadOnlyList<long> Levels) : IReply;

    /// <summary>Asks for what was parked, behind all who wait already; answered by <see cref="Resumed"/>.</summary>
    /// <param name="RequestId">Unique among the owner's.</param>
    /// <param name="Owner">Who held it.</param>
    /// <param name="Levels">What <see cref="Parked"/> said.</param>
    /// <param name="Notified">Repeated in the answer: whether a condition was notified, or the wait for it given up.</param>
    public sealed record Resume(long RequestId, IActorRef Owner, IReadOnlyList<long> Levels, bool Notified) : ICancelableRequest
    {
        bool ICancelableRequest.Wait => true;

        /// <inheritdoc />
        public object ToCancel() => new CancelResume(RequestId, Owner);
    }

    /// <summary>Takes a <see cref="Resume"/> back, waiting or granted. There is no answer.</summary>
    public sealed record CancelResume(long RequestId, IActorRef Owner);

    /// <summary>The lock is the owner's again, with all its levels.</summary>
    public sealed record Resumed(long RequestId, FencingToken FencingToken, IReadOnlyList<long> Levels, bool Notified) : IGrant
    {
        /// <inheritdoc />
        public object ToGiveBack(IActorRef owner) => new CancelResume(RequestId, owner);
    }
}
