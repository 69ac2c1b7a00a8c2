namespace ActorConcurrency.Actors.Common;

/// <summary>What goes wrong with a primitive and has no exception of its own in .NET.</summary>
public class ConcurrencyException : InvalidOperationException
{
    /// <summary>Creates the exception.</summary>
    public ConcurrencyException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}

/// <summary>
/// The primitive's actor has stopped: by an exception of its own, by its node's loss or with the actor system. Nothing that
/// was held is certain any more. Asking the extension for the name again creates a new one, with a higher epoch.
/// </summary>
public sealed class PrimitiveStoppedException : ConcurrencyException
{
    private const string Text = " has stopped: what it had granted is lost, and a request under way was perhaps carried out, perhaps not.";

    /// <summary>Creates the exception.</summary>
    /// <param name="primitive">Kind and name of the primitive.</param>
    public PrimitiveStoppedException(string primitive)
        : base(primitive + Text) =>
        Primitive = primitive;

    /// <summary>The exception with this message, as another node has had it.</summary>
    internal static PrimitiveStoppedException Of(string message) =>
        new(message.EndsWith(Text, StringComparison.Ordinal) ? message[..^Text.Length] : message);

    /// <summary>Kind and name of the primitive.</summary>
    public string Primitive { get; }
}

/// <summary>
/// A function was to run in the primitive's process, and that is, or may become, another one: code does not travel. Nothing was sent.
/// </summary>
public sealed class NotLocalException : ConcurrencyException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="primitive">Kind and name of the primitive.</param>
    /// <param name="what">What is code.</param>
    /// <param name="instead">What does the same without sending code.</param>
    public NotLocalException(string primitive, string what, string instead)
        : base($"{primitive} is not bound to this process, and {what} is code, which is not sent to another one: {instead}.") =>
        Primitive = primitive;

    /// <summary>Kind and name of the primitive.</summary>
    public string Primitive { get; }
}

/// <summary>The queue is complete: no item can be added, or none is left to take.</summary>
public sealed class QueueClosedException : ConcurrencyException
{
    /// <summary>Creates the exception.</summary>
    public QueueClosedException(string message)
        : base(message)
    {
    }
}

/// <summary>A write was refused since a holder with a greater fencing token has written before.</summary>
public sealed class StaleFencingTokenException : ConcurrencyException
{
    /// <summary>Creates the exception.</summary>
    public StaleFencingTokenException(string message)
        : base(message)
    {
    }
}

/// <summary>The pool was terminated before the job had ended.</summary>
public sealed class PoolTerminatedException : ConcurrencyException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">Which job of which pool.</param>
    /// <param name="started">Whether the job had been started.</param>
    public PoolTerminatedException(string message, bool started)
        : base(message) =>
        Started = started;

    /// <summary>True when the job was running: how far it got is unknown. False: it was never started.</summary>
    public bool Started { get; }
}

/// <summary>A job was given up since its worker died at every attempt. The inner exception is what killed the last one, if known.</summary>
public sealed class WorkerLostException : ConcurrencyException
{
    /// <summary>Creates the exception.</summary>
    public WorkerLostException(string message, int attempts, Exception? reason)
        : base(message, reason) =>
        Attempts = attempts;

    /// <summary>How often the job was started.</summary>
    public int Attempts { get; }
}

/// <summary>The pool runs no jobs, since the initializer of a worker failed: that is the inner exception.</summary>
public sealed class BrokenPoolException : ConcurrencyException
{
    /// <summary>Creates the exception.</summary>
    public BrokenPoolException(string message, Exception reason)
        : base(message, reason)
    {
    }
}
