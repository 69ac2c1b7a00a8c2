using ActorConcurrency.Actors.Common;
using Akka.Actor;
using static ActorConcurrency.Actors.Shared.SharedProtocol;

namespace ActorConcurrency.Actors.Shared;

/// <summary>A key and its value on their way to another node.</summary>
internal sealed record SharedItemImage(object Key, object? Content, long Version);

/// <summary>The state of shared data on its way to another node.</summary>
/// <param name="Items">All keys.</param>
/// <param name="Version">How many changes there have been.</param>
/// <param name="Waiters">Who waits for a value.</param>
/// <param name="Subscribers">Who is told of changes.</param>
/// <param name="Turns">Whose turn it is to change a key.</param>
/// <param name="TurnWaiters">Who waits for a turn; those of one key in their order.</param>
internal sealed record SharedImage(
    IReadOnlyList<SharedItemImage> Items,
    long Version,
    IReadOnlyList<Waiting<WaitFor>> Waiters,
    IReadOnlyList<IActorRef> Subscribers,
    HoldingsImage<TakeTurn> Turns,
    IReadOnlyList<Waiting<TakeTurn>> TurnWaiters);
