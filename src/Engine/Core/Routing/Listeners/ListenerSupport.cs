using Akka.Actor;

namespace Akka.Routing;

/// <summary>An actor that tells others about what happens in it.</summary>
public interface IListeners
{
    /// <summary>Who is told.</summary>
    ListenerSupport Listeners { get; }
}

/// <summary>The listeners of an actor, each held once. To be used by that actor only.</summary>
public class ListenerSupport
{
    /// <summary>The listeners.</summary>
    protected readonly HashSet<IActorRef> Listeners = [];

    /// <summary>Creates an empty set of listeners.</summary>
    public ListenerSupport() => ListenerReceive = OnListenerMessage;

    /// <summary>A behaviour that handles <see cref="Listen"/>, <see cref="Deafen"/> and <see cref="WithListeners"/> and nothing else.</summary>
    public Receive ListenerReceive { get; }

    /// <summary>Adds a listener; a second time has no effect.</summary>
    /// <param name="actor">The listener.</param>
    public void Add(IActorRef actor) => Listeners.Add(actor);

    /// <summary>Removes a listener, if it is one.</summary>
    /// <param name="actor">The listener.</param>
    public void Remove(IActorRef actor) => Listeners.Remove(actor);

    /// <summary>Sends a message to all listeners, from the actor that runs on this thread.</summary>
    /// <param name="message">The message.</param>
    public void Gossip(object message)
    {
        foreach (var listener in Listeners)
            listener.Tell(message);
    }

    /// <summary>Sends a message to all listeners.</summary>
    /// <param name="message">The message.</param>
    /// <param name="sender">Whom it comes from.</param>
    public void Gossip(object message, IActorRef sender)
    {
        foreach (var listener in Listeners)
            listener.Tell(message, sender);
    }

    private bool OnListenerMessage(object message)
    {
        switch (message)
        {
            case Listen listen:
                Add(listen.Listener);
                return true;
            case Deafen deafen:
                Remove(deafen.Listener);
                return true;
            case WithListeners with:
                foreach (var listener in Listeners)
                    with.ListenerFunction(listener);
                return true;
            default:
                return false;
        }
    }
}
