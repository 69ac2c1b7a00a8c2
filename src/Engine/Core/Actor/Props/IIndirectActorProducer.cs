namespace Akka.Actor;

/// <summary>Makes actors in a way of its own, for example from a container of services.</summary>
public interface IIndirectActorProducer
{
    /// <summary>Makes a fresh instance; called on creation and on every restart.</summary>
    ActorBase Produce();

    /// <summary>The type of the actors made; known before any is made, since mailbox requirements depend on it.</summary>
    Type ActorType { get; }

    /// <summary>Called with an instance that is no longer needed.</summary>
    void Release(ActorBase actor);
}
