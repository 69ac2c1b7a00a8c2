namespace Akka.Util;

/// <summary>A flag that many threads may read and change without a lock.</summary>
public class AtomicBoolean
{
    private int _value;

    /// <summary>Starts with <paramref name="initialValue"/>.</summary>
    public AtomicBoolean(bool initialValue = false) => _value = initialValue ? 1 : 0;

    /// <summary>The current value.</summary>
    public bool Value
    {
        get => Volatile.Read(ref _value) != 0;
        set => Interlocked.Exchange(ref _value, value ? 1 : 0);
    }

    /// <summary>Sets <paramref name="newValue"/> if the value is <paramref name="expected"/>; says whether it did.</summary>
    public bool CompareAndSet(bool expected, bool newValue)
    {
        var old = expected ? 1 : 0;
        return Interlocked.CompareExchange(ref _value, newValue ? 1 : 0, old) == old;
    }

    /// <summary>Sets a value and returns the one before it.</summary>
    public bool GetAndSet(bool newValue) => Interlocked.Exchange(ref _value, newValue ? 1 : 0) != 0;

    /// <summary>The current value.</summary>
    public static implicit operator bool(AtomicBoolean atomicBoolean) => atomicBoolean.Value;
}

/// <summary>A reference that many threads may read and change without a lock.</summary>
/// <typeparam name="T">The type referred to.</typeparam>
public class AtomicReference<T>
    where T : class
{
    /// <summary>The reference itself, for atomic operations of derived classes.</summary>
    protected T atomicValue;

    /// <summary>Starts with null.</summary>
    public AtomicReference() => atomicValue = null!;

    /// <summary>Starts with <paramref name="originalValue"/>.</summary>
    public AtomicReference(T originalValue) => atomicValue = originalValue;

    /// <summary>The current reference.</summary>
    public T Value
    {
        get => Volatile.Read(ref atomicValue);
        set => Interlocked.Exchange(ref atomicValue, value);
    }

    /// <summary>Sets <paramref name="newValue"/> if the reference is <paramref name="expected"/>; says whether it did.</summary>
    public bool CompareAndSet(T expected, T newValue) =>
        ReferenceEquals(Interlocked.CompareExchange(ref atomicValue, newValue, expected), expected);

    /// <summary>Sets a reference and returns the one before it.</summary>
    public T GetAndSet(T newValue) => Interlocked.Exchange(ref atomicValue, newValue);

    /// <summary>The current reference.</summary>
    public static implicit operator T(AtomicReference<T> atomicReference) => atomicReference.Value;
}
