namespace Akka.Util.Internal;

/// <summary>A counter that many threads may read and change without a lock.</summary>
public interface IAtomicCounter<T>
{
    /// <summary>The current value.</summary>
    T Current { get; }

    /// <summary>Adds one and returns the sum.</summary>
    T Next();

    /// <summary>Adds one and returns the value before.</summary>
    T GetAndIncrement();

    /// <summary>Adds one and returns the sum.</summary>
    T IncrementAndGet();

    /// <summary>Adds an amount and returns the sum.</summary>
    T AddAndGet(T amount);

    /// <summary>Starts again with zero.</summary>
    void Reset();
}

/// <summary>A counter of 32 bits that many threads may read and change without a lock.</summary>
/// <param name="initialValue">Where it starts.</param>
public class AtomicCounter(int initialValue) : IAtomicCounter<int>
{
    private int _value = initialValue;

    /// <summary>Starts so that the first number is 0.</summary>
    public AtomicCounter()
        : this(-1)
    {
    }

    /// <inheritdoc />
    public int Current => Volatile.Read(ref _value);

    /// <inheritdoc />
    public int Next() => Interlocked.Increment(ref _value);

    /// <inheritdoc />
    public int GetAndIncrement() => Interlocked.Increment(ref _value) - 1;

    /// <inheritdoc />
    public int IncrementAndGet() => Interlocked.Increment(ref _value);

    /// <inheritdoc />
    public int AddAndGet(int amount) => Interlocked.Add(ref _value, amount);

    /// <summary>Adds an amount and returns the value before.</summary>
    public int GetAndAdd(int amount) => Interlocked.Add(ref _value, amount) - amount;

    /// <summary>Takes one away and returns the rest.</summary>
    public int Decrement() => Interlocked.Decrement(ref _value);

    /// <summary>Takes one away and returns the rest.</summary>
    public int DecrementAndGet() => Interlocked.Decrement(ref _value);

    /// <summary>Takes one away and returns the value before.</summary>
    public int GetAndDecrement() => Interlocked.Decrement(ref _value) + 1;

    /// <summary>Sets a value and returns the one before it.</summary>
    public int GetAndSet(int value) => Interlocked.Exchange(ref _value, value);

    /// <summary>Sets <paramref name="newValue"/> if the value is <paramref name="expected"/>; says whether it did.</summary>
    public bool CompareAndSet(int expected, int newValue) => Interlocked.CompareExchange(ref _value, newValue, expected) == expected;

    /// <inheritdoc />
    public void Reset() => Interlocked.Exchange(ref _value, 0);

    /// <inheritdoc />
    public override string ToString() => Current.ToString(global::System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A counter of 64 bits that many threads may read and change without a lock.</summary>
/// <param name="value">Where it starts.</param>
public class AtomicCounterLong(long value) : IAtomicCounter<long>
{
    private long _value = value;

    /// <summary>Starts so that the first number is 0.</summary>
    public AtomicCounterLong()
        : this(-1)
    {
    }

    /// <inheritdoc />
    public long Current => Volatile.Read(ref _value);

    /// <inheritdoc />
    public long Next() => Interlocked.Increment(ref _value);

    /// <inheritdoc />
    public long GetAndIncrement() => Interlocked.Increment(ref _value) - 1;

    /// <inheritdoc />
    public long IncrementAndGet() => Interlocked.Increment(ref _value);

    /// <inheritdoc />
    public long AddAndGet(long amount) => Interlocked.Add(ref _value, amount);

    /// <summary>Adds an amount and returns the value before.</summary>
    public long GetAndAdd(long amount) => Interlocked.Add(ref _value, amount) - amount;

    /// <summary>Takes one away and returns the rest.</summary>
    public long DecrementAndGet() => Interlocked.Decrement(ref _value);

    /// <summary>Takes one away and returns the value before.</summary>
    public long GetAndDecrement() => Interlocked.Decrement(ref _value) + 1;

    /// <summary>Sets a value and returns the one before it.</summary>
    public long GetAndSet(long value) => Interlocked.Exchange(ref _value, value);

    /// <summary>Sets <paramref name="newValue"/> if the value is <paramref name="expected"/>; says whether it did.</summary>
    public bool CompareAndSet(long expected, long newValue) => Interlocked.CompareExchange(ref _value, newValue, expected) == expected;

    /// <inheritdoc />
    public void Reset() => Interlocked.Exchange(ref _value, 0);

    /// <inheritdoc />
    public override string ToString() => Current.ToString(global::System.Globalization.CultureInfo.InvariantCulture);
}
