namespace ActorConcurrency.Actors.Common;

/// <summary>
/// Where the latest requests had gone whose callers have stopped waiting. A primitive that moves answers from elsewhere, and is to be told
/// by the way that is always right.
/// </summary>
internal sealed class LeftRequests
{
    private const int Most = 1_024;

    private readonly Dictionary<long, PrimitiveLink> _links = [];
    private readonly Queue<long> _order = [];

    public void Add(long requestId, PrimitiveLink link)
    {
        if (_links.TryAdd(requestId, link))
            _order.Enqueue(requestId);
        if (_order.Count > Most)
            _links.Remove(_order.Dequeue());
    }

    /// <summary>Null: it is not among them.</summary>
    public PrimitiveLink? Take(long requestId) => _links.Remove(requestId, out var link) ? link : null;
}
