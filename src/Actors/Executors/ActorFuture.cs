using System.Runtime.CompilerServices;
using ActorConcurrency.Actors.Common;
using Akka.Actor;
using Akka.Event;

namespace ActorConcurrency.Actors.Executors;

/// <summary>
/// The outcome of a job that was submitted to an executor, like Python's <c>Future</c>. It is settled once: by the job's end, or by a
/// cancellation before the job has started. It can be awaited. Safe for many threads.
/// </summary>
/// <typeparam name="T">The job's result.</typeparam>
public sealed class ActorFuture<T>
{
    private const int Pending = 0;
    private const int Started = 1;
    private const int Cancelled = 2;

    private readonly ActorSystem _system;
    private readonly string _executor;
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _withdrawal = new();
    private readonly TaskCompletionSource<T> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _callbacks;
    private int _state = Pending;

    internal ActorFuture(ActorSystem system, string executor)
    {
        _system = system;
        _executor = executor;
        _callbacks = Then(_outcome.Task, static () => { });
    }

    /// <summary>The same as a task: with the result, the job's exception, or cancelled.</summary>
    public Task<T> Task => _outcome.Task;

    /// <summary>Whether it was cancelled before it started.</summary>
    public bool IsCancelled => _outcome.Task.IsCanceled;

    /// <summary>Whether the job has started and not ended.</summary>
    public bool IsRunning => Volatile.Read(ref _state) == Started && !IsDone;

    /// <summary>Whether it has a result, an exception, or was cancelled.</summary>
    public bool IsDone => _outcome.Task.IsCompleted;

    internal CancellationToken Withdrawal => _withdrawal.Token;

    /// <summary>Lets the future be awaited: for the result, or to throw what the job threw.</summary>
    public TaskAwaiter<T> GetAwaiter() => _outcome.Task.GetAwaiter();

    /// <summary>Cancels the job if it has not started: then it never does.</summary>
    /// <returns>False when it has started or ended. True when it is cancelled, also by an earlier call.</returns>
    public bool Cancel()
    {
        if (TryCancel())
            _ = _withdrawal.CancelAsync();
        return Volatile.Read(ref _state) == Cancelled;
    }

    /// <summary>Waits for the result. What the job threw is thrown as it is.</summary>
    /// <param name="timeout">Null: without limit.</param>
    /// <param name="cancellationToken">Ends the wait, not the job.</param>
    /// <exception cref="TimeoutException">There was no outcome in time; the job goes on.</exception>
    /// <exception cref="OperationCanceledException">The future was cancelled, or the token fired.</exception>
    public async Task<T> ResultAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        if (Timeouts.Check(timeout) is not { } limit)
            return await _outcome.Task.WaitAsync(cancellationToken).ConfigureAwait(false);

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var time = _system.Scheduler.DelayAsync(limit, ended.Token);
        await System.Threading.Tasks.Task.WhenAny(_outcome.Task, time).ConfigureAwait(false);
        await ended.CancelAsync().ConfigureAwait(false);
        if (IsDone)
            return await _outcome.Task.ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        var state = Volatile.Read(ref _state) == Started ? "running" : "not started";
        throw new TimeoutException($"{_executor}: a job had no outcome within {limit} ({state}).");
    }

    /// <summary>Waits for the end and gives what the job threw; null when it has a result.</summary>
    /// <param name="timeout">Null: without limit.</param>
    /// <param name="cancellationToken">Ends the wait, not the job.</param>
    /// <exception cref="TimeoutException">There was no outcome in time; the job goes on.</exception>
    /// <exception cref="OperationCanceledException">The future was cancelled, or the token fired.</exception>
    public async Task<Exception?> ExceptionAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        try
        {
            await ResultAsync(timeout, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (Exception) when (_outcome.Task.IsFaulted)
        {
            return _outcome.Task.Exception!.InnerException;
        }
    }

    /// <summary>
    /// Has a function called once when the future is settled; soon, when it is already. The functions of one future are called one after the
    /// other, in the order in which they were added, on a thread of the thread pool. What one throws is logged.
    /// </summary>
    public void AddDoneCallback(Action<ActorFuture<T>> callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        lock (_gate)
            _callbacks = Then(_callbacks, () => Call(callback));
    }

    /// <summary>The job's side: false when it must not start. A second attempt at a job that has started is no new start.</summary>
    internal bool TryStart() => Interlocked.CompareExchange(ref _state, Started, Pending) != Cancelled;

    internal void SetResult(T result) => _outcome.TrySetResult(result);

    /// <summary>What ends a job that has not started, by a cancellation, cancels the future.</summary>
    internal void SetFailure(Exception failure)
    {
        if (failure is not OperationCanceledException || !TryCancel())
        {
            Interlocked.CompareExchange(ref _state, Started, Pending);   // from here on a cancellation is too late
            _outcome.TrySetException(failure);
        }
    }

    private bool TryCancel() =>
        Interlocked.CompareExchange(ref _state, Cancelled, Pending) == Pending && _outcome.TrySetCanceled();

    private void Call(Action<ActorFuture<T>> callback)
    {
        try
        {
            callback(this);
        }
        catch (Exception failure)
        {
            Logging.GetLogger(_system, typeof(ActorFuture<T>)).Error(failure, "{0}: a callback of a future failed", _executor);
        }
    }

    private static Task Then(Task task, Action action) => task.ContinueWith(
        _ => action(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
}

/// <summary>Several futures at once.</summary>
public static class ActorFutures
{
    /// <summary>All results in the order of the futures; the first failure in that order is thrown, when all are settled.</summary>
    public static Task<T[]> WhenAll<T>(IEnumerable<ActorFuture<T>> futures)
    {
        ArgumentNullException.ThrowIfNull(futures);
        return Task.WhenAll(futures.Select(future => future.Task));
    }

    /// <summary>The first future that is settled, well or not.</summary>
    /// <exception cref="ArgumentException">There are none.</exception>
    public static async Task<ActorFuture<T>> WhenAny<T>(IEnumerable<ActorFuture<T>> futures)
    {
        ArgumentNullException.ThrowIfNull(futures);
        var all = futures.ToList();
        var first = await Task.WhenAny(all.Select(future => future.Task)).ConfigureAwait(false);
        return all.First(future => future.Task == first);
    }

    /// <summary>The futures in the order in which they are settled.</summary>
    public static async IAsyncEnumerable<ActorFuture<T>> AsCompleted<T>(
        IEnumerable<ActorFuture<T>> futures, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(futures);
        var byTask = futures.Distinct().ToDictionary(future => future.Task);
        await foreach (var settled in Task.WhenEach(byTask.Keys).WithCancellation(cancellationToken).ConfigureAwait(false))
            yield return byTask[settled];
    }
}
