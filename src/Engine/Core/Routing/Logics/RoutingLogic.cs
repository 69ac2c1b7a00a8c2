using Akka.Actor;

namespace Akka.Routing;

/// <summary>Chooses the destination of each message. Called on the senders' threads, by many at a time.</summary>
public abstract class RoutingLogic : INoSerializationVerificationNeeded
{
    /// <summary>Logics of one's own may derive from it.</summary>
    protected RoutingLogic()
    {
    }

    /// <summary>Chooses the destination of a message.</summary>
    /// <param name="message">The message, in its envelope if it has one.</param>
    /// <param name="routees">The destinations; may be empty.</param>
    /// <returns>The destination, <see cref="Routee.NoRoutee"/> if there is none.</returns>
    public abstract Routee Select(object message, Routee[] routees);
}
