using ActorConcurrency.Actors.Common;
using static ActorConcurrency.Actors.Shared.SharedProtocol;

namespace ActorConcurrency.Actors.Shared;

/// <summary>
/// Items in order that many read and change, like Python's <c>Manager().list</c>. An <see cref="Index"/> that counts from the end is
/// looked up when the request arrives: <c>^1</c> is the last item then.
/// </summary>
/// <typeparam name="T">What the items are.</typeparam>
public sealed class SharedList<T> : SharedHandle
{
    internal SharedList(PrimitiveIncarnation primitive, IClients clients)
        : base(primitive, clients)
    {
    }

    /// <summary>The item at an index as it was a moment ago.</summary>
    /// <exception cref="KeyNotFoundException">There is no such index.</exception>
    public Task<T> GetAsync(Index index, CancellationToken cancellationToken = default) =>
        ValueAsync<T>(id => new Get(id, index), cancellationToken);

    /// <summary>Replaces the item at an index.</summary>
    /// <exception cref="KeyNotFoundException">There is no such index.</exception>
    public Task SetAsync(Index index, T item, CancellationToken cancellationToken = default) =>
        CallAsync<Value>(id => new Set(id, index, item), cancellationToken).AsTask();

    /// <summary>Puts an item at the end.</summary>
    public Task AddAsync(T item, CancellationToken cancellationToken = default) => InsertAsync(^0, item, cancellationToken);

    /// <summary>Puts an item before the one at an index; before <c>^0</c> is at the end.</summary>
    /// <exception cref="KeyNotFoundException">There is no such index.</exception>
    public Task InsertAsync(Index before, T item, CancellationToken cancellationToken = default) =>
        CallAsync<Value>(id => new Insert(id, before, item), cancellationToken).AsTask();

    /// <summary>Removes the item at an index and gives it; those behind it move up.</summary>
    /// <exception cref="KeyNotFoundException">There is no such index.</exception>
    public Task<T> RemoveAsync(Index index, CancellationToken cancellationToken = default) =>
        ValueAsync<T>(id => new Remove(id, index), cancellationToken);

    /// <summary>Sets an item to what a function makes of it, in one step.</summary>
    /// <param name="index">Where it is.</param>
    /// <param name="change">
    /// Runs in the list's actor; over a cluster here, and again when somebody has set the value meanwhile. It must be quick and call nothing
    /// that waits. What it throws is thrown here.
    /// </param>
    /// <param name="cancellationToken">Ends the wait for the answer; the change may be made all the same.</param>
    /// <returns>The new item.</returns>
    /// <exception cref="KeyNotFoundException">There is no such index.</exception>
    public Task<T> UpdateAsync(Index index, Func<T, T> change, CancellationToken cancellationToken = default) =>
        ChangeAsync(index, change, null, cancellationToken);

    /// <summary>Sets the item at an index if it equals what is expected, in one step.</summary>
    /// <returns>Whether it did.</returns>
    /// <exception cref="KeyNotFoundException">There is no such index.</exception>
    public Task<bool> CompareAndSetAsync(Index index, T expected, T item, CancellationToken cancellationToken = default) =>
        CompareAsync(index, expected, item, cancellationToken);

    /// <summary>How many items there were a moment ago.</summary>
    public async Task<int> GetCountAsync(CancellationToken cancellationToken = default) =>
        (await CallAsync<Count>(id => new GetCount(id), cancellationToken).ConfigureAwait(false)).Keys;

    /// <summary>Removes all items, in one step.</summary>
    public Task ClearAsync(CancellationToken cancellationToken = default) =>
        CallAsync<Count>(id => new Clear(id), cancellationToken).AsTask();

    /// <summary>All items at one moment: a copy.</summary>
    public async Task<IReadOnlyList<T>> SnapshotAsync(CancellationToken cancellationToken = default)
    {
        var all = await CallAsync<All>(id => new GetAll(id), cancellationToken).ConfigureAwait(false);
        return [.. all.Items.Select(item => (T)item.Value!)];
    }

    /// <summary>Waits until there is an item at an index, and gives it.</summary>
    /// <param name="index">Where.</param>
    /// <param name="timeout">Null: without limit. Zero: a look.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="TimeoutException">There was none in time.</exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    /// <exception cref="PrimitiveStoppedException">The list's actor has stopped.</exception>
    public Task<T> WaitForAsync(Index index, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        WaitAsync<T>(index, null, timeout, cancellationToken);
}
