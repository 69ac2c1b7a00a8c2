using Akka.Actor;

namespace ActorConcurrency.Actors.Common;

/// <summary>
/// Tells the actor of a primitive without a name that nobody can reach it any more: its only handle, which has this object, is garbage.
/// What was told to the actor before is handled first.
/// </summary>
/// <param name="actor">The primitive's actor.</param>
/// <param name="message">Its last message; null: it stops.</param>
internal sealed class UnnamedLife(IActorRef actor, object? message = null)
{
    /// <summary>Runs when the handle is collected.</summary>
    ~UnnamedLife() => actor.Tell(message ?? PoisonPill.Instance, ActorRefs.NoSender);
}
