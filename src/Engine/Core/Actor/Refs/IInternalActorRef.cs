using Akka.Annotations;
using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <summary>Tells whether a reference leads to an actor of this process.</summary>
[InternalApi]
public interface IActorRefScope
{
    /// <summary>True for an actor of this actor system, false for one on another node.</summary>
    bool IsLocal { get; }
}

/// <summary>A reference whose actor is created after the reference itself.</summary>
public interface IRepointableRef : IActorRefScope
{
    /// <summary>True once the actor behind the reference exists.</summary>
    bool IsStarted { get; }
}

/// <summary>The engine's own view of a reference: life cycle, tree and system messages.</summary>
[InternalApi]
public interface IInternalActorRef : IActorRef, IActorRefScope
{
    /// <summary>The reference of the actor's parent; Nobody at the top of the tree.</summary>
    IInternalActorRef Parent { get; }

    /// <summary>The provider that made this reference.</summary>
    IActorRefProvider Provider { get; }

    /// <summary>True once the actor has stopped; false says nothing about the next moment.</summary>
    bool IsTerminated { get; }

    /// <summary>Walks down the tree along the names; Nobody when there is no such actor.</summary>
    /// <param name="name">Names from this actor downwards; ".." goes up.</param>
    IActorRef GetChild(IReadOnlyList<string> name);

    /// <summary>Starts the processing of messages.</summary>
    void Start();

    /// <summary>Lets a suspended actor go on.</summary>
    /// <param name="causedByFailure">The failure that it was suspended for, if any.</param>
    void Resume(Exception? causedByFailure = null);

    /// <summary>Stops the processing of user messages until resumed or restarted.</summary>
    void Suspend();

    /// <summary>Stops the actor after the message in hand.</summary>
    void Stop();

    /// <summary>Replaces the actor's instance by a fresh one.</summary>
    /// <param name="cause">The failure that made it necessary.</param>
    void Restart(Exception cause);

    /// <summary>Sends a system message: processed before all user messages.</summary>
    void SendSystemMessage(ISystemMessage message);
}
