using System.Runtime.Serialization;
using Akka.Actor;

namespace Akka.Pattern;

/// <summary>A circuit breaker refused a call because it is open, or half open with its trial call under way.</summary>
public class OpenCircuitException : AkkaException
{
    private const string Text = "The circuit breaker is open; calls fail at once.";

    /// <summary>Creates the exception.</summary>
    public OpenCircuitException()
        : this(Text)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="cause">The last failure that the breaker saw.</param>
    public OpenCircuitException(Exception? cause)
        : this(Text, cause)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="cause">The last failure that the breaker saw.</param>
    /// <param name="remainingDuration">How long until the breaker lets a trial call through.</param>
    public OpenCircuitException(Exception? cause, TimeSpan remainingDuration)
        : this(Text, cause, remainingDuration)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened.</param>
    public OpenCircuitException(string message)
        : this(message, null, TimeSpan.Zero)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="remainingDuration">How long until the breaker lets a trial call through.</param>
    public OpenCircuitException(string message, TimeSpan remainingDuration)
        : this(message, null, remainingDuration)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="cause">The last failure that the breaker saw.</param>
    public OpenCircuitException(string message, Exception? cause)
        : this(message, cause, TimeSpan.Zero)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="cause">The last failure that the breaker saw.</param>
    /// <param name="remainingDuration">How long until the breaker lets a trial call through.</param>
    public OpenCircuitException(string message, Exception? cause, TimeSpan remainingDuration)
        : base(message, cause) => RemainingDuration = remainingDuration;

    /// <summary>Creates the exception from its serialized form.</summary>
    /// <param name="info">The serialized form.</param>
    /// <param name="context">Where it comes from.</param>
    protected OpenCircuitException(SerializationInfo info, StreamingContext context)
        : base(info, context)
    {
    }

    /// <summary>How long until the breaker lets a trial call through; zero if that is not known.</summary>
    public TimeSpan RemainingDuration { get; }
}

/// <summary>What a circuit breaker counts when <see cref="CircuitBreaker.Fail"/> is called.</summary>
public class UserCalledFailException : AkkaException
{
    /// <summary>Creates the exception.</summary>
    public UserCalledFailException()
        : base("CircuitBreaker.Fail was called.")
    {
    }

    /// <summary>Creates the exception from its serialized form.</summary>
    /// <param name="info">The serialized form.</param>
    /// <param name="context">Where it comes from.</param>
    protected UserCalledFailException(SerializationInfo info, StreamingContext context)
        : base(info, context)
    {
    }
}
