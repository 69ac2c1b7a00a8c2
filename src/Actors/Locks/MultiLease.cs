using ActorConcurrency.Actors.Common;

namespace ActorConcurrency.Actors.Locks;

/// <summary>Several locks that are held together. Disposing it gives all of them back; twice is harmless.</summary>
public sealed class MultiLease : IAsyncDisposable
{
    private readonly IReadOnlyList<LockLease> _leases;
    private readonly Lazy<CancellationTokenSource> _lost;

    internal MultiLease(IReadOnlyList<LockLease> leases)
    {
        _leases = leases;
        FencingTokens = leases.ToDictionary(lease => lease.Link.Primitive.Name, lease => lease.FencingToken);
        _lost = new(() => CancellationTokenSource.CreateLinkedTokenSource([.. leases.Select(lease => lease.LostToken)]));
    }

    /// <summary>The fencing token of each lock, by its name.</summary>
    public IReadOnlyDictionary<string, FencingToken> FencingTokens { get; }

    /// <summary>Fires when one of the locks is no longer certain to be held; the others are until this is disposed.</summary>
    public CancellationToken LostToken => _lost.Value.Token;

    /// <summary>Gives all locks back, and completes when they are. The second call does nothing.</summary>
    /// <exception cref="SynchronizationLockException">One was not held any more; the others are given back.</exception>
    /// <exception cref="PrimitiveStoppedException">The actor of one stopped before it answered; the others are given back.</exception>
    /// <exception cref="OperationCanceledException">The token fired: they are given back all the same.</exception>
    public Task ReleaseAsync(CancellationToken cancellationToken = default) =>
        Task.WhenAll(_leases.Select(lease => lease.ReleaseAsync(cancellationToken)));

    /// <summary>Gives all locks back without waiting for the answers: whatever this caller asks for next arrives after it.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var lease in _leases)
            await lease.DisposeAsync().ConfigureAwait(false);
    }
}
