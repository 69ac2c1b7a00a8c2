namespace ActorConcurrency.Actors.Common;

/// <summary>A grant that is given back by disposing it; twice is harmless.</summary>
public abstract class Lease : Grant, IAsyncDisposable
{
    internal Lease(PrimitiveLink link, IClients clients, IGrant granted)
        : base(link, clients, granted)
    {
    }

    /// <summary>Gives it back, and completes when the primitive has it. The second call does nothing.</summary>
    /// <exception cref="SynchronizationLockException">It was not held any more: the grant was lost before.</exception>
    /// <exception cref="PrimitiveStoppedException">The primitive's actor stopped before it answered.</exception>
    /// <exception cref="OperationCanceledException">The token fired: it is given back all the same.</exception>
    public async Task ReleaseAsync(CancellationToken cancellationToken = default)
    {
        ThrowIfLost();
        if (!TryEnd())
            return;
        try
        {
            await Link.CallAsync<IReply>(ToRelease(Link.NextRequestId())).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            LetGo();
        }
    }

    /// <summary>Gives it back without waiting for the answer: whatever this caller asks for next arrives after it.</summary>
    public ValueTask DisposeAsync()
    {
        if (TryEnd())
        {
            Link.Tell(ToRelease(0));
            LetGo();
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>The message that gives it back.</summary>
    internal abstract IRequest ToRelease(long requestId);
}
