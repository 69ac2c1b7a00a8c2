using System.Threading.Channels;
using ActorConcurrency.Actors.Common;

namespace ActorConcurrency.Actors.Queues;

public sealed partial class ActorJoinableQueue<T>
{
    /// <summary>
    /// Adds items in their order, one after the other: those of others may come between them, and there need not be room for all of them at
    /// once. Exceptions are as for <see cref="EnqueueAsync"/>; then the items before the one that failed are in the queue.
    /// </summary>
    /// <param name="items">The items.</param>
    /// <param name="timeout">How long to wait for room for each. Null: without limit. Zero: not at all.</param>
    /// <param name="cancellationToken">Ends the wait. The item on its way may be in the queue all the same.</param>
    public async Task EnqueueManyAsync(IEnumerable<T> items, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(items);
        foreach (var item in items)
            await EnqueueAsync(item, timeout, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The same up to the first item for which there is no room in time.</summary>
    /// <returns>How many were added.</returns>
    public async Task<int> TryEnqueueManyAsync(
        IEnumerable<T> items, TimeSpan timeout = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(items);
        var added = 0;
        foreach (var item in items)
        {
            if (!await TryEnqueueAsync(item, timeout, cancellationToken).ConfigureAwait(false))
                break;
            added++;
        }

        return added;
    }

    /// <summary>
    /// Takes the next items: waits for one, and takes those that are there then, one after the other. Each is to be marked done.
    /// Exceptions are as for <see cref="DequeueAsync"/>.
    /// </summary>
    /// <param name="most">How many at most; 1 or more.</param>
    /// <param name="timeout">How long to wait for one. Null: without limit. Zero: not at all.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IReadOnlyList<Delivery<T>>> DequeueManyAsync(
        int most, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        return await TakeRestAsync(await DequeueAsync(timeout, cancellationToken).ConfigureAwait(false), most).ConfigureAwait(false);
    }

    /// <summary>As <see cref="DequeueManyAsync"/>, with an empty list when there was none in time.</summary>
    public async Task<IReadOnlyList<Delivery<T>>> TryDequeueManyAsync(
        int most, TimeSpan timeout = default, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        var first = await TryDequeueAsync(timeout, cancellationToken).ConfigureAwait(false);
        return first is null ? [] : await TakeRestAsync(first, most).ConfigureAwait(false);
    }

    /// <summary>
    /// The queue as a channel into which items are written and from which deliveries are read, each to be marked done. Its reader takes one
    /// ahead while it waits to read, its writer has one on its way: each view is for one flow of control on either side. A delivery that was
    /// taken ahead and never read is unfinished until the queue's taker dies: read to the end, or give the view an owner of its own.
    /// </summary>
    public Channel<T, Delivery<T>> AsChannel() => new DeliveryChannel<T>(this);

    // What was taken is the caller's, whatever becomes of the queue meanwhile.
    private async Task<IReadOnlyList<Delivery<T>>> TakeRestAsync(Delivery<T> first, int most)
    {
        List<Delivery<T>> taken = [first];
        try
        {
            while (taken.Count < most && await TryDequeueAsync().ConfigureAwait(false) is { } next)
                taken.Add(next);
        }
        catch (Exception end) when (end is QueueClosedException or PrimitiveStoppedException)
        {
            // There are no more.
        }

        return taken;
    }
}
