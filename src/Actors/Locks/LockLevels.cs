namespace ActorConcurrency.Actors.Locks;

/// <summary>How deep a lock is held: the numbers of the requests that entered it and have not left, outermost first.</summary>
internal sealed class LockLevels
{
    // Nearly always a single one. Never changed, only replaced.
    private long[] _requestIds;

    public LockLevels(long requestId) => _requestIds = [requestId];

    public LockLevels(IEnumerable<long> requestIds) => _requestIds = [.. requestIds];

    public int Depth => _requestIds.Length;

    public IReadOnlyList<long> ToList() => _requestIds;

    /// <summary>False, and nothing changed, when this request has entered already.</summary>
    public bool TryEnter(long requestId)
    {
        if (_requestIds.Contains(requestId))
            return false;
        _requestIds = [.. _requestIds, requestId];
        return true;
    }

    /// <summary>Levels may be left in any order; false when this one is not there.</summary>
    public bool TryLeave(long requestId)
    {
        if (!_requestIds.Contains(requestId))
            return false;
        _requestIds = Depth == 1 ? [] : [.. _requestIds.Where(id => id != requestId)];
        return true;
    }

    /// <summary>The latest level.</summary>
    public long Innermost => _requestIds[^1];
}
