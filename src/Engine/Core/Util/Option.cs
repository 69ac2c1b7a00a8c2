namespace Akka.Util;

/// <summary>A value or nothing. A null never counts as a value.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public readonly struct Option<T>
{
    /// <summary>The option without a value.</summary>
    public static readonly Option<T> None;

    /// <summary>Wraps a value; null gives an option without one.</summary>
    [Obsolete("Use Option<T>.Create or the conversion from T.")]
    public Option(T value)
    {
        Value = value;
        HasValue = value is not null;
    }

    private Option(T value, bool hasValue)
    {
        Value = value;
        HasValue = hasValue;
    }

    /// <summary>True where there is a value.</summary>
    public bool HasValue { get; }

    /// <summary>True where there is no value.</summary>
    public bool IsEmpty => !HasValue;

    /// <summary>The value, or the default of <typeparamref name="T"/> where there is none.</summary>
    public T Value { get; }

    /// <summary>Wraps a value; null gives <see cref="None"/>.</summary>
    public static Option<T> Create(T value) => value is null ? None : new Option<T>(value, hasValue: true);

    /// <summary>The value, or <paramref name="fallbackValue"/> where there is none.</summary>
    public T GetOrElse(T fallbackValue) => HasValue ? Value : fallbackValue;

    /// <summary>Transforms the value, if there is one.</summary>
    public Option<TNew> Select<TNew>(Func<T, TNew> selector) => HasValue ? Option<TNew>.Create(selector(Value)) : Option<TNew>.None;

    /// <summary>Transforms the value, if there is one, into another option.</summary>
    public Option<TNew> FlatSelect<TNew>(Func<T, Option<TNew>> mapper) => HasValue ? mapper(Value) : Option<TNew>.None;

    /// <summary>Runs <paramref name="action"/> with the value, if there is one.</summary>
    public void OnSuccess(Action<T> action)
    {
        if (HasValue)
            action(Value);
    }

    /// <summary>True where both are empty or both hold equal values.</summary>
    public bool Equals(Option<T> other) =>
        HasValue == other.HasValue && EqualityComparer<T>.Default.Equals(Value, other.Value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Option<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HasValue ? EqualityComparer<T>.Default.GetHashCode(Value!) : 0;

    /// <inheritdoc/>
    public override string ToString() => HasValue ? $"Some<{Value}>" : "None";

    /// <summary>Wraps a value as <see cref="Create"/> does.</summary>
    public static implicit operator Option<T>(T value) => Create(value);

    /// <summary>Equality of options.</summary>
    public static bool operator ==(Option<T> left, Option<T> right) => left.Equals(right);

    /// <summary>Inequality of options.</summary>
    public static bool operator !=(Option<T> left, Option<T> right) => !left.Equals(right);
}
