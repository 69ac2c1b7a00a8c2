namespace ActorConcurrency.Actors.Common;

/// <summary>Looks at many primitives at a time.</summary>
internal static class Snapshots
{
    /// <summary>Their snapshots, in their order; null for one that has stopped.</summary>
    /// <exception cref="TimeoutException">One has not answered in time.</exception>
    public static async Task<IReadOnlyList<PrimitiveSnapshot?>> TakeAsync(
        IEnumerable<PrimitiveIncarnation> primitives, ClientPool clients, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var client = clients.Rent();
        try
        {
            var looks = primitives.Select(client.LinkTo).Select(link => TakeAsync(link, timeout, cancellationToken));
            return await Task.WhenAll(looks).ConfigureAwait(false);
        }
        finally
        {
            clients.Return(client);
        }
    }

    private static async Task<PrimitiveSnapshot?> TakeAsync(PrimitiveLink link, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        try
        {
            var request = new GetSnapshot(link.NextRequestId());
            return (await link.CallAsync<Snapshot>(request, timeout, cancellationToken).ConfigureAwait(false)).Value;
        }
        catch (PrimitiveStoppedException)
        {
            return null;   // it holds nobody up any more
        }
    }
}
