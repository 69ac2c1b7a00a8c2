using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Coroutines;
using ActorConcurrency.Actors.Coroutines.GreenThreads;
using Xunit;

namespace ActorConcurrency.Actors.Contracts.Coroutines;

public abstract class GreenThreadsTests<TBackend> : ContractTests<TBackend>
    where TBackend : ContractBackend, new()
{
    private ActorGreenThreads Hub => Concurrency.GreenThreads("hub");

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private async Task<GreenThread<T>> Spawn<T>(Func<IGreenThreadContext, Task<T>> body, string? name = null) =>
        await Soon(Hub.SpawnAsync(body, name));

    private async Task<GreenThread<object?>> Sleeper(string? name = null) =>
        await Soon(Hub.SpawnAsync(context => context.SleepAsync(Hour), name));

    private Task UntilAsleep(int count) =>
        Until(() => Hub.GetSnapshotAsync(), s => s.Threads.Count(t => t.State == GreenThreadState.Sleeping) == count);

    [Fact]
    public async Task Spawn_Runs_AndItsResultIsThere()
    {
        var thread = await Spawn(context => Task.FromResult($"{context.Name} ran"), "worker");

        Assert.Equal("worker ran", await Soon(thread.GetResultAsync()));
        Assert.True(await Soon(thread.JoinAsync()));
        Assert.Equal(("worker", "green threads 'hub': worker"), (thread.Name, thread.ToString()));
        Assert.Equal("GreenThread-1", (await Sleeper()).Name);
    }

    [Fact]
    public async Task Threads_AllRunOnOneThreadOfTheirOwn_OneAtATime()
    {
        var threads = new System.Collections.Concurrent.ConcurrentBag<int>();
        int inside = 0, most = 0;
        var spawned = new List<GreenThread<object?>>();
        for (var i = 0; i < 10; i++)
        {
            spawned.Add(await Soon(Hub.SpawnAsync(async context =>
            {
                for (var round = 0; round < 20; round++)
                {
                    most = Math.Max(most, Interlocked.Increment(ref inside));
                    threads.Add(Environment.CurrentManagedThreadId);
                    Interlocked.Decrement(ref inside);
                    await context.SleepAsync(TimeSpan.Zero);
                }
            })));
        }

        await Soon(Hub.JoinAllAsync());

        Assert.Equal(200, threads.Count);
        Assert.Single(threads.Distinct());
        Assert.Equal(1, most);
        Assert.DoesNotContain(Environment.CurrentManagedThreadId, threads);
        Assert.All(await Task.WhenAll(spawned.Select(t => t.JoinAsync(TimeSpan.Zero))), Assert.True);
    }

    [Fact]
    public async Task Continuations_OfOtherAwaits_ComeBackToTheOneThread()
    {
        var lease = await Soon(Concurrency.Lock("l").AcquireAsync());
        var thread = await Spawn(async context =>
        {
            var before = Environment.CurrentManagedThreadId;
            await context.Concurrency.Lock("l").AcquireAsync();
            return before == Environment.CurrentManagedThreadId;
        });
        await Until(() => Concurrency.Lock("l").GetSnapshotAsync(), s => s.Waiters.Count == 1);

        await lease.DisposeAsync();

        Assert.True(await Soon(thread.GetResultAsync()));
    }

    [Fact]
    public async Task Sleep_IsOnTheSystemsClock_AndTheOthersRunMeanwhile()
    {
        var log = new List<string>();
        var slow = await Soon(Hub.SpawnAsync(async context =>
        {
            await context.SleepAsync(TimeSpan.FromSeconds(3));
            log.Add("slow");
        }));
        var quick = await Soon(Hub.SpawnAsync(async context =>
        {
            await context.SleepAsync(TimeSpan.FromSeconds(1));
            log.Add("quick");
        }));
        await UntilAsleep(2);

        Advance(TimeSpan.FromSeconds(1));
        Assert.True(await Soon(quick.JoinAsync()));
        Assert.False(await Soon(slow.JoinAsync(TimeSpan.Zero)));
        Advance(TimeSpan.FromSeconds(2));
        Assert.True(await Soon(slow.JoinAsync()));

        Assert.Equal(["quick", "slow"], log);
    }

    [Fact]
    public async Task Sleep_OfZero_LetsTheOthersHaveTheirTurn()
    {
        var log = new List<string>();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        foreach (var name in new[] { "a", "b" })
        {
            await Soon(Hub.SpawnAsync(async context =>
            {
                await gate.Task;
                for (var i = 0; i < 3; i++)
                {
                    log.Add(name);
                    await context.SleepAsync(TimeSpan.Zero);
                }
            }));
        }

        gate.SetResult();
        await Soon(Hub.JoinAllAsync());

        Assert.Equal(3, log.Count(name => name == "a"));
        Assert.Equal(3, log.Count(name => name == "b"));
    }

    [Fact]
    public async Task Body_Throws_JoinIsTrueAndResultThrows()
    {
        var failure = new FormatException("it");
        var thread = await Spawn<int>(_ => throw failure);

        Assert.True(await Soon(thread.JoinAsync()));

        Assert.Same(failure, await Assert.ThrowsAsync<FormatException>(() => Soon(thread.GetResultAsync())));
        Assert.Equal(GreenThreadState.Failed, Assert.Single((await Soon(Hub.GetSnapshotAsync())).Threads).State);
        GC.KeepAlive(thread);
    }

    [Fact]
    public async Task Join_TimesOut_IsFalse()
    {
        var thread = await Sleeper();
        var joins = thread.JoinAsync(TimeSpan.FromSeconds(2));
        await Until(() => Hub.GetSnapshotAsync(), s => s.Waiters.Count == 1);

        Advance(TimeSpan.FromSeconds(2));

        Assert.False(await Soon(joins));
        await Assert.ThrowsAsync<TimeoutException>(() => Soon(thread.GetResultAsync(TimeSpan.Zero)));
    }

    [Fact]
    public async Task Kill_OfASleeper_RaisesTheExitAndFreesWhatItHolds()
    {
        var exit = new TaskCompletionSource<Exception>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = await Soon(Hub.SpawnAsync(async context =>
        {
            await context.Concurrency.Lock("held").AcquireAsync();
            try
            {
                await context.SleepAsync(Hour);
            }
            catch (CoroutineExitException raised)
            {
                exit.SetResult(raised);
                throw;
            }
        }));
        await UntilAsleep(1);

        Assert.True(await Soon(thread.KillAsync()));

        Assert.True(await Soon(thread.JoinAsync()));
        await Soon(exit.Task);
        await Assert.ThrowsAsync<CoroutineExitException>(() => Soon(thread.GetResultAsync()));
        await Soon(Concurrency.Lock("held").AcquireAsync());
        Assert.False(await Soon(thread.KillAsync()));
    }

    [Fact]
    public async Task Join_OfItself_IsRefused()
    {
        var own = new TaskCompletionSource<GreenThread<int>>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = await Spawn<int>(async context =>
        {
            var self = context.Concurrency.GreenThreads("hub");
            await Assert.ThrowsAsync<InvalidOperationException>(() => self.JoinAllAsync());
            await own.Task;
            return 1;
        });
        own.SetResult(thread);

        Assert.Equal(1, await Soon(thread.GetResultAsync()));
    }

    [Fact]
    public async Task Current_IsTheOneThatHasTheThread()
    {
        using var entered = new ManualResetEventSlim();
        using var leave = new ManualResetEventSlim();
        await Soon(Hub.SpawnAsync(
            _ =>
            {
                entered.Set();
                leave.Wait(TimeSpan.FromSeconds(30));   // a body that blocks: the scheduler's actor goes on
                return Task.CompletedTask;
            },
            "busy"));
        Assert.True(entered.Wait(TimeSpan.FromSeconds(30)));

        var snapshot = await Soon(Hub.GetSnapshotAsync());

        Assert.Equal("busy", snapshot.Current);
        leave.Set();
        await Soon(Hub.JoinAllAsync());
        Assert.Null((await Until(() => Hub.GetSnapshotAsync(), s => s.Current is null)).Current);
    }

    [Fact]
    public async Task Scheduler_Dies_RaisesTheExitEverywhere()
    {
        var exits = new CountdownEvent(3);
        for (var i = 0; i < 3; i++)
        {
            await Soon(Hub.SpawnAsync(async context =>
            {
                try
                {
                    await context.SleepAsync(Hour);
                }
                finally
                {
                    exits.Signal();
                }
            }));
        }

        await UntilAsleep(3);
        var thread = await Sleeper();

        await Kill(Hub.Actor);

        Assert.True(exits.Wait(TimeSpan.FromSeconds(30)));
        await Assert.ThrowsAsync<PrimitiveStoppedException>(() => Soon(thread.JoinAsync()));
    }
}
