namespace Akka.Actor;

/// <summary>A reply that says how a request ended. A <see cref="Failure"/> makes the task of an Ask fail.</summary>
public abstract class Status
{
    /// <summary>For the two outcomes below.</summary>
    protected Status()
    {
    }

    /// <summary>The request succeeded.</summary>
    public sealed class Success : Status
    {
        /// <summary>A success with nothing else to say.</summary>
        public static readonly Success Instance = new(null);

        /// <summary>What came out of the request; may be null.</summary>
        public readonly object? Status;

        /// <summary>A success.</summary>
        public Success(object? status) => Status = status;

        /// <inheritdoc/>
        public override string ToString() => Status is null ? "Success" : $"Success: {Status}";
    }

    /// <summary>The request failed.</summary>
    public sealed class Failure : Status
    {
        /// <summary>Why it failed.</summary>
        public readonly Exception Cause;

        /// <summary>What the sender wanted to add; may be null.</summary>
        public readonly object? State;

        /// <summary>A failure with its cause.</summary>
        public Failure(Exception cause)
            : this(cause, null)
        {
        }

        /// <summary>A failure with its cause and some state.</summary>
        public Failure(Exception cause, object? state)
        {
            Cause = cause;
            State = state;
        }

        /// <inheritdoc/>
        public override string ToString() => State is null ? $"Failure: {Cause}" : $"Failure: {Cause}, {State}";
    }
}
