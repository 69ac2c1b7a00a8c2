using Akka.Actor;

namespace Akka.Routing;

/// <summary>Wraps a message to a router; the routees get the message itself.</summary>
public class RouterEnvelope
{
    /// <summary>Wraps a message.</summary>
    /// <param name="message">The message for the routees.</param>
    public RouterEnvelope(object message) => Message = message;

    /// <summary>The message for the routees.</summary>
    public object Message { get; }
}

/// <summary>Makes a router send the message inside to all of its routees, whatever its logic.</summary>
public class Broadcast : RouterEnvelope
{
    /// <summary>Wraps a message.</summary>
    /// <param name="message">The message for all routees.</param>
    public Broadcast(object message)
        : base(message)
    {
    }
}

/// <summary>A message that says itself by what key a consistent-hashing router is to choose the routee.</summary>
public interface IConsistentHashable
{
    /// <summary>The key: equal keys go to the same routee.</summary>
    object ConsistentHashKey { get; }
}

/// <summary>Gives a message the key by which a consistent-hashing router chooses the routee.</summary>
public sealed class ConsistentHashableEnvelope : RouterEnvelope, IConsistentHashable, IWrappedMessage
{
    /// <summary>Wraps a message.</summary>
    /// <param name="message">The message for the routee.</param>
    /// <param name="hashKey">The key.</param>
    public ConsistentHashableEnvelope(object message, object hashKey)
        : base(message) => HashKey = hashKey;

    /// <summary>The key.</summary>
    public object HashKey { get; }

    /// <summary>The key.</summary>
    public object ConsistentHashKey => HashKey;
}
