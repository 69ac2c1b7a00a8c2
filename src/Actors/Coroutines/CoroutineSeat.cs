using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Actors.Coroutines;

/// <summary>
/// The body's end of a coroutine: suspends it with a message to the actor that decides who runs, and is resumed by an answer of that
/// actor's. Used by the body's thread and by the runner's actor.
/// </summary>
internal sealed class CoroutineSeat(string name, IActorRef self, IActorRef decider, IConcurrency concurrency, IScheduler scheduler)
    : ICoroutineContext
{
    private readonly CancellationTokenSource _stopping = new();
    private TaskCompletionSource<object?>? _suspension;

    public string Name => name;
    public IActorRef Ref => self;
    public IConcurrency Concurrency => concurrency;
    public CancellationToken Stopping => _stopping.Token;

    public Task DelayAsync(TimeSpan delay) => scheduler.DelayAsync(delay, Stopping);

    /// <summary>Gives up control, and completes when it is given back: with a value, or with an exception.</summary>
    /// <exception cref="InvalidOperationException">It is suspended already: the earlier suspension was not awaited.</exception>
    public Task<object?> SuspendAsync(object message)
    {
        var suspension = new TaskCompletionSource<object?>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (Interlocked.CompareExchange(ref _suspension, suspension, null) is not null)
            throw new InvalidOperationException($"Coroutine '{name}' is suspended already: await one suspension before the next.");
        // After the suspension is in its place: Stop() sets its flag first and looks for a suspension second.
        if (_stopping.IsCancellationRequested)
            RaiseExit();
        else
            decider.Tell(message, self);
        return suspension.Task;
    }

    public void Resume(CoroutineRunner.Resume m)
    {
        if (Interlocked.Exchange(ref _suspension, null) is not { } suspension)
            return;
        if (m.Failure is null)
            suspension.TrySetResult(m.Value);
        else
            suspension.TrySetException(m.Failure);
    }

    public void Stop()
    {
        // Not Cancel: the body's callbacks must not run inside the actor.
        _ = _stopping.CancelAsync();
        RaiseExit();
    }

    private void RaiseExit() =>
        Interlocked.Exchange(ref _suspension, null)?.TrySetException(new CoroutineExitException($"Coroutine '{name}' was ended."));
}

/// <summary>What the contexts of all kinds of coroutines have of the seat.</summary>
internal abstract class CoroutineContext(CoroutineSeat seat) : ICoroutineContext
{
    public string Name => seat.Name;
    public IActorRef Ref => seat.Ref;
    public IConcurrency Concurrency => seat.Concurrency;
    public CancellationToken Stopping => seat.Stopping;

    public Task DelayAsync(TimeSpan delay) => seat.DelayAsync(delay);
}
