namespace ActorConcurrency.Actors.Locks;

/// <summary>How deep a lock is held: the numbers of the requests that entered it and have not left, outermost first.</summary>
internal sealed class LockLevels(IEnumerable<long> requestIds)
{
    private readonly List<long> _requestIds = [.. requestIds];

    public int Depth => _requestIds.Count;

    public IReadOnlyList<long> ToList() => [.. _requestIds];

    /// <summary>False, and nothing changed, when this request has entered already.</summary>
    public bool TryEnter(long requestId)
    {
        if (_requestIds.Contains(requestId))
            return false;
        _requestIds.Add(requestId);
        return true;
    }

    /// <summary>Levels may be left in any order; false when this one is not there.</summary>
    public bool TryLeave(long requestId) => _requestIds.Remove(requestId);

    /// <summary>The latest level.</summary>
    public long Innermost => _requestIds[^1];
}
