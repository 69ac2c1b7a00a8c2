using System.Runtime.CompilerServices;
using ActorConcurrency.Actors.Common;
using Akka.Actor;
using static ActorConcurrency.Actors.Shared.SharedProtocol;

namespace ActorConcurrency.Actors.Shared;

/// <summary>
/// What shared dictionaries, lists and values have in common. Every operation is one step; two of them are not, so that what was read may
/// be old when something is written: update in one step instead. Values are handed over as they are, not copied: they should not change.
/// </summary>
/// <remarks>
/// <para>Death of one who waits: its request is dropped. Nobody holds shared data, so nothing else happens.</para>
/// <para>Death of the data's actor: the data is lost, calls under way fail with <see cref="PrimitiveStoppedException"/>, and so do
/// enumerations of changes. New data of the name is as it was at first.</para>
/// <para>Loss of a node: waits of owners on it are dropped when the cluster removes the node, not before.</para>
/// <para>Partition: those on the other side wait until their time-out, or until one side is removed; whether a change was made is
/// unknown to them.</para>
/// </remarks>
public abstract class SharedHandle : PrimitiveHandle<SharedSnapshot>
{
    internal SharedHandle(PrimitiveIncarnation primitive, IClients clients)
        : base(primitive, clients)
    {
    }

    /// <summary>
    /// Has every change told to an actor as <see cref="Changed"/>, in order, until it stops; one of the kind
    /// <see cref="SharedChangeKind.Start"/> comes first. The task completes when the subscription is in force.
    /// </summary>
    /// <exception cref="PrimitiveStoppedException">The actor of the data has stopped.</exception>
    public async Task SubscribeAsync(IActorRef subscriber, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        await CallAsync<Count>(id => new Subscribe(subscriber, id), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ends an actor's subscription; without one nothing happens.</summary>
    /// <exception cref="PrimitiveStoppedException">The actor of the data has stopped.</exception>
    public async Task UnsubscribeAsync(IActorRef subscriber, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        await CallAsync<Count>(id => new Unsubscribe(subscriber, id), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Every change in order, one of the kind <see cref="SharedChangeKind.Start"/> first. Ends when it is cancelled or no longer enumerated,
    /// or with its owner.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    /// <exception cref="PrimitiveStoppedException">The actor of the data has stopped.</exception>
    public async IAsyncEnumerable<Changed> ChangesAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var use = Use();
        using var feed = use.Link.Feed<Changed>(subscriber => new Subscribe(subscriber));
        await foreach (var changed in feed.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            yield return changed;
    }

    internal async ValueTask<TReply> CallAsync<TReply>(Func<long, IRequest> request, CancellationToken cancellationToken)
        where TReply : IReply
    {
        using var use = Use();
        return await use.Link.CallAsync<TReply>(request(use.Link.NextRequestId()), null, cancellationToken).ConfigureAwait(false);
    }

    internal async Task<T> ValueAsync<T>(Func<long, IRequest> request, CancellationToken cancellationToken) =>
        (T)(await CallAsync<Value>(request, cancellationToken).ConfigureAwait(false)).Content!;

    internal async Task<bool> CompareAsync(object key, object? expected, object? value, CancellationToken cancellationToken)
    {
        var compared = await CallAsync<Compared>(id => new CompareAndSet(id, key, expected, value), cancellationToken).ConfigureAwait(false);
        return compared.IsSet;
    }

    internal async Task<T> ChangeAsync<T>(object key, Func<T, T> change, Initial? ifMissing, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        using var use = Use();
        if (!use.Link.TakesCode)
            return await ChangeByTurnAsync(use.Link, key, change, ifMissing, cancellationToken).ConfigureAwait(false);
        var request = new Update(use.Link.NextRequestId(), key, old => change((T)old!), ifMissing);
        return (T)(await use.Link.CallAsync<Value>(request, null, cancellationToken).ConfigureAwait(false)).Content!;
    }

    internal async Task<T> WaitAsync<T>(
        object key, Func<T, bool>? isWanted, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var limit = Timeouts.Check(timeout);
        using var use = Use();
        var looksHere = isWanted is not null && !use.Link.TakesCode;
        Func<object?, bool>? look = isWanted is null ? null : value => isWanted((T)value!);
        var request = new WaitFor(
            use.Link.NextRequestId(), use.Link.Owner, key, looksHere ? null : look, Timeouts.MayWait(limit), Every: looksHere);
        var value = looksHere
            ? await use.Link.Start(new LookCall(use.Link, request, limit, look!), request, cancellationToken).ConfigureAwait(false)
            : await use.Link.CallAsync<Value>(request, limit, cancellationToken).ConfigureAwait(false);
        return (T)value.Content!;
    }

    // The function runs here, in a turn of the caller's; what somebody without a turn has set meanwhile, it is applied to once more.
    private static async Task<T> ChangeByTurnAsync<T>(
        PrimitiveLink link, object key, Func<T, T> change, Initial? ifMissing, CancellationToken cancellationToken)
    {
        var request = new TakeTurn(link.NextRequestId(), link.Owner, key, ifMissing);
        var answer = await link.CallAsync<IReply>(request, null, cancellationToken).ConfigureAwait(false);
        if (answer is not Turn turn)
            return (T)((Value)answer).Content!;
        try
        {
            var (content, version) = (turn.Content, turn.Version);
            while (true)
            {
                var value = change((T)content!);
                if (Equals(value, content))
                    return value;
                var end = new EndTurn(link.NextRequestId(), link.Owner, key, turn.FencingToken, version, value);
                answer = await link.CallAsync<IReply>(end, null, cancellationToken).ConfigureAwait(false);
                if (answer is not Overtaken overtaken)
                    return value;
                (content, version) = (overtaken.Content, overtaken.Version);
            }
        }
        finally
        {
            link.Tell(request.ToCancel());   // nothing, where the turn has ended
        }
    }
}
