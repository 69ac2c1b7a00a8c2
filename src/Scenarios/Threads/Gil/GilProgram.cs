using System.Globalization;
using System.Threading.Channels;
using ActorConcurrency.Actors.Processes;
using ActorConcurrency.Scenarios.Cluster;
using ActorConcurrency.Scenarios.Running;
using Akka.Actor;

namespace ActorConcurrency.Scenarios.Threads.Gil;

/// <summary>The notes' program, and a job for several cores.</summary>
internal sealed class GilProgram(ScenarioContext context)
{
    /// <summary>What a thread notes in the trace when it shows itself; its managed thread follows.</summary>
    public const string NotesThread = "on thread ";

    /// <summary>What the main program notes in the trace: how many threads were alive.</summary>
    public const string NotesAlive = "alive ";

    /// <summary>What the main program notes in the trace for each run of the job: workers, primes and time.</summary>
    public const string NotesCounted = "counted ";

    /// <summary>How the trace names workers that are nodes; how many follows.</summary>
    public const string NotesNodes = "nodes-";

    private const int Chunks = 64;

    private readonly ThreadGroup _group = new(context);
    private readonly TaskCompletionSource _areCounted = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async Task RunAsync()
    {
        ShowMain();
        ShowMain();
        await using var threads = _group;
        for (var i = 0; i < context.Values.Get(GilScenario.Threads); i++)
        {
            await threads.StartAsync(i.ToString(CultureInfo.InvariantCulture), ShowAsync);
            await threads.WaitForSignalsAsync();
        }

        var alive = await context.Concurrency.ActiveCountAsync(cancellationToken: context.Stopping);
        context.Note(ScenarioContext.Main, $"{NotesAlive}{alive}");
        context.Print("value", "");
        context.Print("value", alive);
        ShowMain();
        _areCounted.SetResult();
        await threads.JoinAsync();
        await CompareAsync();
    }

    /// <summary>The notes' func; it stays until it has been counted.</summary>
    private async Task ShowAsync(IProcessContext thread)
    {
        var id = Environment.CurrentManagedThreadId;
        context.Note(thread.Ref, $"{NotesThread}{id}");
        context.Print("thread", thread.Name, id);
        context.Print("value", id);
        _group.Signal();
        await thread.DelayAsync(context.AtSpeed(context.Values.Get(GilScenario.Sleep)));
        await _areCounted.Task.WaitAsync(thread.Stopping);
    }

    private void ShowMain() => context.Print("main-thread", Environment.CurrentManagedThreadId);

    private async Task CompareAsync()
    {
        var workers = context.Values.Get(GilScenario.Workers) is > 0 and var set ? set : Environment.ProcessorCount;
        context.Print("head");
        var single = await CountAsync("1", OnPool(1), null);
        if (workers > 1)
            await CountAsync(workers.ToString(CultureInfo.InvariantCulture), OnPool(workers), single);
        if (context.Values.Get(GilScenario.Nodes) is > 0 and var count)
        {
            await using var nodes = await context.StartNodesAsync(count, NodeHost.Primes);
            await CountAsync($"{NotesNodes}{count}", OnNodes(nodes), single);
        }
    }

    /// <summary>Where a piece of the job is done: by a pool of this process.</summary>
    private Func<PrimeRange, Task<int>> OnPool(int workers)
    {
        var pool = context.Concurrency.Pool($"workers-{workers}", workers);
        return range => pool.ApplyAsync(range.CountPrimes, cancellationToken: context.Stopping);
    }

    /// <summary>Where a piece of the job is done: by whichever node is free. Each has one more piece at hand than it works on.</summary>
    private Func<PrimeRange, Task<int>> OnNodes(INodes nodes)
    {
        var free = Channel.CreateUnbounded<IActorRef>();
        foreach (var node in nodes.All.Concat(nodes.All))
            free.Writer.TryWrite(node.Host);
        return async range =>
        {
            var host = await free.Reader.ReadAsync(context.Stopping);
            var counted = await host.Ask<PrimesProtocol.Counted>(new PrimesProtocol.Count(range.From, range.To), context.Stopping);
            free.Writer.TryWrite(host);
            return counted.Primes;
        };
    }

    /// <summary>Does the whole job at that place, prints its row of the table, and gives its time.</summary>
    private async Task<TimeSpan> CountAsync(string workers, Func<PrimeRange, Task<int>> place, TimeSpan? single)
    {
        context.ShowStatus("status", GilContract.Who(workers));
        var clock = context.System.Scheduler;
        var start = clock.MonotonicClock;
        var counts = await Task.WhenAll(PrimeRange.Upto(context.Values.Get(GilScenario.Limit), Chunks).Select(place));
        var time = clock.MonotonicClock - start;
        var primes = counts.Sum();
        context.Note(ScenarioContext.Main, FormattableString.Invariant($"{NotesCounted}{workers} {primes} {time.TotalSeconds:0.000}"));
        context.Print("row", InTheTable(workers).PadLeft(7), Text($"{primes,9}"), Text($"{time.TotalSeconds,7:0.000} s"), Text($"{(single ?? time) / time,7:0.00}x"));
        return time;
    }

    private string InTheTable(string workers) =>
        workers.StartsWith(NotesNodes, StringComparison.Ordinal) ? context.Text("nodes", workers[NotesNodes.Length..]) : workers;

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
