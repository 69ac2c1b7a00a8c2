using static ActorConcurrency.Actors.Common.FencedResourceProtocol;

namespace ActorConcurrency.Actors.Common;

/// <summary>
/// A guard in front of something that holders of a lock, permits or a delivery write to. It remembers the greatest fencing token it has
/// seen and refuses writes with an older one: of a holder that lost its grant and does not know it yet.
/// </summary>
/// <remarks>
/// <para>Tokens of one primitive can be compared with each other; use one guard for one primitive.</para>
/// <para>Death of the guard's actor: calls under way fail with <see cref="PrimitiveStoppedException"/>, their writes may have been run.
/// A new guard of the name has seen no token yet.</para>
/// <para>Death of a writer or loss of its node: a write that was let through is run all the same.</para>
/// <para>Partition: writers on the other side cannot write.</para>
/// </remarks>
public sealed class ActorFencedResource : PrimitiveHandle<FencedResourceSnapshot>
{
    internal ActorFencedResource(PrimitiveIncarnation primitive, IClients clients)
        : base(primitive, clients)
    {
    }

    /// <summary>Runs a write, on a thread of the thread pool, after those that were let through before.</summary>
    /// <param name="fencingToken">Of the grant under which the caller writes.</param>
    /// <param name="write">What writes.</param>
    /// <param name="cancellationToken">Ends the wait; a write that was let through is run all the same.</param>
    /// <exception cref="StaleFencingTokenException">A greater token was seen before; nothing was written.</exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    /// <exception cref="PrimitiveStoppedException">The guard's actor has stopped; whether the write was run is unknown.</exception>
    /// <remarks>What the write throws is thrown as it is.</remarks>
    public async Task<TResult> WriteAsync<TResult>(
        FencingToken fencingToken, Func<Task<TResult>> write, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(write);
        using var use = Use();
        var request = new Write(use.Link.NextRequestId(), fencingToken, async () => await write().ConfigureAwait(false));
        var written = await use.Link.CallAsync<Written>(request, null, cancellationToken).ConfigureAwait(false);
        return (TResult)written.Result!;
    }
}
