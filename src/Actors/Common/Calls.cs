namespace ActorConcurrency.Actors.Common;

/// <summary>A call whose answer is the result.</summary>
internal sealed class ReplyCall<TReply>(PrimitiveLink link, IRequest request, TimeSpan? timeout, bool defaultOnTimeout)
    : AwaitedCall<TReply>(link, request, timeout, defaultOnTimeout)
    where TReply : IReply
{
    public new void Reuse(IRequest request, TimeSpan? timeout, bool defaultOnTimeout) => base.Reuse(request, timeout, defaultOnTimeout);

    protected override TReply Accept(IReply reply) => (TReply)reply;
}

/// <summary>A call whose answer is a grant, which is on the link's list before the next message about it is looked at.</summary>
internal sealed class GrantCall<TGrant>(
    PrimitiveLink link, ICancelableRequest request, TimeSpan? timeout, bool defaultOnTimeout, Func<PrimitiveLink, IGrant, TGrant> create)
    : AwaitedCall<TGrant>(link, request, timeout, defaultOnTimeout)
    where TGrant : Grant
{
    private Func<PrimitiveLink, IGrant, TGrant> _create = create;

    public void Reuse(
        ICancelableRequest request, TimeSpan? timeout, bool defaultOnTimeout, Func<PrimitiveLink, IGrant, TGrant> create)
    {
        _create = create;
        Reuse(request, timeout, defaultOnTimeout);
    }

    protected override TGrant Accept(IReply reply)
    {
        var grant = _create(Link, (IGrant)reply);
        Link.Add(grant);
        return grant;
    }
}

/// <summary>A call whose result is made of the answer.</summary>
internal sealed class ResultCall<TReply, TResult>(
    PrimitiveLink link, IRequest request, TimeSpan? timeout, bool defaultOnTimeout, Func<TReply, TResult> create)
    : AwaitedCall<TResult>(link, request, timeout, defaultOnTimeout)
    where TReply : IReply
{
    private Func<TReply, TResult> _create = create;

    public void Reuse(IRequest request, TimeSpan? timeout, bool defaultOnTimeout, Func<TReply, TResult> create)
    {
        _create = create;
        Reuse(request, timeout, defaultOnTimeout);
    }

    protected override TResult Accept(IReply reply) => _create((TReply)reply);
}
