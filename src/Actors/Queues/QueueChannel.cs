using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using ActorConcurrency.Actors.Common;

namespace ActorConcurrency.Actors.Queues;

/// <summary>A queue as a channel: an item ahead on the reading side, an item on its way on the writing side.</summary>
internal sealed class QueueChannel<T> : Channel<T>
{
    public QueueChannel(ActorQueue<T> queue)
    {
        Reader = new QueueReader<T>(() => queue.DequeueAsync());
        Writer = new QueueWriter<T>((item, cancellation) => queue.EnqueueAsync(item, null, cancellation), () => queue.CompleteAsync());
    }
}

/// <summary>The same of a joinable queue, from which deliveries are read.</summary>
internal sealed class DeliveryChannel<T> : Channel<T, Delivery<T>>
{
    public DeliveryChannel(ActorJoinableQueue<T> queue)
    {
        Reader = new QueueReader<Delivery<T>>(() => queue.DequeueAsync());
        Writer = new QueueWriter<T>((item, cancellation) => queue.EnqueueAsync(item, null, cancellation), () => queue.CompleteAsync());
    }
}

internal sealed class QueueReader<T>(Func<Task<T>> dequeue) : ChannelReader<T>
{
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Queue<T> _ahead = [];
    private Task<bool>? _fetch;

    /// <summary>Completes when a reader has come to the end.</summary>
    public override Task Completion => _completion.Task;

    public override bool TryRead([MaybeNullWhen(false)] out T item)
    {
        lock (_gate)
            return _ahead.TryDequeue(out item);
    }

    public override ValueTask<bool> WaitToReadAsync(CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled<bool>(cancellationToken);
        lock (_gate)
        {
            if (_ahead.Count > 0)
                return new(true);
            // One fetch for all who wait. It is not cancelled with one of them: the next one finds what it has brought.
            if (_fetch is null || _fetch.IsCompleted)
                _fetch = FetchAsync();
            return new(_fetch.WaitAsync(cancellationToken));
        }
    }

    private async Task<bool> FetchAsync()
    {
        try
        {
            var item = await dequeue().ConfigureAwait(false);
            lock (_gate)
                _ahead.Enqueue(item);
            return true;
        }
        catch (QueueClosedException)
        {
            _completion.TrySetResult();
            return false;
        }
        catch (Exception failure)
        {
            _completion.TrySetException(failure);
            throw;
        }
    }
}

internal sealed class QueueWriter<T>(Func<T, CancellationToken, Task> enqueue, Func<Task> complete) : ChannelWriter<T>
{
    private readonly Lock _gate = new();
    private Task _onTheWay = Task.CompletedTask;
    private bool _completed;

    /// <summary>Takes an item when none is on its way; it is in the queue when the next wait to write completes.</summary>
    public override bool TryWrite(T item)
    {
        lock (_gate)
        {
            if (_completed || !_onTheWay.IsCompletedSuccessfully)
                return false;
            _onTheWay = enqueue(item, CancellationToken.None);
            return true;
        }
    }

    public override async ValueTask<bool> WaitToWriteAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Task onTheWay;
        lock (_gate)
            onTheWay = _onTheWay;
        try
        {
            await onTheWay.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (QueueClosedException)
        {
            return false;
        }

        lock (_gate)
            return !_completed;
    }

    public override async ValueTask WriteAsync(T item, CancellationToken cancellationToken = default)
    {
        try
        {
            if (!await WaitToWriteAsync(cancellationToken).ConfigureAwait(false))
                throw new ChannelClosedException();
            await enqueue(item, cancellationToken).ConfigureAwait(false);
        }
        catch (QueueClosedException closed)
        {
            throw new ChannelClosedException(closed);
        }
    }

    public override bool TryComplete(Exception? error = null)
    {
        lock (_gate)
        {
            if (_completed)
                return false;
            _completed = true;
            _onTheWay = CompleteAsync(_onTheWay);
            return true;
        }
    }

    private async Task CompleteAsync(Task before)
    {
        try
        {
            await before.ConfigureAwait(false);
        }
        finally
        {
            await complete().ConfigureAwait(false);
        }
    }
}
