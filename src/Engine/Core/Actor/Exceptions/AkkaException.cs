namespace Akka.Actor;

/// <summary>The base of the engine's exceptions.</summary>
public abstract class AkkaException : Exception
{
    /// <summary>An exception without a message of its own.</summary>
    protected AkkaException()
    {
    }

    /// <summary>An exception with a message and what caused it.</summary>
    protected AkkaException(string? message, Exception? cause = null)
        : base(message, cause)
    {
    }

    /// <summary>What caused it; the same as <see cref="Exception.InnerException"/>.</summary>
    protected Exception? Cause => InnerException;
}
