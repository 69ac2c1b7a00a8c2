using ActorConcurrency.Actors.Common;
using static ActorConcurrency.Actors.Shared.SharedProtocol;

namespace ActorConcurrency.Actors.Shared;

/// <summary>Values by key that many read and change, like Python's <c>Manager().dict</c>.</summary>
/// <typeparam name="TKey">What the keys are.</typeparam>
/// <typeparam name="TValue">What the values are.</typeparam>
public sealed class SharedDictionary<TKey, TValue> : SharedHandle
    where TKey : notnull
{
    internal SharedDictionary(PrimitiveIncarnation primitive, IClients clients)
        : base(primitive, clients)
    {
    }

    /// <summary>A key's value as it was a moment ago.</summary>
    /// <exception cref="KeyNotFoundException">There is no such key.</exception>
    public async Task<TValue> GetAsync(TKey key, CancellationToken cancellationToken = default)
    {
        var request = Checked(key);
        using var use = Use();
        var get = new Get(use.Link.NextRequestId(), request);
        return (TValue)(await use.Link.CallAsync<Value>(get, null, cancellationToken).ConfigureAwait(false)).Content!;
    }

    /// <summary>A key's value as it was a moment ago, or something else where there is no such key.</summary>
    public async Task<TValue> GetOrDefaultAsync(TKey key, TValue missing, CancellationToken cancellationToken = default)
    {
        try
        {
            return await GetAsync(key, cancellationToken).ConfigureAwait(false);
        }
        catch (KeyNotFoundException)
        {
            return missing;
        }
    }

    /// <summary>A key's value, which is set first if the key is missing, in one step.</summary>
    public Task<TValue> GetOrAddAsync(TKey key, TValue ifMissing, CancellationToken cancellationToken = default) =>
        ValueAsync<TValue>(id => new GetOrAdd(id, Checked(key), ifMissing), cancellationToken);

    /// <summary>Sets a key's value, whether the key is there or not.</summary>
    public async Task SetAsync(TKey key, TValue value, CancellationToken cancellationToken = default)
    {
        var request = Checked(key);
        using var use = Use();
        var set = new Set(use.Link.NextRequestId(), request, value);
        await use.Link.CallAsync<Value>(set, null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Removes a key and gives the value it had.</summary>
    /// <exception cref="KeyNotFoundException">There is no such key.</exception>
    public Task<TValue> RemoveAsync(TKey key, CancellationToken cancellationToken = default) =>
        ValueAsync<TValue>(id => new Remove(id, Checked(key)), cancellationToken);

    /// <summary>Sets a key's value to what a function makes of it, in one step.</summary>
    /// <param name="key">The key.</param>
    /// <param name="change">
    /// Runs in the dictionary's actor; over a cluster here, and again when somebody has set the value meanwhile. It must be quick and call nothing
    /// that waits. What it throws is thrown here.
    /// </param>
    /// <param name="cancellationToken">Ends the wait for the answer; the change may be made all the same.</param>
    /// <returns>The new value.</returns>
    /// <exception cref="KeyNotFoundException">There is no such key.</exception>
    public Task<TValue> UpdateAsync(TKey key, Func<TValue, TValue> change, CancellationToken cancellationToken = default) =>
        ChangeAsync(Checked(key), change, null, cancellationToken);

    /// <summary>The same, where a missing key's value is set to <paramref name="ifMissing"/> as it is.</summary>
    public Task<TValue> UpdateAsync(
        TKey key, Func<TValue, TValue> change, TValue ifMissing, CancellationToken cancellationToken = default) =>
        ChangeAsync(Checked(key), change, new Initial(ifMissing), cancellationToken);

    /// <summary>Sets a key's value if it equals what is expected, in one step.</summary>
    /// <returns>Whether it did.</returns>
    /// <exception cref="KeyNotFoundException">There is no such key.</exception>
    public Task<bool> CompareAndSetAsync(TKey key, TValue expected, TValue value, CancellationToken cancellationToken = default) =>
        CompareAsync(Checked(key), expected, value, cancellationToken);

    /// <summary>How many keys there were a moment ago.</summary>
    public async Task<int> GetCountAsync(CancellationToken cancellationToken = default) =>
        (await CallAsync<Count>(id => new GetCount(id), cancellationToken).ConfigureAwait(false)).Keys;

    /// <summary>Removes all keys, in one step.</summary>
    public Task ClearAsync(CancellationToken cancellationToken = default) =>
        CallAsync<Count>(id => new Clear(id), cancellationToken).AsTask();

    /// <summary>All keys and values at one moment: a copy.</summary>
    public async Task<IReadOnlyDictionary<TKey, TValue>> SnapshotAsync(CancellationToken cancellationToken = default)
    {
        var all = await CallAsync<All>(id => new GetAll(id), cancellationToken).ConfigureAwait(false);
        return all.Items.ToDictionary(item => (TKey)item.Key, item => (TValue)item.Value!);
    }

    /// <summary>Waits until a key is there, and gives its value.</summary>
    /// <param name="key">The key.</param>
    /// <param name="timeout">Null: without limit. Zero: a look.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="TimeoutException">It was not there in time.</exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    /// <exception cref="PrimitiveStoppedException">The dictionary's actor has stopped.</exception>
    public Task<TValue> WaitForAsync(TKey key, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        WaitAsync<TValue>(Checked(key), null, timeout, cancellationToken);

    private static object Checked(TKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key;
    }
}
