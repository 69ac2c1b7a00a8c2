using Akka.Actor;

namespace ActorConcurrency.Actors.Common;

/// <summary>A request that waits, where its answer goes, and since when.</summary>
internal sealed record Waiting<TRequest>(TRequest Request, IActorRef ReplyTo, DateTimeOffset Since)
    where TRequest : IOwnedRequest;

/// <summary>The requests that wait at a primitive, first come, first served.</summary>
/// <param name="operation">What a request waits for, in a word, for snapshots.</param>
internal sealed class Waiters<TRequest>(Func<TRequest, string> operation)
    where TRequest : IOwnedRequest
{
    private readonly OwnedQueue<IActorRef, Waiting<TRequest>> _queue = new();

    /// <param name="operation">What all of them wait for.</param>
    public Waiters(string operation)
        : this(_ => operation)
    {
    }

    public int Count => _queue.Count;

    /// <summary>False when the owner has a request of this number waiting.</summary>
    public bool TryAdd(TRequest request, IActorRef replyTo, DateTimeOffset now) =>
        _queue.TryAddLast(request.Owner, request.RequestId, new Waiting<TRequest>(request, replyTo, now));

    public bool TryPeek(out Waiting<TRequest> waiting) => _queue.TryPeek(out waiting);

    public bool TryDequeue(out Waiting<TRequest> waiting) => _queue.TryDequeue(out waiting);

    public bool Remove(IActorRef owner, long requestId) => _queue.TryRemove(owner, requestId, out _);

    public bool TryRemove(IActorRef owner, long requestId, out Waiting<TRequest> waiting) =>
        _queue.TryRemove(owner, requestId, out waiting);

    public void Clear()
    {
        while (_queue.TryDequeue(out _))
        {
        }
    }

    public int RemoveAll(IActorRef owner) => _queue.RemoveAll(owner).Count;

    public IReadOnlyList<Waiting<TRequest>> ToList() => [.. _queue];

    public IEnumerable<WaiterInfo> Infos(Func<TRequest, int>? amount = null) =>
        _queue.Select(w => new WaiterInfo(w.Request.Owner, w.Request.RequestId, operation(w.Request), amount?.Invoke(w.Request) ?? 1, w.Since));
}
