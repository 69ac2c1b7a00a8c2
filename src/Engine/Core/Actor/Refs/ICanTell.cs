namespace Akka.Actor;

/// <summary>Anything a message can be sent to: an actor reference or a selection of actors.</summary>
public interface ICanTell
{
    /// <summary>Sends a message, at most once, without waiting.</summary>
    /// <param name="message">The message; never null.</param>
    /// <param name="sender">What the receiver sees as its sender; none when null.</param>
    void Tell(object message, IActorRef? sender);
}
