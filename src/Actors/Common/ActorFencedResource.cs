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
    private readonly WriteHandlers _handlers;

    internal ActorFencedResource(PrimitiveIncarnation primitive, IClients clients, WriteHandlers handlers)
        : base(primitive, clients) =>
        _handlers = handlers;

    /// <summary>
    /// Says how messages of a type are written to the resource of this name, while its guard is on this node. Over a cluster: call it on every
    /// node where the guard may be, first of all on the one that asks for the resource first. A later handler of the type replaces the one
    /// before.
    /// </summary>
    /// <param name="handler">Writes a message; it runs as the functions of <see cref="WriteAsync{TResult}(FencingToken, Func{Task{TResult}}, CancellationToken)"/> do.</param>
    /// <typeparam name="TMessage">The type; to be sent from other nodes it has to be registered for the wire.</typeparam>
    /// <typeparam name="TResult">What a write gives.</typeparam>
    public void Handle<TMessage, TResult>(Func<TMessage, Task<TResult>> handler)
        where TMessage : notnull
    {
        ArgumentNullException.ThrowIfNull(handler);
        _handlers.Set(Name, handler);
    }

    /// <summary>Runs a write, on a thread of the thread pool, after those that were let through before.</summary>
    /// <param name="fencingToken">Of the grant under which the caller writes.</param>
    /// <param name="write">What writes.</param>
    /// <param name="cancellationToken">Ends the wait; a write that was let through is run all the same.</param>
    /// <exception cref="StaleFencingTokenException">A greater token was seen before; nothing was written.</exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    /// <exception cref="PrimitiveStoppedException">The guard's actor has stopped; whether the write was run is unknown.</exception>
    /// <exception cref="NotLocalException">The guard is another node's: write a message.</exception>
    /// <remarks>What the write throws is thrown as it is.</remarks>
    public async Task<TResult> WriteAsync<TResult>(
        FencingToken fencingToken, Func<Task<TResult>> write, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(write);
        using var use = Use();
        use.Link.RequireCode("a write that is a function", "write a message, by a handler that the guard's node has registered for its type");
        var request = new Write(use.Link.NextRequestId(), fencingToken, async () => await write().ConfigureAwait(false));
        var written = await use.Link.CallAsync<Written>(request, null, cancellationToken).ConfigureAwait(false);
        return (TResult)written.Result!;
    }

    /// <summary>Has a message written by the handler that the guard's node has for its type, after those that were let through before.</summary>
    /// <param name="fencingToken">Of the grant under which the caller writes.</param>
    /// <param name="message">What to write.</param>
    /// <param name="cancellationToken">Ends the wait; a write that was let through is run all the same.</param>
    /// <typeparam name="TResult">What the handler gives.</typeparam>
    /// <exception cref="StaleFencingTokenException">A greater token was seen before; nothing was written.</exception>
    /// <exception cref="InvalidOperationException">The guard's node has no handler for the type.</exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    /// <exception cref="PrimitiveStoppedException">The guard's actor has stopped; whether the write was run is unknown.</exception>
    /// <remarks>What the handler throws is thrown as it is, or, from another node, as a copy.</remarks>
    public async Task<TResult> WriteAsync<TResult>(FencingToken fencingToken, object message, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        using var use = Use();
        var request = new WriteMessage(use.Link.NextRequestId(), fencingToken, message);
        var written = await use.Link.CallAsync<Written>(request, null, cancellationToken).ConfigureAwait(false);
        return (TResult)written.Result!;
    }
}
