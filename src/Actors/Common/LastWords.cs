using Akka.Actor;

namespace ActorConcurrency.Actors.Common;

/// <summary>
/// A primitive's actor to its parent, where requests come by way of other actors: this owner has died, is a request of its own on that way
/// still? Answered by <see cref="LastWords"/>, by the same way. Else what a dead owner had said would be heard after its death: an item that
/// it has confirmed would go back.
/// </summary>
internal sealed record GetLastWords(IActorRef Owner);

/// <summary>Whatever the owner has sent has arrived before this.</summary>
internal sealed record LastWords(IActorRef Owner);
