using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Actors.Barriers;

/// <summary>
/// The messages of a barrier's actor. Answers go to the sender. A party of a barrier that is broken is answered by <see cref="Rejected"/>
/// with <see cref="RejectionReason.BarrierBroken"/>. <see cref="GetSnapshot"/> works too.
/// </summary>
public static class BarrierProtocol
{
    /// <summary>
    /// Arrives, and waits for the others. Answered by <see cref="Passed"/> when all are there; the last one is answered by
    /// <see cref="RunAction"/> first, if it has an action.
    /// </summary>
    /// <param name="RequestId">Unique among the owner's.</param>
    /// <param name="Owner">The party; its death while it waits breaks the barrier.</param>
    /// <param name="HasAction">Whether it is ready to run an action should it be the last.</param>
    /// <param name="Wait">False: if the others are not there, break the barrier.</param>
    public sealed record Signal(long RequestId, IActorRef Owner, bool HasAction = false, bool Wait = true) : ICancelableRequest
    {
        /// <inheritdoc />
        public object ToCancel() => new CancelSignal(RequestId, Owner);
    }

    /// <summary>
    /// Leaves a barrier at which it waits, which breaks it for the others. It does nothing once all were there. There is no answer.
    /// </summary>
    public sealed record CancelSignal(long RequestId, IActorRef Owner);

    /// <summary>All parties have arrived.</summary>
    /// <param name="RequestId">The request that is answered.</param>
    /// <param name="Index">Which of the parties it was, by order of arrival: 0 to their number minus 1.</param>
    /// <param name="Phase">Which meeting it was, counted from 1.</param>
    public sealed record Passed(long RequestId, int Index, long Phase) : IArrival;

    /// <summary>
    /// All parties have arrived, and wait for this one to run its action and to say so by <see cref="EndAction"/>.
    /// </summary>
    /// <param name="RequestId">The request that is answered.</param>
    /// <param name="Phase">Which meeting it is.</param>
    public sealed record RunAction(long RequestId, long Phase) : IArrival;

    /// <summary>What a party hears that arrives.</summary>
    public interface IArrival : IReply;

    /// <summary>The action has ended; answered by <see cref="Passed"/>.</summary>
    /// <param name="RequestId">Unique among the owner's.</param>
    /// <param name="Owner">Who ran it.</param>
    /// <param name="Phase">The meeting that it was for.</param>
    /// <param name="Failure">Null when it went well; else the barrier is broken, and the others hear this.</param>
    public sealed record EndAction(long RequestId, IActorRef Owner, long Phase, string? Failure = null) : IOwnedRequest;

    /// <summary>Breaks the barrier until it is reset. Answered by <see cref="Done"/>, when the number is not 0.</summary>
    public sealed record Abort(long RequestId = 0) : IRequest;

    /// <summary>
    /// Makes the barrier as new; those who wait at it are told that it was broken. Answered by <see cref="Done"/>, when the number is
    /// not 0.
    /// </summary>
    public sealed record Reset(long RequestId = 0) : IRequest;

    /// <summary>The barrier is aborted, or reset.</summary>
    public sealed record Done(long RequestId) : IReply;
}
