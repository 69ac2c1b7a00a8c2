namespace Akka.Actor;

/// <summary>A mailbox for code outside of actors.</summary>
public interface IInboxable : ICanWatch
{
    /// <summary>The reference to which others send.</summary>
    IActorRef Receiver { get; }

    /// <summary>Takes the next message; blocks the thread until there is one.</summary>
    /// <exception cref="TimeoutException">None came within the default time-out, <c>akka.actor.inbox.default-timeout</c>.</exception>
    object Receive();

    /// <summary>Takes the next message; blocks the thread until there is one.</summary>
    /// <exception cref="TimeoutException">None came within the time-out.</exception>
    object Receive(TimeSpan timeout);

    /// <summary>Takes the next message, or a <see cref="Status.Failure"/> where none comes within the default time-out.</summary>
    Task<object> ReceiveAsync();

    /// <summary>Takes the next message, or a <see cref="Status.Failure"/> with a <see cref="TimeoutException"/> where none comes within the time-out.</summary>
    Task<object> ReceiveAsync(TimeSpan timeout);

    /// <summary>Takes the next message that fits and leaves others where they are; blocks the thread until there is one.</summary>
    /// <exception cref="TimeoutException">None came within the default time-out, <c>akka.actor.inbox.default-timeout</c>.</exception>
    object ReceiveWhere(Predicate<object> predicate);

    /// <summary>Takes the next message that fits and leaves others where they are; blocks the thread until there is one.</summary>
    /// <exception cref="TimeoutException">None came within the time-out.</exception>
    object ReceiveWhere(Predicate<object> predicate, TimeSpan timeout);

    /// <summary>Sends a message with <see cref="Receiver"/> as its sender.</summary>
    void Send(IActorRef target, object message);
}
