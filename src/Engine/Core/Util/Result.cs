namespace Akka.Util;

/// <summary>What a computation gave: a value or the exception that it ended with.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public readonly struct Result<T> : IEquatable<Result<T>>
{
    /// <summary>True where there is a value.</summary>
    public readonly bool IsSuccess;

    /// <summary>The value of a success; otherwise the default of <typeparamref name="T"/>.</summary>
    public readonly T Value;

    /// <summary>The exception of a failure; null for a success.</summary>
    public readonly Exception? Exception;

    /// <summary>A success.</summary>
    public Result(T value)
    {
        IsSuccess = true;
        Value = value;
    }

    /// <summary>A failure.</summary>
    public Result(Exception exception)
    {
        Value = default!;
        Exception = exception;
    }

    /// <summary>True for equal values, and for the same exception.</summary>
    public bool Equals(Result<T> other) =>
        IsSuccess == other.IsSuccess
        && (IsSuccess ? EqualityComparer<T>.Default.Equals(Value, other.Value) : Equals(Exception, other.Exception));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Result<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => IsSuccess ? HashCode.Combine(Value) : HashCode.Combine(Exception);

    /// <inheritdoc/>
    public override string ToString() => IsSuccess ? $"Success ({Value})" : $"Failure ({Exception})";

    /// <summary>Equality of results.</summary>
    public static bool operator ==(Result<T> left, Result<T> right) => left.Equals(right);

    /// <summary>Inequality of results.</summary>
    public static bool operator !=(Result<T> left, Result<T> right) => !left.Equals(right);
}

/// <summary>Makes <see cref="Result{T}"/> values.</summary>
public static class Result
{
    /// <summary>A success with a value.</summary>
    public static Result<T> Success<T>(T value) => new(value);

    /// <summary>A failure with its exception.</summary>
    public static Result<T> Failure<T>(Exception exception) => new(exception);

    /// <summary>Runs a function and keeps its value or what it throws.</summary>
    public static Result<T> From<T>(Func<T> func)
    {
        try
        {
            return new Result<T>(func());
        }
        catch (Exception e)
        {
            return new Result<T>(e);
        }
    }

    /// <summary>The outcome of a completed task; a cancelled task gives a failure.</summary>
    public static Result<T> FromTask<T>(Task<T> task)
    {
        if (task.IsCanceled)
            return new Result<T>(new TaskCanceledException(task));
        return task.IsFaulted ? new Result<T>(task.Exception) : new Result<T>(task.GetAwaiter().GetResult());
    }
}
