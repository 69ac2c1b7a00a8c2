using System.Threading.Tasks.Sources;
using Akka.Actor;

namespace ActorConcurrency.Actors.Common;

/// <summary>A request under way, seen by the client that waits for its answer.</summary>
internal interface IPendingCall
{
    PrimitiveLink Link { get; }
    void OnReply(IReply reply);
    void OnNews(ICallNews news);
    void Abort(Exception reason);

    /// <summary>Told by the primitive when it has looked at the request: what is not answered by now will take its time.</summary>
    void MarkHandled();

    /// <summary>Withdraws the request, unless it is settled.</summary>
    void Cancel(CancellationToken cancellationToken = default);
}

/// <summary>
/// A request under way, and what the caller awaits. Exactly one of answer, time-out, cancellation, and death of
/// either side settles it: the one that moves <see cref="_phase"/>. An answer that comes second and grants something is
/// given back.
/// </summary>
/// <remarks>
/// To a primitive of this process it is the sender of its request: what the primitive tells it is handled there and then, on the
/// primitive's thread, in the order in which it was told. Over the network, and in traces, the owner's actor stands for it.
/// </remarks>
internal abstract class PendingCall<TResult> : ActorRefBase, IPendingCall, IValueTaskSource<TResult>
{
    private const int Waiting = 0;
    private const int Explaining = 1;   // the time is up; asking who holds the primitive, for the exception's text
    private const int Settled = 2;

    private const int Patience = 50;
    private const int NoThread = 0;

    // A primitive that does not say in this time who holds it is not heard at all: the exception then says so.
    private static readonly TimeSpan ExplanationLimit = TimeSpan.FromSeconds(5);

    private IRequest _request;
    private TimeSpan? _timeout;
    private bool _defaultOnTimeout;
    private int _askingThread;
    private bool _isAnswered;
    private TResult _answer = default!;
    private ManualResetValueTaskSourceCore<TResult> _outcome = new() { RunContinuationsAsynchronously = true };
    private int _phase = Waiting;
    private bool _isHandled;
    private bool _isRegistered;
    private ICancelable? _timer;
    private CancellationTokenRegistration _cancellation;

    /// <param name="link">To the primitive.</param>
    /// <param name="request">Sent by <see cref="Start"/>.</param>
    /// <param name="timeout">Null: no limit.</param>
    /// <param name="defaultOnTimeout">Whether a time-out is the default value of the result instead of an exception.</param>
    protected PendingCall(PrimitiveLink link, IRequest request, TimeSpan? timeout, bool defaultOnTimeout)
    {
        Link = link;
        _request = request;
        _timeout = timeout;
        _defaultOnTimeout = defaultOnTimeout;
    }

    public PrimitiveLink Link { get; }

    /// <summary>Whether its link may use the object again, once the call was answered on the thread that asked.</summary>
    public bool IsReusable { get; init; }

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
    protected void Reuse(IRequest request, TimeSpan? timeout, bool defaultOnTimeout)
    {
        _request = request;
        _timeout = timeout;
        _defaultOnTimeout = defaultOnTimeout;
        _isHandled = false;
        Volatile.Write(ref _phase, Waiting);
    }

    /// <summary>Sends the request. The result is to be awaited once.</summary>
    public ValueTask<TResult> Start(CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            EndUnsent(new TaskCanceledException(null, null, cancellationToken));
        }
        else if (Link.EndedBy() is { } ended)
        {
            EndUnsent(ended);
        }
        else if (Link.IsDirect)   // the request goes out first, so that a cancellation always finds it at the primitive
        {
            _askingThread = Environment.CurrentManagedThreadId;
            Link.Primitive.Actor.Tell(_request, this);
            _askingThread = NoThread;
            if (_isAnswered)
                return new ValueTask<TResult>(TakeAnswer());
            LingerUntilHandled();
            if (!IsSettled)
                AwaitAnswer(cancellationToken);
        }
        else
        {
            Register();
            Link.Tell(_request);
            AwaitAnswer(cancellationToken);
        }

        return new ValueTask<TResult>(this, _outcome.Version);
    }

    TResult IValueTaskSource<TResult>.GetResult(short token) => _outcome.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<TResult>.GetStatus(short token) => _outcome.GetStatus(token);

    void IValueTaskSource<TResult>.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _outcome.OnCompleted(continuation, state, token, flags);

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

    public virtual void OnNews(ICallNews news)
    {
    }

    public void OnReply(IReply received)
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

    public void Abort(Exception reason)
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

    public void MarkHandled() => Volatile.Write(ref _isHandled, true);

    // Most calls are: the primitive is free, its caller runs it, and nothing has to be waited for.
    private TResult TakeAnswer()
    {
        var answer = _answer;
        (_answer, _isAnswered) = (default!, false);
        if (IsReusable)
            Link.Keep(this);
        return answer;
    }

    /// <summary>The call has failed: nothing else settles it.</summary>
    protected virtual void SetFailure(Exception reason) => _outcome.SetException(reason);

    /// <summary>The call has its result: nothing else settles it.</summary>
    protected virtual void SetResult(TResult result)
    {
        if (_askingThread == Environment.CurrentManagedThreadId)
            (_answer, _isAnswered) = (result, true);
        else
            _outcome.SetResult(result);
    }

    private bool IsSettled => Volatile.Read(ref _phase) == Settled;

    // Another thread has the primitive in hand: a moment's patience is cheaper than to be suspended and woken.
    private void LingerUntilHandled()
    {
        for (var i = 0; i < Patience && !Volatile.Read(ref _isHandled) && !IsSettled; i++)
            Thread.SpinWait(1);
    }

    private void Register()
    {
        if (_isRegistered)
            return;
        Volatile.Write(ref _isRegistered, true);
        Link.Client.Register(_request.RequestId, this);
    }

    private void AwaitAnswer(CancellationToken cancellationToken)
    {
        // Whoever ends a side sets its flag first and looks into the table second; here it is the other way round.
        Register();
        if (Link.EndedBy() is { } ended)
            Abort(ended);
        if (_timeout is { } timeout && _request is not ICancelableRequest { Wait: false })
            ScheduleOnce(timeout, OnTimeout);
        if (cancellationToken.CanBeCanceled)
            _cancellation = cancellationToken.UnsafeRegister(static (call, token) => ((PendingCall<TResult>)call!).Cancel(token), this);
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
        if (reply is IHandover handover)
        {
            if (Link.IsDirect && handover is ITakenAtOnce told)
                told.IsTaken = true;
            else
                Link.Tell(handover.ToConfirm(Link.Owner));
        }

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
            _outcome.SetResult(default!);
        }
    }

    public void Cancel(CancellationToken cancellationToken)
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
        Link.Tell(new GetHolders(_request.RequestId));
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
            Link.Client.Forget(_request.RequestId);
        _timer?.Cancel();
        // Unregister does not wait for a callback under way, which may be the one that called us.
        _cancellation.Unregister();
    }
}
