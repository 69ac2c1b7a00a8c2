using Akka.Actor;

namespace Akka.Event;

/// <summary>Subscribing with the channel as type argument.</summary>
public static class EventStreamExtensions
{
    /// <summary>Subscribes an actor to a channel.</summary>
    /// <typeparam name="TChannel">The class or interface of the events.</typeparam>
    /// <param name="eventStream">The event stream.</param>
    /// <param name="subscriber">The actor.</param>
    /// <returns>True if this is new, false if it was subscribed to exactly this channel before.</returns>
    public static bool Subscribe<TChannel>(this EventStream eventStream, IActorRef subscriber) =>
        eventStream.Subscribe(subscriber, typeof(TChannel));

    /// <summary>Unsubscribes an actor from a channel.</summary>
    /// <typeparam name="TChannel">The class or interface of the events.</typeparam>
    /// <param name="eventStream">The event stream.</param>
    /// <param name="subscriber">The actor.</param>
    /// <returns>Whether anything changed.</returns>
    public static bool Unsubscribe<TChannel>(this EventStream eventStream, IActorRef subscriber) =>
        eventStream.Unsubscribe(subscriber, typeof(TChannel));
}
