using Akka.Actor;

namespace ActorConcurrency.Actors.Common;

/// <summary>Something granted: to whom, by which request, and what.</summary>
internal class Held<T>(IActorRef owner, long requestId, FencingToken token, IActorRef replyTo, DateTimeOffset since, T value)
    : OwnedQueue<IActorRef, Held<T>>.Node(owner, token.Counter)
{
    public long RequestId { get; } = requestId;
    public FencingToken Token { get; private set; } = token;
    public IActorRef ReplyTo { get; } = replyTo;
    public DateTimeOffset Since { get; private set; } = since;
    public T Value { get; set; } = value;
    internal override Held<T> Item => this;

    /// <summary>It is granted, or granted anew.</summary>
    internal void Begin(FencingToken token, DateTimeOffset now) => (Token, Id, Since) = (token, token.Counter, now);
}

/// <summary>How much a primitive holds out.</summary>
internal interface IGrantCounts
{
    /// <summary>Grants that have not come back.</summary>
    int Count { get; }

    /// <summary>All grants there ever were.</summary>
    long Granted { get; }
}

/// <summary>What a primitive has granted and not had back, oldest first. It also issues the fencing tokens.</summary>
/// <param name="epoch">First part of every token: the incarnation of the primitive's actor.</param>
internal sealed class Holdings<T>(long epoch) : IGrantCounts
{
    private readonly OwnedQueue<IActorRef, Held<T>> _grants = new();
    private long _lastToken;
    private long _lastTokenBefore;

    public int Count => _grants.Count;

    public long Granted => _lastToken - _lastTokenBefore;

    /// <summary>The token of the next grant.</summary>
    public FencingToken NextToken() => new(epoch, ++_lastToken);

    public Held<T> Add(IActorRef owner, long requestId, IActorRef replyTo, DateTimeOffset now, T value) =>
        Add(NextToken(), owner, requestId, replyTo, now, value);

    /// <summary>Adds a grant of what has waited as the same object.</summary>
    public void Add(Held<T> held, DateTimeOffset now)
    {
        held.Begin(NextToken(), now);
        _grants.TryAddLast(held);
    }

    /// <summary>Adds a grant that was told before, and was not taken at once.</summary>
    public Held<T> Add(FencingToken token, IActorRef owner, long requestId, IActorRef replyTo, DateTimeOffset now, T value)
    {
        var held = new Held<T>(owner, requestId, token, replyTo, now, value);
        _grants.TryAddLast(held);
        return held;
    }

    /// <summary>
    /// Takes a grant out. A token of another epoch, another owner's or one that was given back finds nothing, unless the grant has moved here.
    /// </summary>
    public bool TryTake(IActorRef owner, FencingToken token, out Held<T> held)
    {
        // Counters go on over moves, so that in one epoch they say all.
        if (token.Epoch == epoch || (_grants.TryFind(owner, token.Counter, out held) && held.Token == token))
            return _grants.TryRemove(owner, token.Counter, out held);
        held = null!;
        return false;
    }

    /// <summary>Takes out what a request obtained: for a cancellation that crossed its grant.</summary>
    public bool TryTakeOf(IActorRef owner, long requestId, out Held<T> held)
    {
        held = _grants.Of(owner).FirstOrDefault(h => h.RequestId == requestId)!;
        return held is not null && _grants.TryRemove(owner, held.Token.Counter, out held);
    }

    /// <summary>The owner's oldest grant, or nothing.</summary>
    public bool TryPeekOf(IActorRef owner, out Held<T> held) => _grants.TryPeekOf(owner, out held);

    public IReadOnlyList<Held<T>> Of(IActorRef owner) => _grants.Of(owner);

    public IReadOnlyList<Held<T>> TakeAll(IActorRef owner) => _grants.RemoveAll(owner);

    public IReadOnlyList<Held<T>> ToList() => [.. _grants];

    public HoldingsImage<TImage> ToImage<TImage>(Func<T, TImage> value) => new(
        _lastToken, [.. _grants.Select(h => new HeldImage<TImage>(h.Owner, h.RequestId, h.Token, h.ReplyTo, h.Since, value(h.Value)))]);

    /// <summary>Goes on from where another actor of the primitive has left off. To be called once, before there is any grant.</summary>
    public void Restore<TImage>(HoldingsImage<TImage> image, Func<TImage, T> value)
    {
        _lastToken = _lastTokenBefore = image.LastToken;
        foreach (var held in image.Grants)
            Add(held.Token, held.Owner, held.RequestId, held.ReplyTo, held.Since, value(held.Value));
    }

    public IEnumerable<HolderInfo> Infos(Func<T, int>? amount = null, Func<T, string?>? held = null) =>
        _grants.Select(h => new HolderInfo(h.Owner, h.Token, amount?.Invoke(h.Value) ?? 1, h.Since, held?.Invoke(h.Value)));
}
