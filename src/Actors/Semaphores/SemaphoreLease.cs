using ActorConcurrency.Actors.Common;
using static ActorConcurrency.Actors.Semaphores.SemaphoreProtocol;

namespace ActorConcurrency.Actors.Semaphores;

/// <summary>Permits that are held. Disposing it gives them back; twice is harmless.</summary>
public sealed class SemaphoreLease : Grant, IAsyncDisposable
{
    internal SemaphoreLease(PrimitiveLink link, IClients clients, Granted granted)
        : base(link, clients, granted.FencingToken) =>
        Permits = granted.Permits;

    /// <summary>How many permits were granted.</summary>
    public int Permits { get; }

    /// <summary>Gives the permits back, and completes when the semaphore has them. The second call does nothing.</summary>
    /// <exception cref="SynchronizationLockException">They were not held any more: the grant was lost before.</exception>
    /// <exception cref="PrimitiveStoppedException">The semaphore's actor stopped before it answered.</exception>
    /// <exception cref="OperationCanceledException">The token fired: they are given back all the same.</exception>
    public async Task ReleaseAsync(CancellationToken cancellationToken = default)
    {
        ThrowIfLost();
        if (!TryEnd())
            return;
        try
        {
            var request = new Release(Link.NextRequestId(), Link.Owner, FencingToken);
            await Link.CallAsync<Released>(request).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            LetGo();
        }
    }

    /// <summary>Gives the permits back without waiting for the answer: whatever this caller asks for next arrives after it.</summary>
    public ValueTask DisposeAsync()
    {
        if (TryEnd())
        {
            Link.Tell(new Release(0, Link.Owner, FencingToken));
            LetGo();
        }

        return ValueTask.CompletedTask;
    }
}
