using ActorConcurrency.Actors.Telemetry;
using Akka.Actor;

namespace ActorConcurrency.Actors.Common;

/// <summary>One client's side of one primitive: sends its requests and knows what it holds there. Safe for many threads.</summary>
internal sealed class PrimitiveLink(OwnerClient client, PrimitiveIncarnation primitive)
{
    private const int Few = 4;

    // Held for a few instructions only, in which nothing is called.
    private SpinLock _gate = new(enableThreadOwnerTracking: false);
    private Grant? _newest;
    private object? _spareCall;
    private object? _otherSpareCall;
    private int _answeredCalls;

    public OwnerClient Client => client;
    public PrimitiveIncarnation Primitive => primitive;
    public IActorRef Owner => client.Owner;

    /// <summary>Whether a call's answers are told to the call itself, and not to the owner's actor.</summary>
    public bool IsDirect => client.IsDirect && !primitive.IsForwarded && TakesCode;

    /// <summary>
    /// Whether a request may carry a function: the primitive is in this process and stays there, and messages stay as they are. Of a
    /// primitive of a cluster that consists of code it is known only where the request is passed on.
    /// </summary>
    public bool TakesCode { get; } = (!primitive.IsForwarded || primitive.StaysOnItsNode)
        && primitive.Actor.Path.Address.HasLocalScope && !client.System.Settings.SerializeAllMessages;

    /// <exception cref="NotLocalException">A request may not carry a function.</exception>
    public void RequireCode(string what, string instead)
    {
        if (!TakesCode)
            throw new NotLocalException(primitive.ToString(), what, instead);
    }

    public long NextRequestId() => client.NextRequestId();

    /// <summary>
    /// Sends a request and completes with its answer. A time-out is a <see cref="TimeoutException"/> that names the holders.
    /// </summary>
    public ValueTask<TReply> CallAsync<TReply>(IRequest request, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
        where TReply : IReply =>
        Start(Replied<TReply>(request, timeout, defaultOnTimeout: false), request, cancellationToken);

    /// <summary>The same, with null for a time-out and for a request that does not wait and would have to.</summary>
    public ValueTask<TReply?> TryCallAsync<TReply>(IRequest request, TimeSpan? timeout, CancellationToken cancellationToken)
        where TReply : class, IReply =>
        Start(Replied<TReply>(request, timeout, defaultOnTimeout: true), request, cancellationToken)!;

    /// <summary>Sends a request and completes with what is made of its answer, in the owner's actor: what does not fit is given back.</summary>
    public ValueTask<TResult> CallAsync<TReply, TResult>(
        IRequest request, Func<TReply, TResult> create, TimeSpan? timeout, CancellationToken cancellationToken)
        where TReply : IReply =>
        Start(Resulting<TReply, TResult>(request, timeout, defaultOnTimeout: false, create), request, cancellationToken);

    /// <summary>The same, with the default value for a time-out and for a request that does not wait and would have to.</summary>
    public ValueTask<TResult?> TryCallAsync<TReply, TResult>(
        IRequest request, Func<TReply, TResult> create, TimeSpan? timeout, CancellationToken cancellationToken)
        where TReply : IReply =>
        Start(Resulting<TReply, TResult>(request, timeout, defaultOnTimeout: true, create), request, cancellationToken)!;

    /// <summary>Sends a request for something to hold.</summary>
    public ValueTask<TGrant> AcquireAsync<TGrant>(
        ICancelableRequest request, Func<PrimitiveLink, IGrant, TGrant> create, TimeSpan? timeout, CancellationToken cancellationToken)
        where TGrant : Grant =>
        Start(Granting(request, timeout, defaultOnTimeout: false, create), request, cancellationToken);

    /// <summary>The same, with null for a time-out and for a request that does not wait and would have to.</summary>
    public ValueTask<TGrant?> TryAcquireAsync<TGrant>(
        ICancelableRequest request, Func<PrimitiveLink, IGrant, TGrant> create, TimeSpan? timeout, CancellationToken cancellationToken)
        where TGrant : Grant =>
        Start(Granting(request, timeout, defaultOnTimeout: true, create), request, cancellationToken)!;

    /// <summary>Everything that the primitive tells a new subscriber.</summary>
    public Feed<T> Feed<T>(Func<IActorRef, object> subscribe) => new(client.System, primitive, Owner, subscribe);

    /// <summary>Sends a call's request, observed when somebody listens.</summary>
    public ValueTask<TResult> Start<TResult>(AwaitedCall<TResult> call, IRequest request, CancellationToken cancellationToken) =>
        Instruments.CallsAreOn ? StartObserved(call, request, cancellationToken) : call.Start(cancellationToken);

    /// <summary>
    /// Keeps a call that was answered for the next one of its kind, when there have been some already. Two kinds are kept: many put and
    /// take, or take and mark as done, in turn.
    /// </summary>
    public void Keep(object call)
    {
        // Read once: another thread may take it meanwhile.
        var spare = Volatile.Read(ref _spareCall);
        if (_answeredCalls < Few)
            _answeredCalls++;
        else if (spare is null || spare.GetType() == call.GetType())
            Volatile.Write(ref _spareCall, call);
        else
            Volatile.Write(ref _otherSpareCall, call);
    }

    public void Tell(object message) => primitive.Actor.Tell(message, client.Mailbox);

    public void GiveBack(IGrant grant) => Tell(grant.ToGiveBack(Owner));

    /// <summary>Why nothing can be asked any more; null while both sides live.</summary>
    public Exception? EndedBy() =>
        client.IsEnded ? client.OwnerEnded() : primitive.Stopped ? primitive.ToException() : null;

    public void Add(Grant grant)
    {
        var isTaken = false;
        _gate.Enter(ref isTaken);
        grant.Older = _newest;
        if (_newest is not null)
            _newest.Newer = grant;
        _newest = grant;
        _gate.Exit(useMemoryBarrier: false);

        if (primitive.Stopped || client.IsEnded)
            Lose(grant);
    }

    public void Forget(Grant grant) => TryForget(grant);

    /// <summary>The grant that a request obtained, while it is held.</summary>
    public Grant? Find(long requestId) => ToList().FirstOrDefault(grant => grant.RequestId == requestId);

    /// <summary>What is held under this token: several grants, where one holding has levels.</summary>
    public IReadOnlyList<Grant> HeldBy(FencingToken token) => [.. ToList().Where(grant => grant.FencingToken == token)];

    public void Lose(long requestId)
    {
        if (Find(requestId) is { } grant)
            Lose(grant);
    }

    public void LoseAll() => ToList().ForEach(Lose);

    private ValueTask<TResult> StartObserved<TResult>(AwaitedCall<TResult> call, IRequest request, CancellationToken cancellationToken) =>
        ObservedCall.RunAsync(this, request, () => call.Start(cancellationToken));

    private ReplyCall<TReply> Replied<TReply>(IRequest request, TimeSpan? timeout, bool defaultOnTimeout)
        where TReply : IReply
    {
        if (!TryTakeSpare(out ReplyCall<TReply> call))
            return new(this, request, timeout, defaultOnTimeout) { IsReusable = true };
        call.Reuse(request, timeout, defaultOnTimeout);
        return call;
    }

    private ResultCall<TReply, TResult> Resulting<TReply, TResult>(
        IRequest request, TimeSpan? timeout, bool defaultOnTimeout, Func<TReply, TResult> create)
        where TReply : IReply
    {
        if (!TryTakeSpare(out ResultCall<TReply, TResult> call))
            return new(this, request, timeout, defaultOnTimeout, create) { IsReusable = true };
        call.Reuse(request, timeout, defaultOnTimeout, create);
        return call;
    }

    private GrantCall<TGrant> Granting<TGrant>(
        ICancelableRequest request, TimeSpan? timeout, bool defaultOnTimeout, Func<PrimitiveLink, IGrant, TGrant> create)
        where TGrant : Grant
    {
        if (!TryTakeSpare(out GrantCall<TGrant> call))
            return new(this, request, timeout, defaultOnTimeout, create) { IsReusable = true };
        call.Reuse(request, timeout, defaultOnTimeout, create);
        return call;
    }

    private bool TryTakeSpare<TCall>(out TCall call)
        where TCall : class =>
        TryTake(ref _spareCall, out call) || TryTake(ref _otherSpareCall, out call);

    private static bool TryTake<TCall>(ref object? spare, out TCall call)
        where TCall : class
    {
        call = (spare as TCall)!;
        return call is not null && ReferenceEquals(Interlocked.CompareExchange(ref spare, null, call), call);
    }

    private void Lose(Grant grant)
    {
        if (TryForget(grant))
            grant.Lose();
    }

    private bool TryForget(Grant grant)
    {
        var isTaken = false;
        _gate.Enter(ref isTaken);
        var isListed = grant.Newer is not null || ReferenceEquals(_newest, grant);
        if (isListed)
            Unlink(grant);
        _gate.Exit(useMemoryBarrier: false);
        return isListed;
    }

    private List<Grant> ToList()
    {
        var grants = new List<Grant>();
        var isTaken = false;
        try
        {
            _gate.Enter(ref isTaken);
            for (var grant = _newest; grant is not null; grant = grant.Older)
                grants.Add(grant);
        }
        finally
        {
            if (isTaken)
                _gate.Exit(useMemoryBarrier: false);
        }

        return grants;
    }

    private void Unlink(Grant grant)
    {
        if (grant.Newer is null)
            _newest = grant.Older;
        else
            grant.Newer.Older = grant.Older;
        if (grant.Older is not null)
            grant.Older.Newer = grant.Newer;
        (grant.Older, grant.Newer) = (null, null);
    }
}
