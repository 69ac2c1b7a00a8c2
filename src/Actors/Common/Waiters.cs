using ActorConcurrency.Actors.Tracing;
using Akka.Actor;

namespace ActorConcurrency.Actors.Common;

/// <summary>A request that waits, where its answer goes, and since when.</summary>
internal sealed record Waiting<TRequest>(TRequest Request, IActorRef ReplyTo, DateTimeOffset Since)
    where TRequest : IOwnedRequest;

/// <summary>The requests that wait at a primitive, first come, first served.</summary>
internal sealed class Waiters<TRequest>
    where TRequest : IOwnedRequest
{
    private readonly Func<TRequest, string>? _operationOf;
    private readonly string _operation;
    private readonly OwnedQueue<IActorRef, Waiting<TRequest>> _queue = new();
    private ActorTrace? _trace;

    /// <param name="operation">What all of them wait for, in a word, for snapshots.</param>
    public Waiters(string operation) => _operation = operation;

    /// <param name="operationOf">What each of them waits for, in a word.</param>
    public Waiters(Func<TRequest, string> operationOf) => (_operationOf, _operation) = (operationOf, "");

    public int Count => _queue.Count;

    /// <summary>False when the owner has a request of this number waiting.</summary>
    /// <param name="request">What waits.</param>
    /// <param name="replyTo">Where its answer goes.</param>
    /// <param name="now">Since when it waits.</param>
    /// <param name="trace">Where the primitive's waits are published; null while tracing is off.</param>
    public bool TryAdd(TRequest request, IActorRef replyTo, DateTimeOffset now, ActorTrace? trace)
    {
        if (!_queue.TryAddLast(request.Owner, request.RequestId, new Waiting<TRequest>(request, replyTo, now)))
            return false;

        _trace = trace;
        trace?.Waits(request.Owner, OperationOf(request));
        return true;
    }

    public bool TryPeek(out Waiting<TRequest> waiting) => _queue.TryPeek(out waiting);

    public bool TryDequeue(out Waiting<TRequest> waiting) => _queue.TryDequeue(out waiting) && Ended(waiting);

    public bool Remove(IActorRef owner, long requestId) => TryRemove(owner, requestId, out _);

    public bool TryRemove(IActorRef owner, long requestId, out Waiting<TRequest> waiting) =>
        _queue.TryRemove(owner, requestId, out waiting) && Ended(waiting);

    public void Clear()
    {
        while (TryDequeue(out _))
        {
        }
    }

    public int RemoveAll(IActorRef owner)
    {
        var removed = _queue.RemoveAll(owner);
        foreach (var waiting in removed)
            Ended(waiting);
        return removed.Count;
    }

    public IReadOnlyList<Waiting<TRequest>> ToList() => [.. _queue];

    public IEnumerable<WaiterInfo> Infos(Func<TRequest, int>? amount = null) =>
        _queue.Select(w => new WaiterInfo(w.Request.Owner, w.Request.RequestId, OperationOf(w.Request), amount?.Invoke(w.Request) ?? 1, w.Since));

    private string OperationOf(TRequest request) => _operationOf?.Invoke(request) ?? _operation;

    private bool Ended(Waiting<TRequest> waiting)
    {
        _trace?.Resumes(waiting.Request.Owner, OperationOf(waiting.Request));
        return true;
    }
}
