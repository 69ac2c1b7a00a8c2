using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Processes;
using Akka.Actor;
using Xunit;

namespace ActorConcurrency.Actors.Contracts.Processes;

/// <summary>Parents, children, daemons, and who of them is alive.</summary>
public abstract class ProcessFamilyTests<TBackend> : ContractTests<TBackend>
    where TBackend : ContractBackend, new()
{
    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static Task Forever(IProcessContext context) => Task.Delay(Timeout.Infinite, context.Stopping);

    private async Task<ActorProcess> Started(string? name, Func<IProcessContext, Task> run, bool isDaemon = false)
    {
        var process = Concurrency.Process(name, run, isDaemon);
        await Soon(process.StartAsync());
        return process;
    }

    [Fact]
    public async Task Parent_WaitsForItsChildren_AndEndsItsDaemons()
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var parent = await Started("parent", async context =>
        {
            await context.Concurrency.Process("child", _ => _gate.Task).StartAsync();
            await context.Concurrency.Process("daemon", Forever, isDaemon: true).StartAsync();
            begun.SetResult();
        });
        await Soon(begun.Task);
        var daemon = await Until(() => Snapshot("daemon"), s => s.State == ProcessState.Ended);
        Assert.Equal(-15, daemon.ExitCode);
        Assert.True(await Soon(parent.IsAliveAsync()));

        _gate.SetResult();

        Assert.Equal(0, await Soon(parent.JoinAsync()));
        Assert.Equal(ProcessState.Ended, (await Snapshot("child")).State);
    }

    [Fact]
    public async Task Parent_BodyEnds_DaemonThreadLivesAsLongAsTheOtherChildren()
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var parent = await Started("parent", async context =>
        {
            await context.Concurrency.Thread("child", _ => _gate.Task).StartAsync();
            await context.Concurrency.Thread("assistant", Forever, isDaemon: true).StartAsync();
            await context.Concurrency.Process("daemon", Forever, isDaemon: true).StartAsync();
            begun.SetResult();
        });
        await Soon(begun.Task);
        await Until(() => Snapshot("daemon"), s => s.State == ProcessState.Ended);
        Assert.True((await Snapshot("assistant", "thread")).IsAlive);

        _gate.SetResult();

        Assert.Equal(0, await Soon(parent.JoinAsync()));
        Assert.Equal(-15, (await Snapshot("assistant", "thread")).ExitCode);
    }

    [Fact]
    public async Task Start_GivesTheBodysActor_WhichStopsAtTheEnd()
    {
        var process = Concurrency.Process("watched", _ => _gate.Task);
        var body = await Soon(process.StartAsync());
        Watch(body);

        _gate.SetResult();

        ExpectTerminated(body);
        Assert.Equal(0, await Soon(process.GetExitCodeAsync()));
    }

    [Fact]
    public async Task Parent_Terminated_DaemonEndsChildGoesOn()
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var parent = await Started("parent", async context =>
        {
            await context.Concurrency.Process("child", _ => _gate.Task).StartAsync();
            await context.Concurrency.Thread("assistant", Forever, isDaemon: true).StartAsync();
            begun.SetResult();
            await Forever(context);
        });
        await Soon(begun.Task);

        await Soon(parent.TerminateAsync());

        Assert.Equal(-15, await Soon(parent.JoinAsync()));
        await Until(() => Concurrency.ActiveCountAsync(), count => count == 1);
        Assert.True((await Snapshot("child")).IsAlive);
        _gate.SetResult();
    }

    [Fact]
    public async Task Daemon_OwnerDies_EndsIt()
    {
        var owner = Concurrency.As("parent");
        var daemon = owner.Process("daemon", Forever, isDaemon: true);
        var other = owner.Process("other", _ => _gate.Task);
        await Soon(daemon.StartAsync());
        await Soon(other.StartAsync());
        Assert.Equal([owner.Ref], (await Snapshot("daemon")).Holders.Select(h => h.Owner));

        await owner.DisposeAsync();

        await Until(() => Snapshot("daemon"), s => s is { ExitCode: -15 });
        Assert.True((await Snapshot("other")).IsAlive);
        _gate.SetResult();
    }

    [Fact]
    public async Task DaemonProcess_HasNoChildProcesses()
    {
        var daemon = await Started("daemon", context => context.Concurrency.Process(null, Forever).StartAsync(), isDaemon: true);

        Assert.Equal(1, await Soon(daemon.JoinAsync()));
        Assert.Contains("no child processes", (await Soon(daemon.GetSnapshotAsync())).Failure!.Message);
    }

    [Fact]
    public async Task ActiveChildren_AreThoseOfTheView()
    {
        var seen = new TaskCompletionSource<IReadOnlyList<ProcessSnapshot>>(TaskCreationOptions.RunContinuationsAsynchronously);
        var parent = await Started("parent", async context =>
        {
            var child = context.Concurrency.Process("child", Forever);
            await child.StartAsync();
            seen.SetResult(await context.Concurrency.ActiveChildrenAsync());
            await child.TerminateAsync();
        });

        Assert.Equal(["child"], (await Soon(seen.Task)).Select(s => s.Name));
        await Soon(parent.JoinAsync());
        await Started("one", Forever);
        await Started("two", Forever);
        Assert.Equal(["one", "two"], (await Soon(Concurrency.ActiveChildrenAsync())).Select(s => s.Name).Order());
    }

    [Fact]
    public async Task ActiveCount_CountsThreadsAndTheMainFlow()
    {
        Assert.Equal(1, await Soon(Concurrency.ActiveCountAsync()));
        var thread = Concurrency.Thread(null, _ => _gate.Task);
        await Soon(thread.StartAsync());
        Assert.Equal(2, await Soon(Concurrency.ActiveCountAsync()));
        Assert.StartsWith("Thread-", thread.Name, StringComparison.Ordinal);

        _gate.SetResult();
        await Soon(thread.JoinAsync());

        Assert.Equal(1, await Soon(Concurrency.ActiveCountAsync()));
    }

    [Fact]
    public async Task EndChildren_TerminatesDaemonsAndWaitsForTheOthers()
    {
        var daemon = await Started("daemon", Forever, isDaemon: true);
        var worker = await Started("worker", _ => _gate.Task);
        await Soon(Concurrency.Thread("assistant", Forever, isDaemon: true).StartAsync());

        var ends = Concurrency.EndChildrenAsync();
        Assert.Equal(-15, await Soon(daemon.JoinAsync()));
        await Until(() => worker.GetSnapshotAsync(), s => s.Waiters.Count == 1);
        Assert.False(ends.IsCompleted);
        Assert.True((await Snapshot("assistant", "thread")).IsAlive);
        _gate.SetResult();

        await Soon(ends);
        Assert.Equal(-15, (await Snapshot("assistant", "thread")).ExitCode);
        Assert.Equal(0, await Soon(worker.GetExitCodeAsync()));
    }

    private async Task<ProcessSnapshot> Snapshot(string name, string kind = "process")
    {
        var actor = await Soon(Backend.ActorOfAsync(kind, name));
        var answer = await Soon(actor.Ask<Snapshot>(new GetSnapshot(1)));
        return (ProcessSnapshot)answer.Value;
    }
}
