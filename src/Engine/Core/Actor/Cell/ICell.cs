using Akka.Annotations;

namespace Akka.Actor;

/// <summary>What can be seen from outside of the actor behind a reference.</summary>
[InternalApi]
public interface ICell
{
    /// <summary>The actor itself.</summary>
    IActorRef Self { get; }

    /// <summary>The actor's system.</summary>
    ActorSystem System { get; }

    /// <summary>The actor's parent.</summary>
    IInternalActorRef Parent { get; }

    /// <summary>How the actor was created.</summary>
    Props Props { get; }

    /// <summary>True for an actor of this process.</summary>
    bool IsLocal { get; }

    /// <summary>True once the actor has stopped.</summary>
    bool IsTerminated { get; }

    /// <summary>True when messages wait for the actor.</summary>
    bool HasMessages { get; }

    /// <summary>How many messages wait for the actor.</summary>
    int NumberOfMessages { get; }
}
