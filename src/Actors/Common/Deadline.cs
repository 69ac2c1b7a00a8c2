using Akka.Actor;

namespace ActorConcurrency.Actors.Common;

/// <summary>A time limit by the actor system's clock and a caller's cancellation as one token, for waits that are no requests.</summary>
internal sealed class Deadline : IDisposable
{
    private readonly CancellationToken _cancellation;
    private readonly CancellationTokenSource _source;
    private readonly ICancelable? _timer;

    /// <param name="scheduler">The clock.</param>
    /// <param name="limit">Null: none.</param>
    /// <param name="cancellation">The caller's.</param>
    public Deadline(IScheduler scheduler, TimeSpan? limit, CancellationToken cancellation)
    {
        _cancellation = cancellation;
        _source = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (limit == TimeSpan.Zero)
            _source.Cancel();
        if (limit is not { } time || time == TimeSpan.Zero)
            return;
        _timer = new Cancelable(scheduler.Advanced);
        scheduler.Advanced.ScheduleOnce(time, OnTime, _timer);
    }

    public CancellationToken Token => _source.Token;

    /// <summary>Whether the time was up, and not the caller who cancelled.</summary>
    public bool IsOver => _source.IsCancellationRequested && !_cancellation.IsCancellationRequested;

    public void Dispose()
    {
        _timer?.Cancel();
        _source.Dispose();
    }

    /// <summary>Waits for a task's outcome.</summary>
    /// <param name="outcome">The task; it goes on after the time.</param>
    /// <param name="late">What the exception says.</param>
    /// <exception cref="TimeoutException">There was none in time.</exception>
    public async Task<T> WaitAsync<T>(Task<T> outcome, Func<string> late)
    {
        try
        {
            return await outcome.WaitAsync(Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (IsOver && !outcome.IsCompleted)
        {
            throw new TimeoutException(late());
        }
    }

    private void OnTime()
    {
        try
        {
            _ = _source.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // The wait has ended just now.
        }
    }
}
