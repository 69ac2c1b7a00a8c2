using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Locks;
using Akka.Actor;

namespace ActorConcurrency.Actors.Conditions;

/// <summary>
/// The messages of a condition's actor. Whoever waits or notifies must hold the condition's lock; others are answered by
/// <see cref="Rejected"/>. <see cref="GetSnapshot"/> works too.
/// </summary>
public static class ConditionProtocol
{
    /// <summary>
    /// Gives the lock up, all levels of it, and waits. When it is notified, or the wait is taken back, the condition asks for the lock on
    /// the owner's behalf: the answer is the lock's <see cref="LockProtocol.Resumed"/>, under this request's number.
    /// </summary>
    /// <param name="RequestId">Unique among the owner's.</param>
    /// <param name="Owner">Who holds the lock and will have it again; its death ends the wait.</param>
    /// <param name="FencingToken">By which grant it holds the lock.</param>
    /// <param name="Block">False: give the lock up and ask for it again at once.</param>
    public sealed record Wait(long RequestId, IActorRef Owner, FencingToken FencingToken, bool Block = true) : ICancelableRequest
    {
        bool ICancelableRequest.Wait => Block;

        /// <inheritdoc />
        public object ToCancel() => new CancelWait(RequestId, Owner);
    }

    /// <summary>
    /// Ends a <see cref="Wait"/> that was not notified: its owner gets the lock again. It does nothing once the wait was notified.
    /// </summary>
    public sealed record CancelWait(long RequestId, IActorRef Owner);

    /// <summary>Lets waiters go on, in order, as soon as each can have the lock. Answered by <see cref="Notified"/>.</summary>
    /// <param name="RequestId">Unique among the owner's; 0: no answer.</param>
    /// <param name="Owner">Who holds the lock.</param>
    /// <param name="FencingToken">By which grant it holds the lock.</param>
    /// <param name="Count">How many, at most; 0 or more.</param>
    public sealed record Notify(long RequestId, IActorRef Owner, FencingToken FencingToken, int Count = 1) : IOwnedRequest;

    /// <summary>Waiters were notified.</summary>
    /// <param name="RequestId">The request that is answered.</param>
    /// <param name="Count">How many there were of them.</param>
    public sealed record Notified(long RequestId, int Count) : IReply;
}
