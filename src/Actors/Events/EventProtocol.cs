using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Actors.Events;

/// <summary>
/// The messages of an event's actor. Answers go to the sender; <see cref="GetSnapshot"/> works too.
/// </summary>
public static class EventProtocol
{
    /// <summary>Sets the event and releases all who wait. Answered by <see cref="IsSet"/>, when the number is not 0.</summary>
    public sealed record Set(long RequestId = 0) : IRequest;

    /// <summary>Resets the event. Answered by <see cref="IsSet"/>, when the number is not 0.</summary>
    public sealed record Reset(long RequestId = 0) : IRequest;

    /// <summary>Asks for the event's state; answered by <see cref="IsSet"/>.</summary>
    public sealed record GetIsSet(long RequestId) : IRequest;

    /// <summary>The event's state.</summary>
    /// <param name="RequestId">The request that is answered.</param>
    /// <param name="Value">Whether it is set.</param>
    /// <param name="Version">How many changes there have been.</param>
    public sealed record IsSet(long RequestId, bool Value, long Version) : IReply;

    /// <summary>Waits for the event to be set; answered by <see cref="Released"/>, at once when it is set.</summary>
    public sealed record Wait(long RequestId, IActorRef Owner) : ICancelableRequest
    {
        bool ICancelableRequest.Wait => true;

        /// <inheritdoc />
        public object ToCancel() => new CancelWait(RequestId, Owner);
    }

    /// <summary>The wait is over: the event was set, and is perhaps reset by now.</summary>
    public sealed record Released(long RequestId) : IReply;

    /// <summary>Takes a <see cref="Wait"/> back. There is no answer.</summary>
    public sealed record CancelWait(long RequestId, IActorRef Owner);

    /// <summary>
    /// Asks for every change until the subscriber stops or unsubscribes. The state as it is comes first, as a
    /// <see cref="Changed"/> of its own.
    /// </summary>
    public sealed record Subscribe(IActorRef Subscriber, long RequestId = 0) : IRequest;

    /// <summary>Ends a subscription.</summary>
    public sealed record Unsubscribe(IActorRef Subscriber, long RequestId = 0) : IRequest;

    /// <summary>Told to subscribers, in order: versions follow each other without a gap.</summary>
    /// <param name="IsSet">The state after the change.</param>
    /// <param name="Version">The change's number; 0 is the event's first state, not set.</param>
    public sealed record Changed(bool IsSet, long Version);
}
