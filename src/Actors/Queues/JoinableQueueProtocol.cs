using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Actors.Queues;

/// <summary>
/// The messages of a joinable queue's actor. Answers go to the sender; misuse is answered by <see cref="Rejected"/>.
/// <see cref="GetSnapshot"/> works too.
/// </summary>
public static class JoinableQueueProtocol
{
    /// <summary>Adds an item; answered by <see cref="Enqueued"/> when there is room for it.</summary>
    /// <param name="RequestId">Unique among the owner's.</param>
    /// <param name="Owner">Who waits for room; its death takes the request back, but not an item that is in the queue.</param>
    /// <param name="Item">The item.</param>
    /// <param name="Wait">False: if there is no room, reject the request.</param>
    public sealed record Enqueue(long RequestId, IActorRef Owner, object? Item, bool Wait = true) : ICancelableRequest
    {
        /// <inheritdoc />
        public object ToCancel() => new CancelEnqueue(RequestId, Owner);
    }

    /// <summary>The item is in the queue.</summary>
    public sealed record Enqueued(long RequestId) : IReply;

    /// <summary>Takes an <see cref="Enqueue"/> back that is still waiting for room. There is no answer.</summary>
    public sealed record CancelEnqueue(long RequestId, IActorRef Owner);

    /// <summary>Asks for the first item; answered by <see cref="Delivered"/> when there is one for this request.</summary>
    /// <param name="RequestId">Unique among the owner's.</param>
    /// <param name="Owner">The taker; its death puts the item back.</param>
    /// <param name="Wait">False: if there is no item, reject the request.</param>
    public sealed record Dequeue(long RequestId, IActorRef Owner, bool Wait = true) : ICancelableRequest
    {
        /// <inheritdoc />
        public object ToCancel() => new CancelDequeue(RequestId, Owner);
    }

    /// <summary>An item to work on, until it is marked done or returned.</summary>
    /// <param name="RequestId">The request that is answered.</param>
    /// <param name="FencingToken">The delivery's number.</param>
    /// <param name="Item">The item.</param>
    /// <param name="DeliveryCount">Which delivery of this item it is; the first is 1.</param>
    public sealed record Delivered(long RequestId, FencingToken FencingToken, object? Item, int DeliveryCount) : IGrant
    {
        /// <inheritdoc />
        public object ToGiveBack(IActorRef owner) => new CancelDequeue(RequestId, owner);
    }

    /// <summary>
    /// Takes a <see cref="Dequeue"/> back. An item that was delivered goes back as if it never had been. There is no answer.
    /// </summary>
    public sealed record CancelDequeue(long RequestId, IActorRef Owner);

    /// <summary>Says that a delivered item is worked off. Answered by <see cref="MarkedDone"/>, when the number is not 0.</summary>
    public sealed record MarkDone(long RequestId, IActorRef Owner, FencingToken FencingToken) : IOwnedRequest;

    /// <summary>The item is done.</summary>
    /// <param name="RequestId">The request that is answered.</param>
    /// <param name="Unfinished">How many items are in the queue or being worked on.</param>
    public sealed record MarkedDone(long RequestId, int Unfinished) : IReply;

    /// <summary>Puts a delivered item back to its place. Answered by <see cref="Returned"/>, when the number is not 0.</summary>
    public sealed record Return(long RequestId, IActorRef Owner, FencingToken FencingToken) : IOwnedRequest;

    /// <summary>The item is in the queue again, or among the dead letters.</summary>
    public sealed record Returned(long RequestId) : IReply;

    /// <summary>Waits until no item is unfinished; answered by <see cref="Joined"/>, at once when there is none.</summary>
    /// <param name="RequestId">Unique among the owner's.</param>
    /// <param name="Owner">Who waits.</param>
    /// <param name="Wait">False: if an item is unfinished, reject the request.</param>
    public sealed record Join(long RequestId, IActorRef Owner, bool Wait = true) : ICancelableRequest
    {
        /// <inheritdoc />
        public object ToCancel() => new CancelJoin(RequestId, Owner);
    }

    /// <summary>No item was unfinished.</summary>
    public sealed record Joined(long RequestId) : IReply;

    /// <summary>Takes a <see cref="Join"/> back. There is no answer.</summary>
    public sealed record CancelJoin(long RequestId, IActorRef Owner);

    /// <summary>
    /// Says that no item will be added. Requests to add that wait for room are rejected; takers drain the queue. Answered by
    /// <see cref="Completed"/>, when the number is not 0.
    /// </summary>
    public sealed record Complete(long RequestId = 0) : IRequest;

    /// <summary>The queue takes no more items.</summary>
    public sealed record Completed(long RequestId) : IReply;

    /// <summary>Asks how many items there are; answered by <see cref="Count"/>.</summary>
    public sealed record GetCount(long RequestId) : IRequest;

    /// <summary>How many items there are.</summary>
    /// <param name="RequestId">The request that is answered.</param>
    /// <param name="Queued">Items that nobody has taken.</param>
    /// <param name="Unfinished">Those, and the ones that are being worked on.</param>
    public sealed record Count(long RequestId, int Queued, int Unfinished) : IReply;

    /// <summary>Asks for the items that were given up; answered by <see cref="DeadLetters"/>.</summary>
    public sealed record GetDeadLetters(long RequestId) : IRequest;

    /// <summary>The items that were given up, in the order in which that happened.</summary>
    public sealed record DeadLetters(long RequestId, IReadOnlyList<DeadItem> Items) : IReply;

    /// <summary>An item that came back from its last permitted delivery.</summary>
    /// <param name="Item">The item.</param>
    /// <param name="DeliveryCount">How often it was delivered.</param>
    public sealed record DeadItem(object? Item, int DeliveryCount);
}
