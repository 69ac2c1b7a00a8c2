using Akka.Actor;

namespace ActorConcurrency.Actors.Common;

/// <summary>
/// A request under way. Exactly one of answer, time-out, cancellation, and death of
/// either side settles it: the one that moves <see cref="_phase"/>. An answer that comes second and grants something is
/// given back.
/// </summary>
/// <remarks>
/// To a primitive of this process it is the sender of its request: what the primitive tells it is handled there and then, on the
/// primitive's thread, in the order in which it was told. Over the network, and in traces, the owner's actor stands for it.
/// </remarks>
internal abstract class PendingCall<TResult> : PendingCall
{
    private const int Waiting = 0;
    private const int Explaining = 1;   // the time is up; asking who holds the primitive, for the exception's text
    private const int Settled = 2;

    // A primitive that does not say in this time who holds it is not heard at all: the exception then says so.
    private static readonly TimeSpan ExplanationLimit = TimeSpan.FromSeconds(5);

    private IRequest _request;
    private TimeSpan? _timeout;
    private bool _defaultOnTimeout;
    private int _phase = Waiting;
    private bool _isRegistered;
    private ICancelable? _timer;
    private CancellationTokenRegistration _cancellation;

    /// <param name="link">To the primitive.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="timeout">Null: no limit.</param>
    /// <param name="defaultOnTimeout">Whether a time-out is the default value of the result instead of an exception.</param>
    protected PendingCall(PrimitiveLink link, IRequest request, TimeSpan? timeout, bool defaultOnTimeout)
        : base(link)
    {
        _request = request;
        _timeout = timeout;
        _defaultOnTimeout = defaultOnTimeout;
    }

    protected IRequest Request => _request;

    /// <summary>That of the actor which stands for it elsewhere.</summary>
    public override ActorPath Path => Link.Client.Mailbox.Path;

    /// <summary>Where grants come from, and are given back.</summary>
    protected virtual PrimitiveLink GrantedBy => Link;

    /// <summary>
    /// Whether a call that is withdrawn goes on to wait for its answer: what was given up for it must come back first.
    /// </summary>
    protected virtual bool EndsByAnswer => false;

    /// <summary>What an answer means for the call; null: it is passed over, and the call waits on.</summary>
    protected virtual IReply? Judge(IReply reply) => reply;

    /// <summary>Turns the answer into the result. Runs where the answer is told, after the call is settled.</summary>
    protected abstract TResult Accept(IReply reply);

    /// <summary>Makes another call of it. News of what the last one obtained may still come: they name its request.</summary>
    protected virtual void Reuse(IRequest request, TimeSpan? timeout, bool defaultOnTimeout)
    {
        _request = request;
        _timeout = timeout;
        _defaultOnTimeout = defaultOnTimeout;
        IsHandled = false;
        Volatile.Write(ref _phase, Waiting);
    }

    /// <summary>Whether there is something to be asked and somebody who wants it; else the call has failed.</summary>
    protected bool MayAsk(CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            EndUnsent(new TaskCanceledException(null, null, cancellationToken));
        else if (Link.EndedBy() is { } ended)
            EndUnsent(ended);
        else
            return true;
        return false;
    }

    /// <summary>Asks a primitive of this process. The request goes out first, so that a cancellation always finds it there.</summary>
    protected void AskDirectly() => Link.Primitive.Actor.Tell(_request, this);

    /// <summary>Asks by way of the owner's actor; false: the request was refused, and the call has failed.</summary>
    protected bool TryAsk()
    {
        Register();
        try
        {
            Link.Tell(_request);
            return true;
        }
        catch (Exception refused)
        {
            Abort(refused);   // what has no serializer is refused where it would be sent
            return false;
        }
    }

    protected override void TellInternal(object message, IActorRef sender)
    {
        switch (message)
        {
            case IReply reply when reply.RequestId == _request.RequestId:
                OnReply(reply);
                break;
            case IReply other:
                Link.Client.OnReply(other, sender);
                break;
            case GrantLost lost:
                GrantedBy.Lose(lost.RequestId);
                break;
            case IGrantNews news:
                GrantedBy.Find(news.RequestId)?.OnNews(news);
                break;
            case ICallNews news when news.RequestId == _request.RequestId:
                OnNews(news);
                break;
            case ICallNews other:
                Link.Client.OnCallNews(other);
                break;
        }
    }

    public override void OnNews(ICallNews news)
    {
    }

    public override void OnReply(IReply received)
    {
        if (Judge(received) is not { } reply)
            return;
        if (reply is Holders holders)
            FailTimedOut(holders.Describe(Link.Owner));
        else if (reply is Rejected { Reason: RejectionReason.WouldBlock } && !_defaultOnTimeout)
            Explain();
        else if (Claim(Waiting) || (reply is not IGrant && Claim(Explaining)))
            Settle(reply);   // nothing is granted: what was answered before the withdrawal came in is the outcome
        else if (reply is IGrant grant)
            GrantedBy.GiveBack(grant);
    }

    public override void Abort(Exception reason)
    {
        if (!Claim(Waiting) && !Claim(Explaining))
            return;
        Link.Client.Leave(_request.RequestId, GrantedBy);
        SetFailure(reason);
    }

    private void EndUnsent(Exception reason)
    {
        if (Claim(Waiting))
            SetFailure(reason);
    }

    /// <summary>The call has failed: nothing else settles it.</summary>
    protected abstract void SetFailure(Exception reason);

    /// <summary>The call has its result: nothing else settles it.</summary>
    protected abstract void SetResult(TResult result);

    protected bool IsSettled => Volatile.Read(ref _phase) == Settled;

    private void Register()
    {
        if (_isRegistered)
            return;
        Volatile.Write(ref _isRegistered, true);
        Link.Client.Register(_request.RequestId, this);
    }

    /// <summary>Sees to it that the call ends in time, when it is cancelled, and with either side.</summary>
    protected void AwaitAnswer(CancellationToken cancellationToken)
    {
        // Whoever ends a side sets its flag first and looks into the table second; here it is the other way round.
        Register();
        if (Link.EndedBy() is { } ended)
            Abort(ended);
        if (_timeout is { } timeout && _request is not ICancelableRequest { Wait: false })
            ScheduleOnce(timeout, OnTimeout);
        if (cancellationToken.CanBeCanceled)
            _cancellation = cancellationToken.UnsafeRegister(static (call, token) => ((PendingCall)call!).Cancel(token), this);
        if (IsSettled)
            StopWaiting();
    }

    private void Settle(IReply reply)
    {
        switch (reply)
        {
            case Rejected { Reason: RejectionReason.WouldBlock }:
                SetResult(default!);
                break;
            case IFailure failure:
                SetFailure(failure.ToException(Link.Primitive.ToString()));
                break;
            default:
                SetAccepted(reply);
                break;
        }
    }

    // An item of a type that the handle does not know goes back, and its taker learns why; the actor that told it lives on.
    private void SetAccepted(IReply reply)
    {
        TResult result;
        try
        {
            result = Accept(reply);
        }
        catch (InvalidCastException unexpected)
        {
            if (reply is IGrant grant)
                GrantedBy.GiveBack(grant);
            SetFailure(unexpected);
            return;
        }

        // Before the caller goes on, so that whatever it asks the primitive next finds this settled.
        if (reply is ITakenAtOnce told && Link.IsDirect)
            told.IsTaken = true;
        else if (reply is IHandover handover)
            Link.Tell(handover.ToConfirm(Link.Owner));

        SetResult(result);
    }

    private void OnTimeout()
    {
        if (EndsByAnswer)
        {
            Withdraw();
        }
        else if (!_defaultOnTimeout)
        {
            Explain();
        }
        else if (Claim(Waiting))
        {
            Withdraw();
            SetResult(default!);
        }
    }

    public override void Cancel(CancellationToken cancellationToken)
    {
        if (EndsByAnswer)
        {
            Withdraw();
            return;
        }

        if (!Claim(Waiting))
            return;
        Withdraw();
        SetFailure(new TaskCanceledException(null, null, cancellationToken));
    }

    private void Explain()
    {
        if (Interlocked.CompareExchange(ref _phase, Explaining, Waiting) != Waiting)
            return;
        Withdraw();
        Link.Primitive.Actor.Tell(new GetHolders(_request.RequestId), Link.IsDirect ? this : Link.Client.Mailbox);
        ScheduleOnce(ExplanationLimit, () => FailTimedOut("it did not say who holds it"));
    }

    private void Withdraw()
    {
        if (_request is not ICancelableRequest cancelable)
            return;
        if (!EndsByAnswer)
            Link.Client.Leave(_request.RequestId, GrantedBy);
        Link.Tell(cancelable.ToCancel());
    }

    private void FailTimedOut(string state)
    {
        if (!Claim(Explaining))
            return;
        var request = $"{Link.Primitive}: {_request.GetType().Name}";
        SetFailure(new TimeoutException($"{request} was not granted within {_timeout ?? TimeSpan.Zero} ({state})."));
    }

    // True for one caller only: it goes on to set the task's outcome.
    private bool Claim(int from)
    {
        if (Interlocked.CompareExchange(ref _phase, Settled, from) != from)
            return false;
        StopWaiting();
        return true;
    }

    private void ScheduleOnce(TimeSpan delay, Action action)
    {
        var scheduler = Link.Client.System.Scheduler;
        _timer = new Cancelable(scheduler.Advanced);
        scheduler.Advanced.ScheduleOnce(delay, action, _timer);
    }

    // By the one who settles the call, and again by the one who had it wait, if that was later.
    private void StopWaiting()
    {
        if (Volatile.Read(ref _isRegistered))
            Link.Client.Forget(_request.RequestId, this);
        _timer?.Cancel();
        // Unregister does not wait for a callback under way, which may be the one that called us.
        _cancellation.Unregister();
    }
}
