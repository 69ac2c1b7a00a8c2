namespace Akka.Actor;

/// <summary>The two references that stand for no actor.</summary>
public static class ActorRefs
{
    /// <summary>The reference that leads nowhere.</summary>
    public static readonly Nobody Nobody = Nobody.Instance;

    /// <summary>No sender: a reply to it goes to dead letters.</summary>
    public static readonly IActorRef? NoSender = null;
}

/// <summary>Sending from inside an actor: the actor itself is the sender.</summary>
public static class ActorRefImplicitSenderExtensions
{
    /// <summary>Sends a message with the running actor as its sender, or none outside of an actor.</summary>
    /// <exception cref="InvalidMessageException">The message is null.</exception>
    public static void Tell(this IActorRef receiver, object message) =>
        receiver.Tell(message, ActorCell.GetCurrentSelfOrNoSender());

    /// <summary>Sends the message in hand on, keeping its original sender.</summary>
    public static void Forward(this IActorRef receiver, object message) =>
        receiver.Tell(message, ActorCell.GetCurrentSenderOrNoSender());
}
