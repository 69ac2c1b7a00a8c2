using System.Runtime.CompilerServices;
using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Pools;
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
    private readonly TaskCompletionSource<T> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private PendingCall? _call;
    private Task? _callbacks;
    private int _state = Pending;

    internal ActorFuture(ActorSystem system, string executor)
    {
        _system = system;
        _executor = executor;
    }

    /// <summary>The same as a task: with the result, the job's exception, or cancelled.</summary>
    public Task<T> Task => _outcome.Task;

    /// <summary>Whether it was cancelled before it started.</summary>
    public bool IsCancelled => _outcome.Task.IsCanceled;

    /// <summary>Whether the job has started and not ended.</summary>
    public bool IsRunning => Volatile.Read(ref _state) == Started && !IsDone;

    /// <summary>Whether it has a result, an exception, or was cancelled.</summary>
    public bool IsDone => _outcome.Task.IsCompleted;

    internal IScheduler Clock => _system.Scheduler;

    /// <summary>Lets the future be awaited: for the result, or to throw what the job threw.</summary>
    public TaskAwaiter<T> GetAwaiter() => _outcome.Task.GetAwaiter();

    /// <summary>Cancels the job if it has not started: then it never does.</summary>
    /// <returns>False when it has started or ended. True when it is cancelled, also by an earlier call.</returns>
    public bool Cancel()
    {
        if (TryCancel())
            _call?.Cancel();
        return Volatile.Read(ref _state) == Cancelled;
    }

    /// <summary>Waits for the result. What the job threw is thrown as it is.</summary>
    /// <param name="timeout">Null: without limit.</param>
    /// <param name="cancellationToken">Ends the wait, not the job.</param>
    /// <exception cref="TimeoutException">There was no outcome in time; the job goes on.</exception>
    /// <exception cref="OperationCanceledException">The future was cancelled, or the token fired.</exception>
    public Task<T> ResultAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        var limit = Timeouts.Check(timeout);
        return limit is null && !cancellationToken.CanBeCanceled ? _outcome.Task : ResultInTimeAsync(limit, cancellationToken);
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
        lock (_outcome)   // which nobody else sees
            _callbacks = Then(_callbacks ?? _outcome.Task, () => Call(callback));
    }

    /// <summary>The job as the pool runs it: not if it was cancelled before. A second attempt at a job that has started is no new start.</summary>
    internal PoolJob ToJob(Func<IPoolWorker, Task<T>> job) => new FutureJob(this, job).RunAsync;

    /// <exception cref="OperationCanceledException">The future was cancelled before its job started.</exception>
    internal void ThrowIfCancelled()
    {
        if (Interlocked.CompareExchange(ref _state, Started, Pending) == Cancelled)
            throw new OperationCanceledException("The future was cancelled.");
    }

    /// <summary>The call by which the job is handed in: a cancellation withdraws it.</summary>
    internal void Await(PendingCall call) => _call = call;

    internal void SetResult(T result) => _outcome.TrySetResult(result);

    /// <summary>What ends a job that has not started, by a cancellation, cancels the future.</summary>
    internal void SetFailure(Exception failure)
    {
        if (failure is OperationCanceledException && Interlocked.CompareExchange(ref _state, Cancelled, Pending) != Started)
        {
            _outcome.TrySetCanceled();   // by whom, and who says so first, does not matter
            return;
        }

        Interlocked.CompareExchange(ref _state, Started, Pending);   // from here on a cancellation is too late
        _outcome.TrySetException(failure);
    }

    private async Task<T> ResultInTimeAsync(TimeSpan? limit, CancellationToken cancellationToken)
    {
        using var deadline = new Deadline(Clock, limit, cancellationToken);
        return await deadline.WaitAsync(_outcome.Task, Late).ConfigureAwait(false);

        string Late() => $"{_executor}: a job had no outcome within {limit} ({(IsRunning ? "running" : "not started")}).";
    }

    private sealed class FutureJob(ActorFuture<T> future, Func<IPoolWorker, Task<T>> job) : PoolJobs.Function
    {
        public override ValueTask<object?> RunHereAsync(IPoolWorker worker)
        {
            future.ThrowIfCancelled();
            return ResultOf(job(worker));
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
