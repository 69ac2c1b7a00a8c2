using Akka.Actor;

namespace Akka.Routing;

/// <summary>A destination of a router. This base class is a destination that takes messages and does nothing with them.</summary>
public class Routee
{
    /// <summary>No destination: what a routing logic selects when there is none. A message to it becomes a dead letter.</summary>
    public static readonly Routee NoRoutee = new NoRoutee();

    /// <summary>Sends a message to this destination.</summary>
    /// <param name="message">The message.</param>
    /// <param name="sender">Whom it comes from.</param>
    public virtual void Send(object message, IActorRef sender)
    {
    }

    /// <summary>Sends a message to this destination and waits for the answer; this base class answers with null.</summary>
    /// <param name="message">The message.</param>
    /// <param name="timeout">How long to wait; null waits for the time that <c>akka.actor.ask-timeout</c> says.</param>
    /// <returns>The answer.</returns>
    public virtual Task<object> Ask(object message, TimeSpan? timeout) => Task.FromResult<object>(null!);

    /// <summary>Makes a destination of an actor.</summary>
    /// <param name="actorRef">The actor.</param>
    /// <returns>The destination.</returns>
    public static Routee FromActorRef(IActorRef actorRef) => new ActorRefRoutee(actorRef);
}

internal sealed class NoRoutee : Routee
{
    public override void Send(object message, IActorRef sender) =>
        (sender as IInternalActorRef)?.Provider.DeadLetters.Tell(message, sender);
}

/// <summary>An actor as destination. Equal to another one of the same actor.</summary>
public class ActorRefRoutee : Routee
{
    /// <summary>Makes a destination of an actor.</summary>
    /// <param name="actor">The actor.</param>
    public ActorRefRoutee(IActorRef actor) => Actor = actor;

    /// <summary>The actor.</summary>
    public IActorRef Actor { get; }

    /// <summary>Sends a message to the actor.</summary>
    /// <param name="message">The message.</param>
    /// <param name="sender">Whom it comes from.</param>
    public override void Send(object message, IActorRef sender) => Actor.Tell(message, sender);

    /// <summary>Asks the actor.</summary>
    /// <param name="message">The message.</param>
    /// <param name="timeout">How long to wait; null waits for the time that <c>akka.actor.ask-timeout</c> says.</param>
    /// <returns>The answer.</returns>
    public override Task<object> Ask(object message, TimeSpan? timeout) => Actor.Ask(message, timeout);

    /// <summary>Tells whether the other destination is the same actor.</summary>
    /// <param name="other">The other destination.</param>
    /// <returns>True if it is.</returns>
    protected bool Equals(ActorRefRoutee? other) => other is not null && Equals(Actor, other.Actor);

    /// <inheritdoc />
    public override bool Equals(object? obj) => ReferenceEquals(this, obj) || Equals(obj as ActorRefRoutee);

    /// <inheritdoc />
    public override int GetHashCode() => Actor.GetHashCode();

    /// <inheritdoc />
    public override string ToString() => $"ActorRefRoutee({Actor})";
}

/// <summary>A selection as destination: whoever lives at its path when a message comes.</summary>
public class ActorSelectionRoutee : Routee
{
    /// <summary>Makes a destination of a selection.</summary>
    /// <param name="actor">The selection.</param>
    public ActorSelectionRoutee(ActorSelection actor) => Selection = actor;

    /// <summary>The selection.</summary>
    public ActorSelection Selection { get; }

    /// <summary>Sends a message to the selection.</summary>
    /// <param name="message">The message.</param>
    /// <param name="sender">Whom it comes from.</param>
    public override void Send(object message, IActorRef sender) => Selection.Tell(message, sender);

    /// <summary>Asks the selection.</summary>
    /// <param name="message">The message.</param>
    /// <param name="timeout">How long to wait; null waits for the time that <c>akka.actor.ask-timeout</c> says.</param>
    /// <returns>The answer.</returns>
    public override Task<object> Ask(object message, TimeSpan? timeout) => Selection.Ask(message, timeout);

    /// <summary>Tells whether the other destination is the same selection.</summary>
    /// <param name="other">The other destination.</param>
    /// <returns>True if it is.</returns>
    protected bool Equals(ActorSelectionRoutee? other) => other is not null && Equals(Selection, other.Selection);

    /// <inheritdoc />
    public override bool Equals(object? obj) => ReferenceEquals(this, obj) || Equals(obj as ActorSelectionRoutee);

    /// <inheritdoc />
    public override int GetHashCode() => Selection.GetHashCode();

    /// <inheritdoc />
    public override string ToString() => $"ActorSelectionRoutee({Selection})";
}

/// <summary>Several destinations that all get each message.</summary>
public class SeveralRoutees : Routee
{
    private readonly Routee[] _routees;

    /// <summary>Combines destinations.</summary>
    /// <param name="routees">The destinations.</param>
    public SeveralRoutees(Routee[] routees) => _routees = routees;

    /// <summary>Sends a message to all destinations.</summary>
    /// <param name="message">The message.</param>
    /// <param name="sender">Whom it comes from.</param>
    public override void Send(object message, IActorRef sender)
    {
        foreach (var routee in _routees)
            routee.Send(message, sender);
    }
}
