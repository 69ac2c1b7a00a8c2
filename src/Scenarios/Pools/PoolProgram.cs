using System.Collections.Concurrent;
using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Pools;
using ActorConcurrency.Scenarios.Running;

namespace ActorConcurrency.Scenarios.Pools;

/// <summary>The notes' main program: no actor, so it uses the pool's handle, and reads like the original.</summary>
internal sealed class PoolProgram(ScenarioContext context)
{
    /// <summary>What it notes in the trace when a closed pool has refused a job.</summary>
    public const string NotesRefused = "refused after close";

    /// <summary>What it notes in the trace when join has returned.</summary>
    public const string NotesJoined = "joined";

    /// <summary>What it notes in the trace when the pool is terminated and joined, and every job that had started is over.</summary>
    public const string NotesTerminated = "terminated";

    private readonly int _inputs = context.Values.Get(PoolScenario.Inputs);
    private readonly TimeSpan _work = context.AtSpeed(context.Values.Get(PoolScenario.Work));
    private readonly ActorPool _pool = context.Concurrency.Pool("pool", context.Values.Get(PoolScenario.Workers));
    private readonly ConcurrentDictionary<Task, Job> _running = new();
    private readonly ConcurrentDictionary<Job, bool> _ended = new();
    private readonly ConcurrentDictionary<Job, bool> _interrupted = new();

    public Task RunAsync() => context.Values.Get(PoolScenario.Terminate) is { } when
        ? RunAndTerminateAsync(context.AtSpeed(when))
        : RunToTheEndAsync();

    private async Task RunToTheEndAsync()
    {
        var asynchronous = new List<Task>();
        await SubmitAllAsync(asynchronous);
        await _pool.CloseAsync();
        await ShowRefusalAsync();
        await _pool.JoinAsync(cancellationToken: context.Stopping);
        context.Note(ScenarioContext.Main, NotesJoined);
        await Task.WhenAll(asynchronous);
    }

    private async Task RunAndTerminateAsync(TimeSpan when)
    {
        var asynchronous = new List<Task>();
        var submitting = SubmitAllAsync(asynchronous);
        await context.System.Scheduler.DelayAsync(when, context.Stopping);
        await _pool.TerminateAsync();
        await _pool.JoinAsync(cancellationToken: context.Stopping);
        await EndAsync(submitting);
        await EndAsync(Task.WhenAll(asynchronous));
        await EndAsync(Task.WhenAll(_running.Keys));
        Report();
    }

    private async Task SubmitAllAsync(List<Task> asynchronous)
    {
        for (var i = 0; i < _inputs; i++)
        {
            context.ShowStatus("status", i, _inputs);
            await ApplyAsync(new Job(i, IsSynchronous: true));
            asynchronous.Add(ApplyAsync(new Job(i, IsSynchronous: false)));
        }
    }

    private Task<int> ApplyAsync(Job job) => _pool.ApplyAsync(
        worker =>
        {
            var running = FuncAsync(job, worker);
            _running[running] = job;
            return running;
        },
        cancellationToken: context.Stopping);

    /// <summary>The notes' func: start, a second's sleep, end.</summary>
    private async Task<int> FuncAsync(Job job, IPoolWorker worker)
    {
        var path = worker.Ref.Path.ToStringWithoutAddress();
        var name = $"worker{worker.Number}";
        context.Note(path, job.Starts);
        context.Print("start", job.Input, name);
        try
        {
            await worker.DelayAsync(_work);
        }
        catch (OperationCanceledException)
        {
            context.Note(path, job.Interrupted);
            _interrupted[job] = true;
            throw;
        }
        context.Note(path, job.Ends);
        context.Print("end", job.Input, name);
        _ended[job] = true;
        return job.Input;
    }

    private async Task ShowRefusalAsync()
    {
        try
        {
            await ApplyAsync(new Job(_inputs, IsSynchronous: true));
        }
        catch (ObjectDisposedException)
        {
            context.Note(ScenarioContext.Main, NotesRefused);
        }
    }

    private void Report()
    {
        context.Note(ScenarioContext.Main, NotesTerminated);
        var interrupted = Job.All(_inputs).Where(_interrupted.ContainsKey);
        var neverRan = Job.All(_inputs).Where(job => !_ended.ContainsKey(job) && !_interrupted.ContainsKey(job));
        context.Print("terminated", List(interrupted), List(neverRan));
    }

    private string List(IEnumerable<Job> jobs) => string.Join(", ", jobs.Select(job => job.ToString()).DefaultIfEmpty(context.Text("none")));

    // A job that was terminated fails, as it should; the report tells what became of each.
    private async Task EndAsync(Task task)
    {
        await task.WaitAsync(context.Stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        context.Stopping.ThrowIfCancellationRequested();
    }
}
