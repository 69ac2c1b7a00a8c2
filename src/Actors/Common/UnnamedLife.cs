using Akka.Actor;

namespace ActorConcurrency.Actors.Common;

/// <summary>
/// Ends the actor of a primitive without a name when nobody can reach it any more: its only handle, which has this object, is garbage.
/// What was told to the actor before is handled first.
/// </summary>
internal sealed class UnnamedLife(IActorRef actor)
{
    /// <summary>Runs when the handle is collected.</summary>
    ~UnnamedLife() => actor.Tell(PoisonPill.Instance, ActorRefs.NoSender);
}
