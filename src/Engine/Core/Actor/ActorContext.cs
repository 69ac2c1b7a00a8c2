using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>A behaviour: handles a message, or says that it doesn't.</summary>
/// <returns>True when the message was handled.</returns>
public delegate bool Receive(object message);

/// <summary>A behaviour that handles every message it is given.</summary>
public delegate void UntypedReceive(object message);

/// <summary>Creates actors and finds them: an actor system, an actor's context, a TestKit.</summary>
public interface IActorRefFactory
{
    /// <summary>Creates an actor as a child of this one.</summary>
    /// <param name="props">How to create it.</param>
    /// <param name="name">Its name among its siblings; a generated one when null.</param>
    /// <exception cref="InvalidActorNameException">The name is taken or not a valid path element.</exception>
    IActorRef ActorOf(Props props, string? name = null);

    /// <summary>A selection of the actors at a path.</summary>
    ActorSelection ActorSelection(ActorPath actorPath);

    /// <summary>A selection of the actors at a path, absolute or relative to here, with wildcards.</summary>
    ActorSelection ActorSelection(string actorPath);
}

/// <summary>Watches the death of other actors.</summary>
public interface ICanWatch
{
    /// <summary>Asks for a <see cref="Terminated"/> message when the subject stops, at once if it has already.</summary>
    /// <returns>The subject.</returns>
    /// <exception cref="InvalidOperationException">The subject is watched already with a message of its own.</exception>
    IActorRef Watch(IActorRef subject);

    /// <summary>Asks for a message of one's own when the subject stops.</summary>
    /// <returns>The subject.</returns>
    /// <exception cref="InvalidOperationException">The subject is watched already in another way.</exception>
    IActorRef WatchWith(IActorRef subject, object message);

    /// <summary>Ends watching; a notice that is already in the mailbox is dropped.</summary>
    /// <returns>The subject.</returns>
    IActorRef Unwatch(IActorRef subject);
}

/// <summary>What an actor knows and can do while it handles a message. To be used from its own handlers only.</summary>
public interface IActorContext : IActorRefFactory, ICanWatch
{
    /// <summary>The actor itself.</summary>
    IActorRef Self { get; }

    /// <summary>How the actor was created.</summary>
    Props Props { get; }

    /// <summary>Who sent the message in hand; dead letters if nobody.</summary>
    IActorRef Sender { get; }

    /// <summary>The actor's system.</summary>
    ActorSystem System { get; }

    /// <summary>The actor's parent.</summary>
    IActorRef Parent { get; }

    /// <summary>What the actor runs on.</summary>
    MessageDispatcher Dispatcher { get; }

    /// <summary>Replaces the behaviour.</summary>
    void Become(Receive receive);

    /// <summary>Puts a behaviour on top of the present one.</summary>
    void BecomeStacked(Receive receive);

    /// <summary>Goes back to the behaviour below; to the initial one at the bottom.</summary>
    void UnbecomeStacked();

    /// <summary>The child of that name; Nobody if there is none.</summary>
    IActorRef Child(string name);

    /// <summary>The children, those that are stopping included.</summary>
    IEnumerable<IActorRef> GetChildren();

    /// <summary>The receive time-out in force; null for none.</summary>
    TimeSpan? ReceiveTimeout { get; }

    /// <summary>Asks for a <see cref="ReceiveTimeout"/> message after a time without messages, again and again; null ends it.</summary>
    void SetReceiveTimeout(TimeSpan? timeout);

    /// <summary>Stops a child, or the actor itself, after the message that it has in hand.</summary>
    void Stop(IActorRef child);
}

/// <summary>The context with behaviours that handle every message.</summary>
public interface IUntypedActorContext : IActorContext
{
    /// <summary>Replaces the behaviour.</summary>
    void Become(UntypedReceive receive);

    /// <summary>Puts a behaviour on top of the present one.</summary>
    void BecomeStacked(UntypedReceive receive);
}
