namespace Akka.Actor;

/// <summary>Makes actor references, and finds the actor of a path.</summary>
public interface IActorRefProvider
{
    /// <summary>The top of the tree.</summary>
    IInternalActorRef RootGuardian { get; }

    /// <summary>The parent of the actors that the application makes.</summary>
    LocalActorRef Guardian { get; }

    /// <summary>The parent of the system's own actors.</summary>
    LocalActorRef SystemGuardian { get; }

    /// <summary>The top of the tree of another system; dead letters when it can't be reached.</summary>
    IActorRef RootGuardianAt(Address address);

    /// <summary>Where messages go that reach nobody.</summary>
    IActorRef DeadLetters { get; }

    /// <summary>Takes messages and forgets them.</summary>
    IActorRef IgnoreRef { get; }

    /// <summary>The path of the root of the tree.</summary>
    ActorPath RootPath { get; }

    /// <summary>The system's settings.</summary>
    Settings Settings { get; }

    /// <summary>The deployments of the configuration.</summary>
    Deployer Deployer { get; }

    /// <summary>A fresh path for a temporary reference.</summary>
    ActorPath TempPath();

    /// <summary>The parent of the temporary references.</summary>
    IInternalActorRef TempContainer { get; }

    /// <summary>Puts a temporary reference into the tree.</summary>
    void RegisterTempActor(IInternalActorRef actorRef, ActorPath path);

    /// <summary>Takes a temporary reference out of the tree.</summary>
    void UnregisterTempActor(ActorPath path);

    /// <summary>The reference of a serialized path; one that leads to dead letters if there is no such actor.</summary>
    IActorRef ResolveActorRef(string path);

    /// <summary>The reference of a path; one that leads to dead letters if there is no such actor.</summary>
    IActorRef ResolveActorRef(ActorPath actorPath);

    /// <summary>Completes when the top of the tree has stopped.</summary>
    Task TerminationTask { get; }

    /// <summary>The address under which this system is known at another one; null when it is not.</summary>
    Address? GetExternalAddressFor(Address address);

    /// <summary>The address of this system.</summary>
    Address DefaultAddress { get; }
}
