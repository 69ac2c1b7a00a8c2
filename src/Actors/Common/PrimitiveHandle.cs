using Akka.Actor;

namespace ActorConcurrency.Actors.Common;

/// <summary>
/// What all handles have. A handle is bound to one life of the primitive's actor: when that stops, calls fail with
/// <see cref="PrimitiveStoppedException"/>, and a new handle must be asked for. Safe for many threads.
/// </summary>
/// <typeparam name="TSnapshot">The primitive's snapshot.</typeparam>
public abstract class PrimitiveHandle<TSnapshot>
    where TSnapshot : PrimitiveSnapshot
{
    private readonly PrimitiveIncarnation _primitive;
    private PrimitiveLink? _lastLink;

    internal PrimitiveHandle(PrimitiveIncarnation primitive, IClients clients)
    {
        _primitive = primitive;
        Clients = clients;
    }

    /// <summary>The name the primitive was asked for under.</summary>
    public string Name => _primitive.ShownName;

    /// <summary>The primitive's actor, for actors that speak its protocol.</summary>
    public IActorRef Actor => _primitive.Actor;

    internal IClients Clients { get; }

    internal PrimitiveIncarnation Primitive => _primitive;

    /// <summary>Who holds, who waits, since when. It is history by the time it is read: for people and logs, not for decisions.</summary>
    /// <exception cref="PrimitiveStoppedException">The primitive's actor has stopped.</exception>
    public async Task<TSnapshot> GetSnapshotAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        var limit = Timeouts.Check(timeout);
        using var use = Use();
        var request = new GetSnapshot(use.Link.NextRequestId());
        var reply = await use.Link.CallAsync<Snapshot>(request, limit, cancellationToken).ConfigureAwait(false);
        return (TSnapshot)reply.Value;
    }

    /// <summary>Kind and name, as in <c>semaphore 'db'</c>.</summary>
    public override string ToString() => _primitive.ToString();

    /// <summary>The link for one operation, to be disposed at its end.</summary>
    internal LinkUse Use()
    {
        var client = Clients.Enter();
        var link = _lastLink;
        if (link is null || !ReferenceEquals(link.Client, client))
            _lastLink = link = client.LinkTo(_primitive);
        return new LinkUse(Clients, link);
    }

    /// <summary>An operation's call as a task, which is its end: most are over by now, and then nothing has to be suspended.</summary>
    internal static Task<T> Ending<T>(LinkUse use, ValueTask<T> call)
    {
        if (!call.IsCompletedSuccessfully)
            return EndingLater(use, call);
        use.Dispose();
        return Task.FromResult(call.Result);
    }

    /// <summary>The same for an answer that says nothing.</summary>
    internal static Task EndingIn<T>(LinkUse use, ValueTask<T> call)
    {
        if (!call.IsCompletedSuccessfully)
            return EndingLater(use, call);
        use.Dispose();
        _ = call.Result;
        return Task.CompletedTask;
    }

    private static async Task<T> EndingLater<T>(LinkUse use, ValueTask<T> call)
    {
        using (use)
            return await call.ConfigureAwait(false);
    }

    /// <summary>The link of a client that is not this handle's.</summary>
    internal PrimitiveLink LinkOf(OwnerClient client) => client.LinkTo(_primitive);

    internal readonly struct LinkUse : IDisposable
    {
        private readonly IClients _clients;

        public LinkUse(IClients clients, PrimitiveLink link)
        {
            _clients = clients;
            Link = link;
        }

        public PrimitiveLink Link { get; }

        public void Dispose() => _clients.Exit();
    }
}
