using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Processes;
using Akka.Actor;
using Xunit;
using static ActorConcurrency.Actors.Processes.ProcessProtocol;

namespace ActorConcurrency.Actors.Contracts.Processes;

public abstract class ProcessTests<TBackend> : ContractTests<TBackend>
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
    public async Task Process_RunsOnceStarted_AndEndsWithZero()
    {
        var process = Concurrency.Process("worker", _ => _gate.Task);
        Assert.False(await Soon(process.IsAliveAsync()));
        Assert.Null(await Soon(process.GetExitCodeAsync()));

        await Soon(process.StartAsync());
        Assert.True(await Soon(process.IsAliveAsync()));
        Assert.Null(await Soon(process.JoinAsync(TimeSpan.Zero)));
        _gate.SetResult();

        Assert.Equal(0, await Soon(process.JoinAsync()));
        Assert.Equal(0, await Soon(process.JoinAsync()));
        Assert.False(await Soon(process.IsAliveAsync()));
        Assert.Equal(("worker", false), (process.Name, process.IsDaemon));
    }

    [Fact]
    public async Task Process_HoldsSomething_IsShownByItsName()
    {
        await Started("the holder", async context =>
        {
            await context.Concurrency.Lock("held").AcquireAsync();
            _gate.SetResult();
            await Forever(context);
        });
        await Soon(_gate.Task);

        var holder = Assert.Single((await Soon(Concurrency.Lock("held").GetSnapshotAsync())).Holders);
        Assert.Equal("the holder", Uri.UnescapeDataString(holder.Owner.Path.Name));
    }

    [Fact]
    public async Task Process_OwnClass_RunsItsOverride()
    {
        var squarer = new Squarer(7);
        var process = Concurrency.Process(null, squarer);
        await Soon(process.StartAsync());

        Assert.Equal(0, await Soon(process.JoinAsync()));
        Assert.Equal(49, squarer.Result);
        Assert.Equal(process.Name, squarer.SeenName);
    }

    [Fact]
    public async Task Process_Throws_EndsWithOneAndKeepsTheException()
    {
        var failure = new InvalidOperationException("boom");
        var process = await Started("failing", _ => throw failure);

        Assert.Equal(1, await Soon(process.JoinAsync()));
        Assert.Same(failure, (await Soon(process.GetSnapshotAsync())).Failure);
    }

    [Fact]
    public async Task Process_Exits_WithItsCode()
    {
        var process = await Started("exiting", _ => throw new ProcessExitException(3));

        Assert.Equal(3, await Soon(process.JoinAsync()));
        Assert.Null((await Soon(process.GetSnapshotAsync())).Failure);
    }

    [Fact]
    public async Task Terminate_EndsABodyThatDoesNotListen()
    {
        var process = await Started("deaf", _ => _gate.Task);

        Assert.True(await Soon(process.TerminateAsync()));

        Assert.Equal(-15, await Soon(process.JoinAsync()));
        Assert.False(await Soon(process.TerminateAsync()));
        Assert.False(await Soon(process.KillAsync()));
        _gate.SetResult();
        Assert.Equal(-15, await Soon(process.GetExitCodeAsync()));
    }

    [Fact]
    public async Task Kill_TellsTheBody_EndsWithMinusNine()
    {
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var inBody = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = await Started("killed", context =>
        {
            context.Stopping.Register(() => told.SetResult());
            inBody.SetResult();
            return _gate.Task;
        });
        await Soon(inBody.Task);

        await Soon(process.KillAsync());

        Assert.Equal(-9, await Soon(process.JoinAsync()));
        await Soon(told.Task);
    }

    [Fact]
    public async Task Terminate_FreesWhatTheBodyHolds()
    {
        var holds = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = await Started("holder", async context =>
        {
            await context.Concurrency.Semaphore("permit", 1).AcquireAsync();
            holds.SetResult();
            await _gate.Task;
        });
        await Soon(holds.Task);
        var waits = Concurrency.Semaphore("permit", 1).AcquireAsync();

        await Soon(process.TerminateAsync());

        await Soon(waits);
    }

    [Fact]
    public async Task Join_TimeUp_IsNull()
    {
        var process = await Started("slow", Forever);
        var joins = process.JoinAsync(TimeSpan.FromSeconds(2));
        await Until(() => process.GetSnapshotAsync(), s => s.Waiters.Count == 1);

        Advance(TimeSpan.FromSeconds(2));

        Assert.Null(await Soon(joins));
    }

    [Fact]
    public async Task Delay_IsOnTheSystemsClock()
    {
        var delayed = new TaskCompletionSource<Task>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = await Started("sleeper", context =>
        {
            var delay = context.DelayAsync(TimeSpan.FromHours(1));
            delayed.SetResult(delay);
            return delay;
        });
        await Soon(delayed.Task);

        Advance(TimeSpan.FromHours(1));

        Assert.Equal(0, await Soon(process.JoinAsync()));
    }

    [Fact]
    public async Task Misuse_IsAnswered()
    {
        var process = Concurrency.Process("once", Forever);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Soon(process.JoinAsync()));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Soon(process.TerminateAsync()));
        await Soon(process.StartAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => Soon(process.StartAsync()));
        await Soon(process.TerminateAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => Soon(process.StartAsync()));
    }

    [Fact]
    public async Task Join_OfItself_IsRefused()
    {
        Func<IProcessContext, Task>? body = null;
        body = context => context.Concurrency.Process("self", body!).JoinAsync();
        var process = await Started("self", body);

        Assert.Equal(1, await Soon(process.JoinAsync()));
        Assert.Contains("its own end", (await Soon(process.GetSnapshotAsync())).Failure!.Message);
    }

    [Fact]
    public async Task RunnerKilled_EndsWithMinusNine()
    {
        var me = new TaskCompletionSource<IActorRef>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = await Started("victim", context =>
        {
            me.SetResult(context.Ref);
            return Forever(context);
        });

        await Kill(await Soon(me.Task));

        Assert.Equal(-9, await Soon(process.JoinAsync()));
    }

    [Fact]
    public async Task Hammer_ManyProcessesCountUnderOnePermit_NoneIsLost()
    {
        var count = 0;
        var processes = Enumerable.Range(0, 64).Select(_ => Concurrency.Process(null, async context =>
        {
            for (var i = 0; i < 10; i++)
            {
                await using var lease = await context.Concurrency.Semaphore("one", 1).AcquireAsync();
                var seen = count;
                await Task.Yield();
                count = seen + 1;
            }
        })).ToList();

        await Soon(Task.WhenAll(processes.Select(p => p.StartAsync())));

        Assert.All(await Soon(Task.WhenAll(processes.Select(p => p.JoinAsync()))), code => Assert.Equal(0, code));
        Assert.Equal(640, count);
        Assert.Empty(await Soon(Concurrency.ActiveChildrenAsync()));
    }

    [Fact]
    public void Protocol_StartJoinStop()
    {
        var actor = Concurrency.Process("raw", Forever).Actor;
        actor.Tell(new Join(1, TestActor), TestActor);
        Assert.Equal(RejectionReason.NotStarted, ExpectMsg<Rejected>().Reason);
        actor.Tell(new Start(2, TestActor), TestActor);
        Assert.Equal(2, ExpectMsg<Started>().RequestId);
        actor.Tell(new Join(3, TestActor), TestActor);
        actor.Tell(new Join(4, TestActor), TestActor);
        actor.Tell(new CancelJoin(3, TestActor), TestActor);
        actor.Tell(new Stop(5, -9), TestActor);
        ExpectMsg(new Joined(4, -9));
        ExpectMsg(new Stopped(5, true));
    }

    // Of one that exists: asking for a process by its name takes its body.

    private sealed class Squarer(int number) : ProcessBody
    {
        public int Result { get; private set; }
        public string? SeenName { get; private set; }

        protected internal override Task RunAsync(IProcessContext context)
        {
            SeenName = context.Name;
            Result = number * number;
            return Task.CompletedTask;
        }
    }
}
