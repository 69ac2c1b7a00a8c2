namespace Akka.Util;

/// <summary>A value made when first asked for, by one thread only. A producer that throws throws the same again to every caller.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public sealed class FastLazy<T>
{
    private readonly Lazy<T> _value;

    /// <summary>A value that <paramref name="producer"/> makes.</summary>
    public FastLazy(Func<T> producer)
    {
        ArgumentNullException.ThrowIfNull(producer);
        _value = new Lazy<T>(producer, LazyThreadSafetyMode.ExecutionAndPublication);
    }

    /// <summary>The value; makes it where that has not happened yet.</summary>
    public T Value => _value.Value;

    /// <summary>True once the value is made.</summary>
    public bool IsValueCreated() => _value.IsValueCreated;
}
