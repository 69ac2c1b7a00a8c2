using System.Runtime.Serialization;
using Akka.Actor;

namespace Akka.Configuration;

/// <summary>The configuration cannot be parsed, or a value in it is missing or of the wrong kind.</summary>
public class ConfigurationException : AkkaException
{
    /// <summary>Creates the exception with a message.</summary>
    /// <param name="message">What is wrong, and with which key.</param>
    public ConfigurationException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a message and what caused it.</summary>
    /// <param name="message">What is wrong, and with which key.</param>
    /// <param name="exception">The exception behind it, if there is one.</param>
    public ConfigurationException(string message, Exception? exception)
        : base(message, exception)
    {
    }

    /// <summary>Rebuilds the exception from serialized data.</summary>
    /// <param name="info">The serialized data.</param>
    /// <param name="context">Where the data comes from.</param>
    protected ConfigurationException(SerializationInfo info, StreamingContext context)
        : base(info, context)
    {
    }

    /// <summary>The error of a component that found no configuration for itself.</summary>
    /// <typeparam name="T">The component that needs the configuration.</typeparam>
    /// <param name="path">Where the configuration was looked for, if that is known.</param>
    /// <returns>The exception to throw.</returns>
    public static ConfigurationException NullOrEmptyConfig<T>(string? path = null)
    {
        var place = string.IsNullOrWhiteSpace(path) ? "" : $" at '{path}'";
        return new ConfigurationException($"{typeof(T).Name} cannot be created: its configuration{place} is missing or empty.");
    }
}
