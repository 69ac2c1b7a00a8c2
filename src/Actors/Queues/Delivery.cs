using ActorConcurrency.Actors.Common;
using static ActorConcurrency.Actors.Queues.JoinableQueueProtocol;

namespace ActorConcurrency.Actors.Queues;

/// <summary>
/// An item to work on. It stays unfinished until it is marked done; it goes back to its place in the queue when it is returned,
/// and when its taker dies.
/// </summary>
public sealed class Delivery<T> : Grant
{
    internal Delivery(PrimitiveLink link, IClients clients, Delivered delivered, T value)
        : base(link, clients, delivered)
    {
        Value = value;
        DeliveryCount = delivered.DeliveryCount;
    }

    /// <summary>The item.</summary>
    public T Value { get; }

    /// <summary>Which delivery of this item it is; more than 1: an earlier taker may have worked on it, perhaps to the end.</summary>
    public int DeliveryCount { get; }

    /// <summary>Says that the item is worked off.</summary>
    /// <exception cref="InvalidOperationException">It was marked done or returned before.</exception>
    /// <exception cref="SynchronizationLockException">The delivery was lost.</exception>
    /// <exception cref="PrimitiveStoppedException">The queue's actor stopped before it answered.</exception>
    public Task MarkDoneAsync(CancellationToken cancellationToken = default) =>
        EndAsync<MarkedDone>(new MarkDone(Link.NextRequestId(), Link.Owner, FencingToken), cancellationToken);

    /// <summary>Puts the item back to its place in the queue; after its last permitted delivery, among the dead letters.</summary>
    /// <exception cref="InvalidOperationException">It was marked done or returned before.</exception>
    /// <exception cref="SynchronizationLockException">The delivery was lost.</exception>
    /// <exception cref="PrimitiveStoppedException">The queue's actor stopped before it answered.</exception>
    public Task ReturnAsync(CancellationToken cancellationToken = default) =>
        EndAsync<Returned>(new Return(Link.NextRequestId(), Link.Owner, FencingToken), cancellationToken);

    private Task EndAsync<TReply>(IRequest request, CancellationToken cancellationToken)
        where TReply : IReply
    {
        if (WasLost || !TryEnd())
            return RefuseAsync();
        var call = Link.CallAsync<TReply>(request);
        if (!call.IsCompletedSuccessfully)
            return EndLaterAsync(call, cancellationToken);
        _ = call.Result;
        LetGo();
        return Task.CompletedTask;
    }

    private async Task RefuseAsync()
    {
        await Task.CompletedTask.ConfigureAwait(false);
        ThrowIfLost();
        throw new InvalidOperationException($"{Link.Primitive}: delivery {FencingToken} was marked done or returned before.");
    }

    private async Task EndLaterAsync<TReply>(ValueTask<TReply> call, CancellationToken cancellationToken)
    {
        try
        {
            await call.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            LetGo();
        }
    }
}
