using Akka.Actor;

namespace Akka.Routing;

/// <summary>A message about the listeners of an actor, see <see cref="IListeners"/>.</summary>
public abstract class ListenerMessage
{
    /// <summary>Only the messages of this family derive from it.</summary>
    protected ListenerMessage()
    {
    }
}

/// <summary>Adds a listener.</summary>
public sealed class Listen : ListenerMessage
{
    /// <summary>Creates the message.</summary>
    /// <param name="listener">Who is to be told.</param>
    public Listen(IActorRef listener) => Listener = listener;

    /// <summary>Who is to be told.</summary>
    public IActorRef Listener { get; }
}

/// <summary>Removes a listener.</summary>
public sealed class Deafen : ListenerMessage
{
    /// <summary>Creates the message.</summary>
    /// <param name="listener">Who is to be told no more.</param>
    public Deafen(IActorRef listener) => Listener = listener;

    /// <summary>Who is to be told no more.</summary>
    public IActorRef Listener { get; }
}

/// <summary>Runs an action for each listener, inside the actor that has them.</summary>
public sealed class WithListeners : ListenerMessage
{
    /// <summary>Creates the message.</summary>
    /// <param name="listenerFunction">Called once for each listener.</param>
    public WithListeners(Action<IActorRef> listenerFunction) => ListenerFunction = listenerFunction;

    /// <summary>Called once for each listener.</summary>
    public Action<IActorRef> ListenerFunction { get; }
}
