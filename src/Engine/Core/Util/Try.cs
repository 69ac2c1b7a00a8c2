namespace Akka.Util;

/// <summary>A value, or the exception that came instead.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public class Try<T>
{
    /// <summary>A value.</summary>
    public Try(T success) => Success = success;

    /// <summary>An exception.</summary>
    public Try(Exception failure) => Failure = failure;

    /// <summary>True where there is no exception.</summary>
    public bool IsSuccess => Failure.IsEmpty;

    /// <summary>The value, if there is one.</summary>
    public Option<T> Success { get; } = Option<T>.None;

    /// <summary>The exception, if there is one.</summary>
    public Option<Exception> Failure { get; } = Option<Exception>.None;

    /// <summary>Runs a function and keeps its value or what it throws.</summary>
    public static Try<T> From(Func<T> func)
    {
        try
        {
            return new Try<T>(func());
        }
        catch (Exception e)
        {
            return new Try<T>(e);
        }
    }

    /// <summary>The value.</summary>
    /// <exception cref="Exception">The exception that came instead.</exception>
    public T Get() => IsSuccess ? Success.Value : throw Failure.Value;

    /// <summary>This, or the outcome of <paramref name="fallback"/> after an exception.</summary>
    public Try<T> GetOrElse(Func<T> fallback) => IsSuccess ? this : From(fallback);

    /// <summary>This, or another one after an exception.</summary>
    public Try<T> OrElse(Try<T> @default) => IsSuccess ? this : @default;

    /// <summary>Runs a handler with the exception, if there is one; the result is this, or what the handler throws.</summary>
    public Try<T> Recover(Action<Exception> failureHandler)
    {
        if (IsSuccess)
            return this;
        try
        {
            failureHandler(Failure.Value);
            return this;
        }
        catch (Exception e)
        {
            return new Try<T>(e);
        }
    }

    /// <summary>This, or what a handler makes of the exception.</summary>
    public Try<T> RecoverWith(Func<Exception, Try<T>> failureHandler)
    {
        if (IsSuccess)
            return this;
        try
        {
            return failureHandler(Failure.Value);
        }
        catch (Exception e)
        {
            return new Try<T>(e);
        }
    }

    /// <summary>A value.</summary>
    public static implicit operator Try<T>(T value) => new(value);
}
