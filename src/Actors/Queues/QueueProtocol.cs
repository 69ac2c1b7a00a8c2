using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Actors.Queues;

/// <summary>
/// The messages of a queue's actor, whatever its order. Answers go to the sender; misuse is answered by <see cref="Rejected"/>.
/// <see cref="GetSnapshot"/> works too.
/// </summary>
public static class QueueProtocol
{
    /// <summary>Adds items, all in one step; answered by <see cref="Enqueued"/> when there is room for all of them.</summary>
    /// <param name="RequestId">Unique among the owner's.</param>
    /// <param name="Owner">Who waits for room; its death takes the request back, but not items that are in the queue.</param>
    /// <param name="Items">The items, the first one first.</param>
    /// <param name="Wait">False: if there is no room, reject the request.</param>
    public sealed record Enqueue(long RequestId, IActorRef Owner, IReadOnlyList<object?> Items, bool Wait = true) : ICancelableRequest
    {
        /// <inheritdoc />
        public object ToCancel() => new CancelEnqueue(RequestId, Owner);
    }

    /// <summary>The items are in the queue.</summary>
    public sealed record Enqueued(long RequestId) : IReply;

    /// <summary>Takes an <see cref="Enqueue"/> back that is still waiting for room. There is no answer.</summary>
    public sealed record CancelEnqueue(long RequestId, IActorRef Owner);

    /// <summary>Asks for what is next; answered by <see cref="Dequeued"/> when there is something for this request.</summary>
    /// <param name="RequestId">Unique among the owner's.</param>
    /// <param name="Owner">The taker.</param>
    /// <param name="Most">How many items at most; 1 or more. As many as are there are given, and one at least.</param>
    /// <param name="Wait">False: if there is no item, reject the request.</param>
    /// <param name="Confirmed">
    /// False: the items are the taker's when they are sent, and lost if it dies before it gets them. True: they are its own once it has
    /// sent <see cref="Confirm"/>, and go back to their places when it dies before that.
    /// </param>
    public sealed record Dequeue(long RequestId, IActorRef Owner, int Most = 1, bool Wait = true, bool Confirmed = false)
        : ICancelableRequest
    {
        /// <inheritdoc />
        public object ToCancel() => new CancelDequeue(RequestId, Owner);
    }

    /// <summary>Items from the queue.</summary>
    /// <param name="RequestId">The request that is answered.</param>
    /// <param name="FencingToken">Grows with every answer of this kind.</param>
    /// <param name="Items">The items in the queue's order, one at least.</param>
    public sealed record Dequeued(long RequestId, FencingToken FencingToken, IReadOnlyList<object?> Items) : ITakenAtOnce
    {
        bool ITakenAtOnce.IsTaken { get; set; }

        /// <inheritdoc />
        public object ToGiveBack(IActorRef owner) => new CancelDequeue(RequestId, owner);

        /// <inheritdoc />
        public object ToConfirm(IActorRef owner) => new Confirm(owner, FencingToken);
    }

    /// <summary>Says that items which were asked for with <c>Confirmed</c> have arrived. There is no answer.</summary>
    public sealed record Confirm(IActorRef Owner, FencingToken FencingToken);

    /// <summary>
    /// Takes a <see cref="Dequeue"/> back. Items that were sent and not confirmed go back to their places. There is no answer.
    /// </summary>
    public sealed record CancelDequeue(long RequestId, IActorRef Owner);

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
    public sealed record Count(long RequestId, int Items) : IReply;
}
