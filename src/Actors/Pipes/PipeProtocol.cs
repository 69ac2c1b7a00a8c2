using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Actors.Pipes;

/// <summary>
/// The messages of a pipe's actor. Answers go to the sender; misuse is answered by <see cref="Rejected"/>.
/// <see cref="GetSnapshot"/> works too.
/// </summary>
public static class PipeProtocol
{
    /// <summary>Asks for one of the ends; answered by <see cref="Opened"/>, and rejected when the end has or had an owner.</summary>
    /// <param name="RequestId">Unique among the owner's.</param>
    /// <param name="Owner">Whose end it will be; its death closes the end.</param>
    /// <param name="End">Which end.</param>
    public sealed record Open(long RequestId, IActorRef Owner, PipeEnd End) : ICancelableRequest
    {
        bool ICancelableRequest.Wait => false;

        /// <inheritdoc />
        public object ToCancel() => new CancelOpen(RequestId, Owner);
    }

    /// <summary>The end is the owner's.</summary>
    /// <param name="RequestId">The request that is answered.</param>
    /// <param name="FencingToken">To be shown with every use of the end.</param>
    public sealed record Opened(long RequestId, FencingToken FencingToken) : IGrant
    {
        /// <inheritdoc />
        public object ToGiveBack(IActorRef owner) => new CancelOpen(RequestId, owner);
    }

    /// <summary>Takes an <see cref="Open"/> back: the end is as if it never had been opened. There is no answer.</summary>
    public sealed record CancelOpen(long RequestId, IActorRef Owner);

    /// <summary>Sends an item to the other end; answered by <see cref="Sent"/> when there is room for it.</summary>
    /// <param name="RequestId">Unique among the owner's.</param>
    /// <param name="Owner">The end's owner.</param>
    /// <param name="FencingToken">The end's.</param>
    /// <param name="Item">The item.</param>
    /// <param name="Wait">False: if there is no room, reject the request.</param>
    public sealed record Send(long RequestId, IActorRef Owner, FencingToken FencingToken, object? Item, bool Wait = true)
        : ICancelableRequest
    {
        /// <inheritdoc />
        public object ToCancel() => new CancelSend(RequestId, Owner);
    }

    /// <summary>The item is in the pipe.</summary>
    public sealed record Sent(long RequestId) : IReply;

    /// <summary>Takes a <see cref="Send"/> back that is still waiting for room. There is no answer.</summary>
    public sealed record CancelSend(long RequestId, IActorRef Owner);

    /// <summary>Asks for what the other end has sent; answered by <see cref="Received"/>.</summary>
    /// <param name="RequestId">Unique among the owner's.</param>
    /// <param name="Owner">The end's owner.</param>
    /// <param name="FencingToken">The end's.</param>
    /// <param name="Wait">False: if there is nothing, reject the request.</param>
    public sealed record Receive(long RequestId, IActorRef Owner, FencingToken FencingToken, bool Wait = true) : ICancelableRequest
    {
        /// <inheritdoc />
        public object ToCancel() => new CancelReceive(RequestId, Owner);
    }

    /// <summary>An item that the other end has sent.</summary>
    /// <param name="RequestId">The request that is answered.</param>
    /// <param name="FencingToken">Grows with every item that is received.</param>
    /// <param name="Item">The item.</param>
    public sealed record Received(long RequestId, FencingToken FencingToken, object? Item) : ITakenAtOnce
    {
        bool ITakenAtOnce.IsTaken { get; set; }

        /// <inheritdoc />
        public object ToGiveBack(IActorRef owner) => new CancelReceive(RequestId, owner);

        /// <inheritdoc />
        public object ToConfirm(IActorRef owner) => new Confirm(owner, FencingToken);
    }

    /// <summary>
    /// Says that an item has arrived. Until then the other end's stream does not end, as the item may come back. There is no answer.
    /// </summary>
    public sealed record Confirm(IActorRef Owner, FencingToken FencingToken);

    /// <summary>Takes a <see cref="Receive"/> back. An item that was not confirmed is the next one again. There is no answer.</summary>
    public sealed record CancelReceive(long RequestId, IActorRef Owner);

    /// <summary>Waits for something to receive, an item or the end of the stream; answered by <see cref="Polled"/>.</summary>
    /// <param name="RequestId">Unique among the owner's.</param>
    /// <param name="Owner">The end's owner.</param>
    /// <param name="FencingToken">The end's.</param>
    /// <param name="Wait">False: if there is nothing, reject the request.</param>
    public sealed record Poll(long RequestId, IActorRef Owner, FencingToken FencingToken, bool Wait = true) : ICancelableRequest
    {
        /// <inheritdoc />
        public object ToCancel() => new CancelPoll(RequestId, Owner);
    }

    /// <summary>A receive would have been answered at once.</summary>
    public sealed record Polled(long RequestId) : IReply;

    /// <summary>Takes a <see cref="Poll"/> back. There is no answer.</summary>
    public sealed record CancelPoll(long RequestId, IActorRef Owner);

    /// <summary>
    /// Closes an end: the other one receives what was sent, and then the end of the stream. Answered by <see cref="EndClosed"/>, when
    /// the number is not 0.
    /// </summary>
    public sealed record Close(long RequestId, IActorRef Owner, FencingToken FencingToken) : IOwnedRequest;

    /// <summary>The end is closed.</summary>
    public sealed record EndClosed(long RequestId) : IReply;

    /// <summary>Waits until both ends are closed; answered by <see cref="BothClosed"/>.</summary>
    /// <param name="RequestId">Unique among the owner's.</param>
    /// <param name="Owner">Who waits.</param>
    /// <param name="Wait">False: if they are not, reject the request.</param>
    public sealed record WaitClosed(long RequestId, IActorRef Owner, bool Wait = true) : ICancelableRequest
    {
        /// <inheritdoc />
        public object ToCancel() => new CancelWaitClosed(RequestId, Owner);
    }

    /// <summary>Both ends are closed: the pipe is over.</summary>
    public sealed record BothClosed(long RequestId) : IReply;

    /// <summary>Takes a <see cref="WaitClosed"/> back. There is no answer.</summary>
    public sealed record CancelWaitClosed(long RequestId, IActorRef Owner);
}
