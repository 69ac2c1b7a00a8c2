using System.Numerics;
using ActorConcurrency.Actors.Common;
using static ActorConcurrency.Actors.Shared.SharedProtocol;

namespace ActorConcurrency.Actors.Shared;

/// <summary>One value that many read and change, like Python's <c>Manager().Value</c>.</summary>
/// <typeparam name="T">What the value is.</typeparam>
public sealed class SharedValue<T> : SharedHandle
{
    internal SharedValue(PrimitiveIncarnation primitive, IClients clients)
        : base(primitive, clients)
    {
    }

    /// <summary>The value as it was a moment ago.</summary>
    public Task<T> GetAsync(CancellationToken cancellationToken = default) =>
        ValueAsync<T>(id => new Get(id, TheValue), cancellationToken);

    /// <summary>Sets the value, whatever it was.</summary>
    public Task SetAsync(T value, CancellationToken cancellationToken = default) =>
        CallAsync<Value>(id => new Set(id, TheValue, value), cancellationToken).AsTask();

    /// <summary>Sets the value to what a function makes of it, in one step.</summary>
    /// <param name="change">
    /// Runs in the value's actor; over a cluster here, and again when somebody has set the value meanwhile. It must be quick and call nothing
    /// that waits. What it throws is thrown here.
    /// </param>
    /// <param name="cancellationToken">Ends the wait for the answer; the change may be made all the same.</param>
    /// <returns>The new value.</returns>
    public Task<T> UpdateAsync(Func<T, T> change, CancellationToken cancellationToken = default) =>
        ChangeAsync(TheValue, change, null, cancellationToken);

    /// <summary>Sets the value if it equals what is expected, in one step.</summary>
    /// <returns>Whether it did.</returns>
    public Task<bool> CompareAndSetAsync(T expected, T value, CancellationToken cancellationToken = default) =>
        CompareAsync(TheValue, expected, value, cancellationToken);

    /// <summary>Waits until the value is as wanted, and gives it.</summary>
    /// <param name="isWanted">Looks at every value there is, in the value's actor or, over a cluster, the owner's: it must be quick and call nothing that
    /// waits.</param>
    /// <param name="timeout">Null: without limit. Zero: a look.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="TimeoutException">It was not so in time.</exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    /// <exception cref="PrimitiveStoppedException">The value's actor has stopped.</exception>
    public Task<T> WaitUntilAsync(Func<T, bool> isWanted, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(isWanted);
        return WaitAsync(TheValue, isWanted, timeout, cancellationToken);
    }
}

/// <summary>Arithmetic on shared numbers, in one step.</summary>
public static class SharedNumberExtensions
{
    /// <summary>Adds to a shared number and gives the sum.</summary>
    /// <exception cref="OverflowException">The sum is too big for the type; nothing was changed.</exception>
    public static Task<T> IncrementAsync<T>(this SharedValue<T> number, T by, CancellationToken cancellationToken = default)
        where T : INumber<T>
    {
        ArgumentNullException.ThrowIfNull(number);
        return number.UpdateAsync(old => checked(old + by), cancellationToken);
    }

    /// <summary>Adds to the number of a key and gives the sum.</summary>
    /// <exception cref="KeyNotFoundException">There is no such key.</exception>
    /// <exception cref="OverflowException">The sum is too big for the type; nothing was changed.</exception>
    public static Task<T> IncrementAsync<TKey, T>(
        this SharedDictionary<TKey, T> numbers, TKey key, T by, CancellationToken cancellationToken = default)
        where TKey : notnull
        where T : INumber<T>
    {
        ArgumentNullException.ThrowIfNull(numbers);
        return numbers.UpdateAsync(key, old => checked(old + by), cancellationToken);
    }

    /// <summary>Adds to the number at an index and gives the sum.</summary>
    /// <exception cref="KeyNotFoundException">There is no such index.</exception>
    /// <exception cref="OverflowException">The sum is too big for the type; nothing was changed.</exception>
    public static Task<T> IncrementAsync<T>(this SharedList<T> numbers, Index index, T by, CancellationToken cancellationToken = default)
        where T : INumber<T>
    {
        ArgumentNullException.ThrowIfNull(numbers);
        return numbers.UpdateAsync(index, old => checked(old + by), cancellationToken);
    }
}
