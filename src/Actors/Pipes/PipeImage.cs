using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Queues;
using static ActorConcurrency.Actors.Pipes.PipeProtocol;
using Receive = ActorConcurrency.Actors.Pipes.PipeProtocol.Receive;

namespace ActorConcurrency.Actors.Pipes;

/// <summary>An item that was sent to an end's owner and is not confirmed.</summary>
internal sealed record PipeHandoverImage(PipeEnd To, IReadOnlyList<NumberedItem> Items);

/// <summary>One end of a pipe on its way to another node.</summary>
/// <param name="State">Whether it is open.</param>
/// <param name="Grant">Whose it is, or was.</param>
/// <param name="Items">What is there for it.</param>
/// <param name="LastNumber">How many items there ever were.</param>
/// <param name="Senders">Who waits for room here.</param>
/// <param name="Receivers">Who waits for an item.</param>
/// <param name="Pollers">Who waits to hear of an item.</param>
internal sealed record PipeSideImage(
    PipeEndState State,
    HeldImage<PipeEnd>? Grant,
    IReadOnlyList<NumberedItem> Items,
    long LastNumber,
    IReadOnlyList<Waiting<Send>> Senders,
    IReadOnlyList<Waiting<Receive>> Receivers,
    IReadOnlyList<Waiting<Poll>> Pollers);

/// <summary>A pipe's state on its way to another node.</summary>
/// <param name="First">The first end.</param>
/// <param name="Second">The second end.</param>
/// <param name="Ends">The open ends' grants.</param>
/// <param name="OnTheWay">What was sent to the owners and is not confirmed.</param>
/// <param name="Waiters">Who waits for the end of both.</param>
internal sealed record PipeImage(
    PipeSideImage First,
    PipeSideImage Second,
    HoldingsImage<PipeEnd> Ends,
    HoldingsImage<PipeHandoverImage> OnTheWay,
    IReadOnlyList<Waiting<WaitClosed>> Waiters);
