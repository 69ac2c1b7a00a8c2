using System.Collections.Concurrent;
using ActorConcurrency.Actors.Telemetry;
using Akka.Actor;

namespace ActorConcurrency.Actors.Common;

/// <summary>One client's side of one primitive: sends its requests and knows what it holds there. Safe for many threads.</summary>
internal sealed class PrimitiveLink(OwnerClient client, PrimitiveIncarnation primitive)
{
    private readonly ConcurrentDictionary<long, Grant> _grants = new(concurrencyLevel: 1, capacity: 7);

    public OwnerClient Client => client;
    public PrimitiveIncarnation Primitive => primitive;
    public IActorRef Owner => client.Owner;

    public long NextRequestId() => client.NextRequestId();

    /// <summary>
    /// Sends a request and completes with its answer. A time-out is a <see cref="TimeoutException"/> that names the holders.
    /// </summary>
    public Task<TReply> CallAsync<TReply>(IRequest request, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
        where TReply : IReply =>
        Start(new ReplyCall<TReply>(this, request, timeout, defaultOnTimeout: false), request, cancellationToken);

    /// <summary>The same, with null for a time-out and for a request that does not wait and would have to.</summary>
    public Task<TReply?> TryCallAsync<TReply>(IRequest request, TimeSpan? timeout, CancellationToken cancellationToken)
        where TReply : class, IReply =>
        Start(new ReplyCall<TReply>(this, request, timeout, defaultOnTimeout: true), request, cancellationToken)!;

    /// <summary>Sends a request and completes with what is made of its answer, in the owner's actor: what does not fit is given back.</summary>
    public Task<TResult> CallAsync<TReply, TResult>(
        IRequest request, Func<TReply, TResult> create, TimeSpan? timeout, CancellationToken cancellationToken)
        where TReply : IReply =>
        Start(new ResultCall<TReply, TResult>(this, request, timeout, defaultOnTimeout: false, create), request, cancellationToken);

    /// <summary>The same, with the default value for a time-out and for a request that does not wait and would have to.</summary>
    public Task<TResult?> TryCallAsync<TReply, TResult>(
        IRequest request, Func<TReply, TResult> create, TimeSpan? timeout, CancellationToken cancellationToken)
        where TReply : IReply =>
        Start(new ResultCall<TReply, TResult>(this, request, timeout, defaultOnTimeout: true, create), request, cancellationToken)!;

    /// <summary>Sends a request for something to hold.</summary>
    public Task<TGrant> AcquireAsync<TGrant>(
        ICancelableRequest request, Func<PrimitiveLink, IGrant, TGrant> create, TimeSpan? timeout, CancellationToken cancellationToken)
        where TGrant : Grant =>
        Start(new GrantCall<TGrant>(this, request, timeout, defaultOnTimeout: false, create), request, cancellationToken);

    /// <summary>The same, with null for a time-out and for a request that does not wait and would have to.</summary>
    public Task<TGrant?> TryAcquireAsync<TGrant>(
        ICancelableRequest request, Func<PrimitiveLink, IGrant, TGrant> create, TimeSpan? timeout, CancellationToken cancellationToken)
        where TGrant : Grant =>
        Start(new GrantCall<TGrant>(this, request, timeout, defaultOnTimeout: true, create), request, cancellationToken)!;

    /// <summary>Everything that the primitive tells a new subscriber.</summary>
    public Feed<T> Feed<T>(Func<IActorRef, object> subscribe) => new(client.System, primitive, Owner, subscribe);

    /// <summary>Sends a call's request, observed when somebody listens.</summary>
    public Task<TResult> Start<TResult>(PendingCall<TResult> call, IRequest request, CancellationToken cancellationToken) =>
        Instruments.CallsAreOn ? ObservedCall.RunAsync(call, request, cancellationToken) : call.Start(cancellationToken);

    public void Tell(object message) => primitive.Actor.Tell(message, client.Mailbox);

    public void GiveBack(IGrant grant) => Tell(grant.ToGiveBack(Owner));

    public void Add(Grant grant)
    {
        _grants[grant.RequestId] = grant;
        if (primitive.Stopped || client.IsEnded)
            Lose(grant.RequestId);
    }

    public void Forget(Grant grant) => _grants.TryRemove(grant.RequestId, out _);

    /// <summary>The grant that a request obtained, while it is held.</summary>
    public Grant? Find(long requestId) => _grants.GetValueOrDefault(requestId);

    /// <summary>What is held under this token: several grants, where one holding has levels.</summary>
    public IReadOnlyList<Grant> HeldBy(FencingToken token) => [.. _grants.Values.Where(grant => grant.FencingToken == token)];

    public void Lose(long requestId)
    {
        if (_grants.TryRemove(requestId, out var grant))
            grant.Lose();
    }

    public void LoseAll()
    {
        foreach (var requestId in _grants.Keys)
            Lose(requestId);
    }
}
