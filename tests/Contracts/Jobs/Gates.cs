using System.Collections.Concurrent;
using ActorConcurrency.Actors.Jobs;
using Akka.Actor;

namespace ActorConcurrency.Actors.Contracts.Jobs;

/// <summary>Kinds of jobs for one test, whose handlers the test can follow and hold.</summary>
public sealed class Gates
{
    private static int _last;

    private readonly int _number = Interlocked.Increment(ref _last);
    private readonly ConcurrentDictionary<int, TaskCompletionSource> _gates = new();
    private readonly ConcurrentQueue<(int Job, int Attempt)> _runs = [];

    public Gates()
    {
        Open = new(NameOf("open"), (job, context) => Run(job, context));
        Closed = new(NameOf("closed"), WaitAsync);
        Deadly = new(NameOf("deadly"), async (job, context) =>
        {
            Run(job, context);
            await DieAsync(context);
            return job;
        });
        Failing = new(NameOf("failing"), Fail);
    }

    /// <summary>Gives its number back at once.</summary>
    public JobType<int, int> Open { get; }

    /// <summary>Gives its number back when the test lets it, and not at all when it is stopped before.</summary>
    public JobType<int, int> Closed { get; }

    /// <summary>Kills its worker.</summary>
    public JobType<int, int> Deadly { get; }

    /// <summary>Throws.</summary>
    public JobType<int, int> Failing { get; }

    /// <summary>What was run, and which attempt it was.</summary>
    public IReadOnlyList<(int Job, int Attempt)> Runs => [.. _runs];

    /// <summary>Lets the closed job of a number go on, whenever it comes.</summary>
    public void Release(int job) => GateOf(job).TrySetResult();

    private async Task<int> WaitAsync(int job, IJobContext context)
    {
        Run(job, context);
        await GateOf(job).Task.WaitAsync(context.Stopping);
        return job;
    }

    /// <summary>Kills the worker, and waits as a job does whose node is lost: for ever, but for the token.</summary>
    public static async Task DieAsync(IJobContext context)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = context.Stopping.Register(stopped.SetResult);
        context.Worker.Tell(Kill.Instance, ActorRefs.NoSender);
        await stopped.Task;
    }

    /// <summary>A name of this test's own: nodes may outlive a test.</summary>
    public string NameOf(string kind) => $"{kind}-{_number}";

    private int Fail(int job, IJobContext context)
    {
        Run(job, context);
        throw new KeyNotFoundException($"attempt {context.Attempt} at {job}");
    }

    private int Run(int job, IJobContext context)
    {
        _runs.Enqueue((job, context.Attempt));
        return job;
    }

    private TaskCompletionSource GateOf(int job) =>
        _gates.GetOrAdd(job, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
