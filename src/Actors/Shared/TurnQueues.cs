using System.Diagnostics.CodeAnalysis;
using ActorConcurrency.Actors.Common;
using Akka.Actor;
using static ActorConcurrency.Actors.Shared.SharedProtocol;

namespace ActorConcurrency.Actors.Shared;

/// <summary>Whose turn it is to change a key's value, and who waits for one: for each key in order of arrival.</summary>
/// <param name="epoch">Of the actor.</param>
internal sealed class TurnQueues(long epoch)
{
    private readonly HashSet<object> _taken = [];
    private readonly Dictionary<object, Waiters<TakeTurn>> _waiting = [];

    public Holdings<TakeTurn> Turns { get; } = new(epoch);

    public int WaiterCount => _waiting.Values.Sum(waiters => waiters.Count);

    public IEnumerable<HolderInfo> Holders => Turns.Infos(held: turn => $"the turn to change {turn.Key}");

    public IEnumerable<WaiterInfo> WaiterInfos =>
        _waiting.Values.SelectMany(waiters => waiters.Infos()).OrderBy(waiter => waiter.Since).ThenBy(waiter => waiter.RequestId);

    public IEnumerable<Waiting<TakeTurn>> Waiting => _waiting.Values.SelectMany(waiters => waiters.ToList());

    /// <summary>The turns have come from another node.</summary>
    public void MarkTaken() => _taken.UnionWith(Turns.ToList().Select(held => held.Value.Key));

    public bool IsTaken(object key) => _taken.Contains(key);

    /// <summary>Those who wait for a key.</summary>
    public Waiters<TakeTurn> Of(object key)
    {
        if (!_waiting.TryGetValue(key, out var waiters))
            _waiting.Add(key, waiters = new Waiters<TakeTurn>("Update"));
        return waiters;
    }

    public FencingToken Begin(TakeTurn request, IActorRef replyTo, DateTimeOffset now)
    {
        _taken.Add(request.Key);
        return Turns.Add(request.Owner, request.RequestId, replyTo, now, request).Token;
    }

    public bool TryFind(IActorRef owner, FencingToken token, [MaybeNullWhen(false)] out TakeTurn turn)
    {
        turn = Turns.Of(owner).FirstOrDefault(held => held.Token == token)?.Value;
        return turn is not null;
    }

    public void End(IActorRef owner, FencingToken token)
    {
        if (Turns.TryTake(owner, token, out var held))
            _taken.Remove(held.Value.Key);
    }

    /// <summary>The one who has waited longest for a key that nobody has the turn of.</summary>
    public bool TryNext(object key, out Waiting<TakeTurn> next)
    {
        next = null!;
        if (IsTaken(key) || !_waiting.TryGetValue(key, out var waiters))
            return false;
        var isThere = waiters.TryDequeue(out next);
        if (waiters.Count == 0)
            _waiting.Remove(key);
        return isThere;
    }

    /// <summary>Drops a request, or ends the turn that it was given; true when the turn is free.</summary>
    public bool Cancel(CancelTurn m)
    {
        if (_waiting.TryGetValue(m.Key, out var waiters) && waiters.Remove(m.Owner, m.RequestId))
        {
            if (waiters.Count == 0)
                _waiting.Remove(m.Key);
            return false;
        }

        return Turns.TryTakeOf(m.Owner, m.RequestId, out var held) && _taken.Remove(held.Value.Key);
    }

    /// <summary>Drops an owner's requests and ends its turns; the keys are whose turns are free.</summary>
    public IReadOnlyList<object> RemoveAll(IActorRef owner)
    {
        foreach (var (key, waiters) in _waiting.ToList())
        {
            waiters.RemoveAll(owner);
            if (waiters.Count == 0)
                _waiting.Remove(key);
        }

        var freed = Turns.TakeAll(owner).Select(held => held.Value.Key).ToList();
        freed.ForEach(key => _taken.Remove(key));
        return freed;
    }
}
