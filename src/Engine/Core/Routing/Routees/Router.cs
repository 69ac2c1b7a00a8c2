using Akka.Actor;

namespace Akka.Routing;

/// <summary>
/// Destinations and the logic that chooses among them: the part of a router actor that others can use inside an actor of their own.
/// Immutable but for the logic's state, and safe for many threads.
/// </summary>
public class Router
{
    private readonly Routee[] _routees;

    /// <summary>Creates a router of actors.</summary>
    /// <param name="logic">Chooses the destination of each message.</param>
    /// <param name="routee">The first actor; null and Nobody are left out.</param>
    /// <param name="routees">More actors.</param>
    public Router(RoutingLogic logic, IActorRef routee, params IActorRef[] routees)
        : this(logic, ToRoutees(routee, routees))
    {
    }

    /// <summary>Creates a router.</summary>
    /// <param name="logic">Chooses the destination of each message.</param>
    /// <param name="routees">The destinations.</param>
    public Router(RoutingLogic logic, params Routee[] routees)
    {
        RoutingLogic = logic;
        _routees = routees ?? [];
    }

    /// <summary>The destinations.</summary>
    public IEnumerable<Routee> Routees => _routees;

    /// <summary>Chooses the destination of each message.</summary>
    public RoutingLogic RoutingLogic { get; }

    /// <summary>Sends a message to the destination that the logic chooses, or to all if it is a <see cref="Broadcast"/>.</summary>
    /// <param name="message">The message; the destination gets what is inside a <see cref="RouterEnvelope"/>.</param>
    /// <param name="sender">Whom it comes from.</param>
    public virtual void Route(object message, IActorRef sender)
    {
        if (message is Broadcast)
            new SeveralRoutees(_routees).Send(UnWrap(message), sender);
        else
            Send(RoutingLogic.Select(message, _routees), message, sender);
    }

    /// <summary>Sends a message to a destination.</summary>
    /// <param name="routee">The destination.</param>
    /// <param name="message">The message, maybe in an envelope.</param>
    /// <param name="sender">Whom it comes from.</param>
    protected virtual void Send(Routee routee, object message, IActorRef sender) => routee.Send(UnWrap(message), sender);

    /// <summary>Takes a message out of its <see cref="RouterEnvelope"/>.</summary>
    /// <param name="message">The message, maybe in an envelope.</param>
    /// <returns>The message itself.</returns>
    protected object UnWrap(object message) => message is RouterEnvelope envelope ? envelope.Message : message;

    /// <summary>The same logic with other destinations.</summary>
    /// <param name="routees">The destinations.</param>
    /// <returns>A new router.</returns>
    public virtual Router WithRoutees(params Routee[] routees) => new(RoutingLogic, routees);

    /// <summary>The same router with one more destination; one that it has already is not added again.</summary>
    /// <param name="routee">The destination.</param>
    /// <returns>A new router.</returns>
    public virtual Router AddRoutee(Routee routee) => WithRoutees([.. _routees.Where(r => !r.Equals(routee)), routee]);

    /// <summary>The same router with one more actor.</summary>
    /// <param name="routee">The actor.</param>
    /// <returns>A new router.</returns>
    public Router AddRoutee(IActorRef routee) => AddRoutee(new ActorRefRoutee(routee));

    /// <summary>The same router with one more selection.</summary>
    /// <param name="routee">The selection.</param>
    /// <returns>A new router.</returns>
    public Router AddRoutee(ActorSelection routee) => AddRoutee(new ActorSelectionRoutee(routee));

    /// <summary>The same router without a destination.</summary>
    /// <param name="routee">The destination.</param>
    /// <returns>A new router.</returns>
    public virtual Router RemoveRoutee(Routee routee) => WithRoutees([.. _routees.Where(r => !r.Equals(routee))]);

    /// <summary>The same router without an actor.</summary>
    /// <param name="routee">The actor.</param>
    /// <returns>A new router.</returns>
    public Router RemoveRoutee(IActorRef routee) => RemoveRoutee(new ActorRefRoutee(routee));

    /// <summary>The same router without a selection.</summary>
    /// <param name="routee">The selection.</param>
    /// <returns>A new router.</returns>
    public Router RemoveRoutee(ActorSelection routee) => RemoveRoutee(new ActorSelectionRoutee(routee));

    private static Routee[] ToRoutees(IActorRef routee, IActorRef[] routees) =>
    [
        .. (routees ?? []).Prepend(routee).Where(actor => actor is not null && !actor.IsNobody()).Select(Routee.FromActorRef),
    ];
}
