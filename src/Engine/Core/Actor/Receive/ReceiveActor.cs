using Akka.Actor.Internal;

namespace Akka.Actor;

/// <summary>
/// An actor whose behaviour is a list of typed handlers, registered in its constructor or inside <see cref="Become(Action)"/>.
/// A message goes to the first registered handler that accepts it; a message that none accepts is unhandled.
/// </summary>
public abstract class ReceiveActor : UntypedActor, IInitializableActor
{
    private readonly MessageHandlers _initial = new();
    private MessageHandlers? _configuring;

    /// <summary>Opens the initial behaviour for registration, which ends with the constructors of derived classes.</summary>
    protected ReceiveActor() => _configuring = _initial;

    void IInitializableActor.Init() => _configuring = null;

    /// <summary>Hands the message to the handlers that were registered during construction.</summary>
    /// <param name="message">The message.</param>
    protected sealed override void OnReceive(object message)
    {
        if (!_initial.TryHandle(message))
            Unhandled(message);
    }

    /// <summary>Replaces the current behaviour, after this message, by the handlers that <paramref name="configure"/> registers.</summary>
    /// <param name="configure">Registers the handlers of the new behaviour; it is run at once.</param>
    protected void Become(Action configure) => Context.Become(new Akka.Actor.Receive(Configure(configure).TryHandle));

    /// <summary>Puts a new behaviour on top of the current one, which <c>UnbecomeStacked</c> brings back.</summary>
    /// <param name="configure">Registers the handlers of the new behaviour; it is run at once.</param>
    protected void BecomeStacked(Action configure) => Context.BecomeStacked(new Akka.Actor.Receive(Configure(configure).TryHandle));

    private MessageHandlers Configure(Action configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var outer = _configuring;
        var handlers = _configuring = new MessageHandlers();
        try
        {
            configure();
        }
        finally
        {
            _configuring = outer;
        }
        return handlers;
    }

    /// <summary>Registers a handler for messages of type <typeparamref name="T"/> that satisfy a condition, or for all of them.</summary>
    /// <typeparam name="T">The message type; instances of derived types are accepted too.</typeparam>
    /// <param name="handler">Processes the message.</param>
    /// <param name="shouldHandle">The condition; without it every <typeparamref name="T"/> is accepted.</param>
    /// <exception cref="InvalidOperationException">Outside construction and Become, or after a handler that catches all messages.</exception>
    protected void Receive<T>(Action<T> handler, Predicate<T>? shouldHandle = null)
    {
        HandlerKind kind = shouldHandle is null ? ActionHandler<T>.Instance : ConditionalHandler<T>.Instance;
        Add<T>(kind, handler, shouldHandle, shouldHandle is not null);
    }

    /// <summary>Registers a handler for messages of type <typeparamref name="T"/> that satisfy a condition.</summary>
    /// <typeparam name="T">The message type; instances of derived types are accepted too.</typeparam>
    /// <param name="shouldHandle">The condition.</param>
    /// <param name="handler">Processes the message.</param>
    /// <exception cref="InvalidOperationException">Outside construction and Become, or after a handler that catches all messages.</exception>
    protected void Receive<T>(Predicate<T> shouldHandle, Action<T> handler) => Receive(handler, shouldHandle);

    /// <summary>Registers a handler for messages of type <typeparamref name="T"/> that decides itself whether it takes a message.</summary>
    /// <typeparam name="T">The message type; instances of derived types are accepted too.</typeparam>
    /// <param name="handler">Processes the message and returns true, or returns false to let the next handler try.</param>
    /// <exception cref="InvalidOperationException">Outside construction and Become, or after a handler that catches all messages.</exception>
    protected void Receive<T>(Func<T, bool> handler) => Add<T>(FuncHandler<T>.Instance, handler, null, isConditional: true);

    /// <summary>Registers a handler for messages of a type that is known at run time only.</summary>
    /// <param name="messageType">The message type; instances of derived types are accepted too.</param>
    /// <param name="handler">Processes the message.</param>
    /// <param name="shouldHandle">The condition; without it every such message is accepted.</param>
    /// <exception cref="InvalidOperationException">Outside construction and Become, or after a handler that catches all messages.</exception>
    protected void Receive(Type messageType, Action<object> handler, Predicate<object>? shouldHandle = null)
    {
        HandlerKind kind = shouldHandle is null ? ActionHandler<object>.Instance : ConditionalHandler<object>.Instance;
        Add(messageType, kind, handler, shouldHandle, shouldHandle is not null);
    }

    /// <summary>Registers a handler for messages of a type that is known at run time only, if they satisfy a condition.</summary>
    /// <param name="messageType">The message type; instances of derived types are accepted too.</param>
    /// <param name="shouldHandle">The condition.</param>
    /// <param name="handler">Processes the message.</param>
    /// <exception cref="InvalidOperationException">Outside construction and Become, or after a handler that catches all messages.</exception>
    protected void Receive(Type messageType, Predicate<object> shouldHandle, Action<object> handler) =>
        Receive(messageType, handler, shouldHandle);

    /// <summary>Registers a handler for messages of a type that is known at run time only, which decides itself whether it takes a message.</summary>
    /// <param name="messageType">The message type; instances of derived types are accepted too.</param>
    /// <param name="handler">Processes the message and returns true, or returns false to let the next handler try.</param>
    /// <exception cref="InvalidOperationException">Outside construction and Become, or after a handler that catches all messages.</exception>
    protected void Receive(Type messageType, Func<object, bool> handler) =>
        Add(messageType, FuncHandler<object>.Instance, handler, null, isConditional: true);

    /// <summary>Registers a handler for every message that no earlier one took. It must be the last of its behaviour.</summary>
    /// <param name="handler">Processes the message.</param>
    /// <exception cref="InvalidOperationException">Outside construction and Become, or after a handler that catches all messages.</exception>
    protected void ReceiveAny(Action<object> handler) => Receive(handler);

    /// <summary>
    /// Registers an asynchronous handler. The actor takes no other message until the handler's task has ended;
    /// a task that fails fails the actor.
    /// </summary>
    /// <typeparam name="T">The message type; instances of derived types are accepted too.</typeparam>
    /// <param name="handler">Processes the message.</param>
    /// <param name="shouldHandle">The condition; without it every <typeparamref name="T"/> is accepted.</param>
    /// <exception cref="InvalidOperationException">Outside construction and Become, or after a handler that catches all messages.</exception>
    protected void ReceiveAsync<T>(Func<T, Task> handler, Predicate<T>? shouldHandle = null) =>
        Add<T>(AsyncHandler<T>.Instance, handler, shouldHandle, shouldHandle is not null);

    /// <summary>Registers an asynchronous handler for messages that satisfy a condition.</summary>
    /// <typeparam name="T">The message type; instances of derived types are accepted too.</typeparam>
    /// <param name="shouldHandle">The condition.</param>
    /// <param name="handler">Processes the message; the actor takes no other message until its task has ended.</param>
    /// <exception cref="InvalidOperationException">Outside construction and Become, or after a handler that catches all messages.</exception>
    protected void ReceiveAsync<T>(Predicate<T> shouldHandle, Func<T, Task> handler) => ReceiveAsync(handler, shouldHandle);

    /// <summary>Registers an asynchronous handler for messages of a type that is known at run time only.</summary>
    /// <param name="messageType">The message type; instances of derived types are accepted too.</param>
    /// <param name="handler">Processes the message; the actor takes no other message until its task has ended.</param>
    /// <param name="shouldHandle">The condition; without it every such message is accepted.</param>
    /// <exception cref="InvalidOperationException">Outside construction and Become, or after a handler that catches all messages.</exception>
    protected void ReceiveAsync(Type messageType, Func<object, Task> handler, Predicate<object>? shouldHandle = null) =>
        Add(messageType, AsyncHandler<object>.Instance, handler, shouldHandle, shouldHandle is not null);

    /// <summary>Registers an asynchronous handler for messages of a type that is known at run time only, if they satisfy a condition.</summary>
    /// <param name="messageType">The message type; instances of derived types are accepted too.</param>
    /// <param name="shouldHandle">The condition.</param>
    /// <param name="handler">Processes the message; the actor takes no other message until its task has ended.</param>
    /// <exception cref="InvalidOperationException">Outside construction and Become, or after a handler that catches all messages.</exception>
    protected void ReceiveAsync(Type messageType, Predicate<object> shouldHandle, Func<object, Task> handler) =>
        ReceiveAsync(messageType, handler, shouldHandle);

    /// <summary>Registers an asynchronous handler for every message that no earlier one took. It must be the last of its behaviour.</summary>
    /// <param name="handler">Processes the message; the actor takes no other message until its task has ended.</param>
    /// <exception cref="InvalidOperationException">Outside construction and Become, or after a handler that catches all messages.</exception>
    protected void ReceiveAnyAsync(Func<object, Task> handler) => ReceiveAsync(handler);

    private void Add<T>(HandlerKind kind, Delegate handler, Delegate? condition, bool isConditional) =>
        Open().Add(HandledType<T>.Type, HandledType<T>.IsExact, kind, handler, condition, isConditional);

    private void Add(Type messageType, HandlerKind kind, Delegate handler, Delegate? condition, bool isConditional) =>
        Open().Add(messageType, isExact: false, kind, handler, condition, isConditional);

    private MessageHandlers Open() => _configuring
        ?? throw new InvalidOperationException("Receive methods may be called only while the actor is constructed and inside Become().");
}
