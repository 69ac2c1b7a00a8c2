using Akka.Actor;

namespace ActorConcurrency.Actors.Common;

/// <summary>What all requests to a primitive's actor have: a number that the answer repeats.</summary>
public interface IRequest
{
    /// <summary>
    /// Chosen by the one who asks, never used twice by one owner. 0 says that no acknowledgement is wanted
    /// (a grant or a rejection of something that waits is sent all the same).
    /// </summary>
    long RequestId { get; }
}

/// <summary>
/// A request on behalf of an owner: the actor whose death frees what the request obtains. The primitive watches it. The
/// answer goes to the message's sender, which may be another actor than the owner.
/// </summary>
public interface IOwnedRequest : IRequest
{
    /// <summary>Holder or waiter to be.</summary>
    IActorRef Owner { get; }
}

/// <summary>A request that may have to wait, and that its owner can take back.</summary>
public interface ICancelableRequest : IOwnedRequest
{
    /// <summary>False: it is answered at once, by a rejection if it would have to wait.</summary>
    bool Wait { get; }

    /// <summary>The message that takes it back. It also undoes a grant that it crosses; repeated, it does nothing.</summary>
    object ToCancel();
}

/// <summary>An answer of a primitive's actor.</summary>
public interface IReply
{
    /// <summary>The number of the request that is answered.</summary>
    long RequestId { get; }
}

/// <summary>An answer that gives the owner something which must be given back one day.</summary>
public interface IGrant : IReply
{
    /// <summary>Grows with every grant of the primitive.</summary>
    FencingToken FencingToken { get; }

    /// <summary>The message with which a receiver that no longer wants the grant returns it unused.</summary>
    object ToGiveBack(IActorRef owner);
}

/// <summary>
/// An answer that hands something over for good. Until its receiver confirms it, it can be given back, and goes back by itself when
/// the receiver dies.
/// </summary>
public interface IHandover : IGrant
{
    /// <summary>The message with which the receiver says that what was handed over is its own now.</summary>
    object ToConfirm(IActorRef owner);
}

/// <summary>A handover that a receiver in this process can take while it is told: then it need not confirm.</summary>
internal interface ITakenAtOnce : IHandover
{
    /// <summary>Set by the receiver, read by the teller after it has told.</summary>
    bool IsTaken { get; set; }
}

/// <summary>An answer that handles turn into an exception.</summary>
public interface IFailure : IReply
{
    /// <summary>The exception for the caller.</summary>
    /// <param name="primitive">Kind and name of the primitive, for the message.</param>
    Exception ToException(string primitive);
}

/// <summary>Something that a primitive tells the one who received a grant, for as long as it is held.</summary>
public interface IGrantNews
{
    /// <summary>The request that obtained the grant.</summary>
    long RequestId { get; }
}

/// <summary>Something that a primitive tells the one who waits for an answer, before it comes.</summary>
public interface ICallNews
{
    /// <summary>The request that waits.</summary>
    long RequestId { get; }
}

/// <summary>
/// Told to the one who received a grant: it is not held any more, without the holder having released it by its token (for
/// example because a raw release took its permits).
/// </summary>
/// <param name="RequestId">The request that had obtained it.</param>
/// <param name="FencingToken">Which grant.</param>
public sealed record GrantLost(long RequestId, FencingToken FencingToken);
