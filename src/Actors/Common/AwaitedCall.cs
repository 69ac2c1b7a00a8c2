using System.Threading.Tasks.Sources;

namespace ActorConcurrency.Actors.Common;

/// <summary>
/// A call that its caller awaits. Most are answered while he still looks, by his own thread or by another one that has the primitive in
/// hand: then nothing is suspended, and the object is used again.
/// </summary>
internal abstract class AwaitedCall<TResult>(PrimitiveLink link, IRequest request, TimeSpan? timeout, bool defaultOnTimeout)
    : PendingCall<TResult>(link, request, timeout, defaultOnTimeout), IValueTaskSource<TResult>
{
    private const int Looking = 0;
    private const int Answered = 1;   // while its caller was still looking, who takes the result from here
    private const int Awaited = 2;

    private const int Patience = 50;

    private int _delivery = Looking;
    private TResult _answer = default!;
    private ManualResetValueTaskSourceCore<TResult> _outcome = new() { RunContinuationsAsynchronously = true };

    /// <summary>Whether its link may use the object again, once the call was answered while its caller looked.</summary>
    public bool IsReusable { get; init; }

    /// <summary>Sends the request. The result is to be awaited once.</summary>
    public ValueTask<TResult> Start(CancellationToken cancellationToken)
    {
        if (!MayAsk(cancellationToken))
            return new ValueTask<TResult>(this, _outcome.Version);
        if (Link.IsDirect)
        {
            AskDirectly();
            if (!IsAnswered)
                LingerUntilHandled();
            if (IsAnswered || Interlocked.CompareExchange(ref _delivery, Awaited, Looking) == Answered)
                return new ValueTask<TResult>(TakeAnswer());
            if (!IsSettled)
                AwaitAnswer(cancellationToken);
        }
        else
        {
            _delivery = Awaited;
            if (TryAsk())
                AwaitAnswer(cancellationToken);
        }

        return new ValueTask<TResult>(this, _outcome.Version);
    }

    TResult IValueTaskSource<TResult>.GetResult(short token) => _outcome.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<TResult>.GetStatus(short token) => _outcome.GetStatus(token);

    void IValueTaskSource<TResult>.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _outcome.OnCompleted(continuation, state, token, flags);

    protected override void Reuse(IRequest request, TimeSpan? timeout, bool defaultOnTimeout)
    {
        _delivery = Looking;
        base.Reuse(request, timeout, defaultOnTimeout);
    }

    protected override void SetFailure(Exception reason) => _outcome.SetException(reason);

    protected override void SetResult(TResult result)
    {
        _answer = result;
        if (Interlocked.CompareExchange(ref _delivery, Answered, Looking) != Looking)
            _outcome.SetResult(result);
    }

    private bool IsAnswered => Volatile.Read(ref _delivery) == Answered;

    private TResult TakeAnswer()
    {
        var answer = _answer;
        _answer = default!;
        if (IsReusable)
            Link.Keep(this);
        return answer;
    }

    // Another thread has the primitive in hand: a moment's patience is cheaper than to be suspended and woken.
    private void LingerUntilHandled()
    {
        for (var i = 0; i < Patience && !IsHandled && !IsSettled; i++)
            Thread.SpinWait(1);
    }
}
