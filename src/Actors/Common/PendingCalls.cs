using Akka.Actor;

namespace ActorConcurrency.Actors.Common;

/// <summary>A request under way, seen by the client that waits for its answer.</summary>
internal abstract class PendingCall(PrimitiveLink link) : ActorRefBase
{
    private bool _isHandled;

    public PrimitiveLink Link { get; } = link;

    /// <summary>Its neighbours on the client's list, which the list alone changes.</summary>
    internal PendingCall? Older { get; set; }

    internal PendingCall? Newer { get; set; }

    /// <summary>Whether the primitive has looked at the request: what is not answered by now will take its time.</summary>
    protected bool IsHandled
    {
        get => Volatile.Read(ref _isHandled);
        set => Volatile.Write(ref _isHandled, value);
    }

    public abstract void OnReply(IReply reply);

    public abstract void OnNews(ICallNews news);

    public abstract void Abort(Exception reason);

    /// <summary>Told by the primitive when it has looked at the request.</summary>
    public void MarkHandled() => IsHandled = true;

    /// <summary>Withdraws the request, unless it is settled.</summary>
    public abstract void Cancel(CancellationToken cancellationToken = default);
}

/// <summary>Calls that wait for their answers, linked to each other: each is its own entry. To be guarded by its owner.</summary>
internal struct PendingCalls
{
    private PendingCall? _newest;

    public void Add(PendingCall call)
    {
        call.Older = _newest;
        if (_newest is not null)
            _newest.Newer = call;
        _newest = call;
    }

    /// <summary>Takes a call out, if it is in.</summary>
    public void Remove(PendingCall call)
    {
        if (call.Newer is not null)
            call.Newer.Older = call.Older;
        else if (ReferenceEquals(_newest, call))
            _newest = call.Older;
        else
            return;
        if (call.Older is not null)
            call.Older.Newer = call.Newer;
        (call.Older, call.Newer) = (null, null);
    }

    public readonly List<PendingCall> ToList()
    {
        var calls = new List<PendingCall>();
        for (var call = _newest; call is not null; call = call.Older)
            calls.Add(call);
        calls.Reverse();
        return calls;
    }
}
