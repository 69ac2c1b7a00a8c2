namespace ActorConcurrency.Actors.Common;

/// <summary>
/// Something obtained from a primitive, as its holder sees it: with the fencing token to show to the resources that it is
/// used on, and a cancellation token that fires when holding it is no longer certain.
/// </summary>
public abstract class Grant
{
    private const int IsHeld = 0;
    private const int IsEnded = 1;
    private const int IsLost = 2;

    private readonly IClients _clients;
    private CancellationTokenSource? _lost;
    private int _state = IsHeld;

    internal Grant(PrimitiveLink link, IClients clients, IGrant granted)
    {
        Link = link;
        _clients = clients;
        RequestId = granted.RequestId;
        FencingToken = granted.FencingToken;
        clients.Retain();
    }

    /// <summary>Grows with every grant of the primitive; <see cref="ActorFencedResource"/> refuses writes with an older one.</summary>
    public FencingToken FencingToken { get; private set; }

    /// <summary>
    /// Fires when the grant is no longer certain: the primitive's actor or the owner has ended, or the grant was taken back.
    /// It does not fire when the holder itself gives it back. Without it the loss shows at the release.
    /// </summary>
    public CancellationToken LostToken
    {
        get
        {
            if (_lost is null)
                Interlocked.CompareExchange(ref _lost, new CancellationTokenSource(), null);
            // Lose() sets the state first and looks for the source second; here it is the other way round, so one of both sees it.
            if (WasLost)
                _lost.Cancel();
            return _lost.Token;
        }
    }

    internal PrimitiveLink Link { get; }

    /// <summary>Its neighbours on the link's list, which the link alone changes.</summary>
    internal Grant? Older { get; set; }

    internal Grant? Newer { get; set; }

    /// <summary>The request that obtained it: unique among the owner's.</summary>
    internal long RequestId { get; }

    /// <summary>
    /// What was given up for a while is held again, under a greater token. A reader beside it sees either one: the epoch stays, the
    /// counter is written in one piece.
    /// </summary>
    internal void Renew(FencingToken fencingToken) => FencingToken = fencingToken;

    internal bool WasLost => Volatile.Read(ref _state) == IsLost;

    /// <summary>What the primitive tells the holder. Runs in the owner's actor, in the order in which it was told.</summary>
    internal virtual void OnNews(IGrantNews news)
    {
    }

    /// <summary>Ends the holding from the holder's side; true for the first call on a grant that was not lost.</summary>
    internal bool TryEnd()
    {
        if (Interlocked.CompareExchange(ref _state, IsEnded, IsHeld) != IsHeld)
            return false;
        Link.Forget(this);
        return true;
    }

    /// <summary>Says that the holder's last message about the grant is on its way.</summary>
    internal void LetGo() => _clients.Exit();

    /// <exception cref="SynchronizationLockException">The grant was lost or given back.</exception>
    internal void ThrowIfNotHeld()
    {
        if (Volatile.Read(ref _state) != IsHeld)
            throw new SynchronizationLockException($"{Link.Primitive}: grant {FencingToken} is not held any more.");
    }

    /// <exception cref="SynchronizationLockException">The grant was lost.</exception>
    internal void ThrowIfLost()
    {
        if (WasLost)
            throw new SynchronizationLockException($"{Link.Primitive}: grant {FencingToken} is not held any more.");
    }

    private protected virtual void OnLost()
    {
    }

    internal void Lose()
    {
        if (Interlocked.CompareExchange(ref _state, IsLost, IsHeld) != IsHeld)
            return;
        LetGo();
        OnLost();
        // Callbacks of the token must not run inside the owner's actor.
        _ = Volatile.Read(ref _lost)?.CancelAsync();
    }
}
