using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Coroutines;
using ActorConcurrency.Actors.Coroutines.Generators;
using Akka.Actor;
using Xunit;
using static ActorConcurrency.Actors.Coroutines.Generators.GeneratorProtocol;

namespace ActorConcurrency.Actors.Contracts.Coroutines;

/// <summary>Generators with several callers, callers that give up, and deaths.</summary>
public abstract class GeneratorLifeTests<TBackend> : ContractTests<TBackend>
    where TBackend : ContractBackend, new()
{
    private static readonly Func<IEnumerable<int>> NumbersOf = () => Enumerable.Range(0, 200);

    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static Task<GeneratorStep<T, TReturn>> Next<T, TSend, TReturn>(ActorGenerator<T, TSend, TReturn> generator) =>
        Soon(generator.NextAsync());

    [Fact]
    public async Task Name_IsShared_ByAllItsHandles()
    {
        Func<IEnumerable<int>> items = () => Enumerable.Range(1, 3);
        Assert.Equal(1, (await Next(Concurrency.Generator("shared", items))).Value);

        Assert.Equal(2, (await Next(Concurrency.Generator("shared", items))).Value);
    }

    [Fact]
    public async Task Next_CanceledWhileTheBodyRuns_LeavesTheValueToTheNextOne()
    {
        var generator = Concurrency.Generator<int>("slow", async context =>
        {
            await _gate.Task;
            await context.YieldAsync(1);
            await context.YieldAsync(2);
        });
        using var cancellation = new CancellationTokenSource();
        var canceled = generator.NextAsync(null, cancellation.Token);
        await Until(() => generator.GetSnapshotAsync(), s => s.State == GeneratorState.Running);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Soon(canceled));

        _gate.SetResult();

        Assert.Equal(1, (await Next(generator)).Value);
        Assert.Equal(2, (await Next(generator)).Value);
    }

    [Fact]
    public async Task Next_TimesOut_LeavesTheFailureToTheNextOne()
    {
        var generator = Concurrency.Generator<int>("slow", async _ =>
        {
            await _gate.Task;
            throw new FormatException();
        });
        var late = generator.NextAsync(TimeSpan.FromSeconds(2));
        await Until(() => generator.GetSnapshotAsync(), s => s.Waiters.Count == 1);
        Advance(TimeSpan.FromSeconds(2));
        Assert.Contains("running", (await Assert.ThrowsAsync<TimeoutException>(() => Soon(late))).Message);

        _gate.SetResult();

        await Assert.ThrowsAsync<FormatException>(() => Next(generator));
    }

    [Fact]
    public async Task Cancellations_CrossingTheirValues_LoseNoneAndKeepTheOrder()
    {
        var numbers = Concurrency.Generator("many", () => Enumerable.Range(1, 300));
        var seen = new List<int>();
        for (var i = 0; i < 150; i++)
        {
            using var cancellation = new CancellationTokenSource();
            var crossing = numbers.NextAsync(null, cancellation.Token);
            await Task.Run(cancellation.Cancel);
            try
            {
                seen.Add((await Soon(crossing)).Value);
            }
            catch (OperationCanceledException)
            {
                // Whichever was first: the value is the next one's.
            }

            seen.Add((await Next(numbers)).Value);
        }

        Assert.Equal(Enumerable.Range(1, seen.Count), seen);
    }

    [Fact]
    public async Task Value_ToAnActorThatDoesNotConfirm_GoesToTheNextWhenItDies()
    {
        var numbers = Concurrency.Generator("numbers", () => Enumerable.Range(1, 3));
        var actor = CreateTestProbe();
        numbers.Actor.Tell(new Next(1, actor.Ref, Confirmed: true), actor.Ref);
        Assert.Equal(1, (await actor.ExpectMsgAsync<Yielded>()).Value);
        var next = numbers.NextAsync();

        Sys.Stop(actor.Ref);

        Assert.Equal(1, (await Soon(next)).Value);
    }

    [Fact]
    public async Task Callers_ManyAtATime_GetEveryValueOnce()
    {
        var taken = new System.Collections.Concurrent.ConcurrentBag<int>();

        await Soon(Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(async () =>
        {
            await using var owner = Concurrency.As();
            await foreach (var number in owner.Generator("many", NumbersOf).ReadAllAsync())
                taken.Add(number);
        }))));

        Assert.Equal(Enumerable.Range(0, 200), taken.Order());
    }

    [Fact]
    public async Task ReadAll_OfAsyncItems_EndsAtTheirEnd()
    {
        static async IAsyncEnumerable<int> Items()
        {
            yield return 1;
            await Task.Yield();
            yield return 2;
        }

        var seen = new List<int>();
        await foreach (var item in Concurrency.Generator(null, () => Items()).ReadAllAsync())
            seen.Add(item);

        Assert.Equal([1, 2], seen);
    }

    [Fact]
    public async Task Body_HoldsALock_WhichIsFreeAtItsEnd()
    {
        var generator = Concurrency.Generator<int>(null, async context =>
        {
            await context.Concurrency.Lock("held").AcquireAsync();
            await context.YieldAsync(1);
        });
        await Next(generator);
        Assert.Null(await Soon(Concurrency.Lock("held").TryAcquireAsync()));

        await Next(generator);

        await Soon(Concurrency.Lock("held").AcquireAsync());
    }

    [Fact]
    public async Task Body_Killed_FailsTheCallUnderWay()
    {
        var runner = new TaskCompletionSource<IActorRef>(TaskCreationOptions.RunContinuationsAsynchronously);
        var generator = Concurrency.Generator<int>(null, context =>
        {
            runner.SetResult(context.Ref);
            return _gate.Task;
        });
        var next = generator.NextAsync();

        await Kill(await Soon(runner.Task));

        await Assert.ThrowsAsync<CoroutineExitException>(() => Soon(next));
        Assert.False((await Next(generator)).HasValue);
    }

    [Fact]
    public async Task Generator_Dies_RaisesTheExitInItsBody()
    {
        var raised = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        var generator = Concurrency.Generator<int>("mortal", async context =>
        {
            try
            {
                await context.YieldAsync(1);
            }
            catch (CoroutineExitException)
            {
                raised.SetResult(context.Stopping.IsCancellationRequested);
            }
        });
        await Next(generator);

        await Kill(generator.Actor);

        Assert.True(await Soon(raised.Task));
        await Assert.ThrowsAsync<PrimitiveStoppedException>(() => Next(generator));
    }

    [Fact]
    public async Task FindDeadlocks_BodyWaitsForItsCaller_NamesTheCircle()
    {
        await using var caller = Concurrency.As("caller");
        await Soon(caller.Lock("l").AcquireAsync());
        var next = caller.Generator<int>("g", context => context.Concurrency.Lock("l").AcquireAsync()).NextAsync();
        await Until(() => Concurrency.Lock("l").GetSnapshotAsync(), s => s.Waiters.Count == 1);

        var deadlock = Assert.Single(await Soon(Concurrency.FindDeadlocksAsync()));

        Assert.Equal(["generator", "lock"], deadlock.Waits.Select(w => w.Kind).Order());
        await caller.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Soon(next));
    }
}
