using ActorConcurrency.Actors.Common;
using Akka.Event;
using static ActorConcurrency.Actors.Timers.TimerProtocol;

namespace ActorConcurrency.Actors.Timers;

/// <summary>One run of a timer, from its start to its last tick. Disposing it cancels it; twice is harmless.</summary>
public sealed class TimerRun : Grant, IAsyncDisposable
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Func<TimerTick, Task>? _onTick;
    private Task _calls = Task.CompletedTask;
    private volatile bool _isCancelled;

    internal TimerRun(PrimitiveLink link, IClients clients, Started started, Func<TimerTick, Task>? onTick)
        : base(link, clients, started) =>
        _onTick = onTick;

    /// <summary>
    /// Completes when the last tick has been handled, or the run was cancelled or lost: what Python's <c>join</c> waits for.
    /// </summary>
    public Task Ended => _ended.Task;

    /// <summary>
    /// Cancels the run. From this call on no tick is handled; one that is being handled goes on. True when ticks were still to come.
    /// </summary>
    /// <exception cref="PrimitiveStoppedException">The timer's actor has stopped: there is no tick either.</exception>
    public async Task<bool> CancelAsync(CancellationToken cancellationToken = default)
    {
        if (!TryCancel())
            return false;
        try
        {
            var request = new Cancel(Link.NextRequestId(), FencingToken);
            return (await Link.CallAsync<Cancelled>(request).WaitAsync(cancellationToken).ConfigureAwait(false)).WasRunning;
        }
        finally
        {
            LetGo();
        }
    }

    /// <summary>Cancels the run without waiting for the answer; no tick is handled after it.</summary>
    public ValueTask DisposeAsync()
    {
        if (TryCancel())
        {
            Link.Tell(new Cancel(0, FencingToken));
            LetGo();
        }

        return ValueTask.CompletedTask;
    }

    internal override void OnNews(IGrantNews news)
    {
        if (news is not Tick tick)
            return;
        _calls = HandleAsync(_calls, tick);
        if (tick.IsLast && TryEnd())
            LetGo();
    }

    private protected override void OnLost() => _ended.TrySetResult();

    private bool TryCancel()
    {
        _isCancelled = true;
        _ended.TrySetResult();
        return TryEnd();
    }

    // One at a time, in order, and never in the owner's actor.
    private async Task HandleAsync(Task previous, Tick tick)
    {
        await previous.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        if (_onTick is not null && !_isCancelled && !WasLost)
        {
            try
            {
                await _onTick(tick.Value).ConfigureAwait(false);
            }
            catch (Exception failure)
            {
                Link.Client.System.Log.Error(failure, "{0}: tick {1} was not handled to its end", Link.Primitive, tick.Value.Number);
            }
        }

        if (tick.IsLast)
            _ended.TrySetResult();
    }
}
