using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Coroutines;
using ActorConcurrency.Actors.Coroutines.Generators;
using Akka.Actor;
using Xunit;
using static ActorConcurrency.Actors.Coroutines.Generators.GeneratorProtocol;

namespace ActorConcurrency.Actors.Contracts.Coroutines;

public abstract class GeneratorTests<TBackend> : ContractTests<TBackend>
    where TBackend : ContractBackend, new()
{
    private static readonly Func<IEnumerable<int>> NumbersOf = () => Enumerable.Range(0, 200);

    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Yields what it is sent, and returns how much that was when it is sent 0.
    private static async Task<int> AddUp(IGeneratorContext<int, int> context)
    {
        var sum = 0;
        var sent = await context.YieldAsync(sum);
        while (sent != 0)
        {
            sum += sent;
            sent = await context.YieldAsync(sum);
        }

        return sum;
    }

    private ActorGenerator<int, object?, object?> Numbers(string? name = null) => Concurrency.Generator(name, () => Enumerable.Range(1, 3));

    private static Task<GeneratorStep<T, TReturn>> Next<T, TSend, TReturn>(ActorGenerator<T, TSend, TReturn> generator) =>
        Soon(generator.NextAsync());

    [Fact]
    public async Task Next_GivesTheValuesThenTheEnd()
    {
        var numbers = Numbers();

        foreach (var expected in new[] { 1, 2, 3 })
            Assert.Equal((true, expected), ((await Next(numbers)) is var step ? (step.HasValue, step.Value) : default));

        Assert.False((await Next(numbers)).HasValue);
        Assert.False((await Next(numbers)).HasValue);
        Assert.Equal(GeneratorState.Ended, (await Soon(numbers.GetSnapshotAsync())).State);
    }

    [Fact]
    public async Task Next_BeforeTheFirst_TheBodyHasNotStarted()
    {
        var started = false;
        var generator = Concurrency.Generator<int>(null, context =>
        {
            started = true;
            return context.YieldAsync(1);
        });
        Assert.Equal(GeneratorState.Created, (await Soon(generator.GetSnapshotAsync())).State);
        Assert.False(started);

        await Next(generator);

        Assert.True(started);
        Assert.Equal(GeneratorState.Suspended, (await Soon(generator.GetSnapshotAsync())).State);
    }

    [Fact]
    public async Task Send_IsTheValueOfTheYield_AndTheEndCarriesTheReturnValue()
    {
        var sums = Concurrency.Generator<int, int, int>(null, AddUp);
        Assert.Equal(0, (await Next(sums)).Value);

        Assert.Equal(5, (await Soon(sums.SendAsync(5))).Value);
        Assert.Equal(12, (await Soon(sums.SendAsync(7))).Value);
        var end = await Next(sums);

        Assert.Equal(new GeneratorStep<int, int>(false, 0, 12), end);
        Assert.Equal(end, await Soon(sums.SendAsync(3)));
    }

    [Fact]
    public async Task Send_BeforeTheStart_IsRefused()
    {
        var sums = Concurrency.Generator<int, int, int>(null, AddUp);

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => Soon(sums.SendAsync(5)));

        Assert.Contains("has not started", error.Message);
        Assert.Equal(0, (await Next(sums)).Value);
    }

    [Fact]
    public async Task Throw_Caught_GoesOnToTheNextYield()
    {
        var generator = Concurrency.Generator<string>(null, async context =>
        {
            try
            {
                await context.YieldAsync("first");
            }
            catch (FormatException caught)
            {
                await context.YieldAsync(caught.Message);
            }
        });
        await Next(generator);

        Assert.Equal("thrown in", (await Soon(generator.ThrowAsync(new FormatException("thrown in")))).Value);
        Assert.False((await Next(generator)).HasValue);
    }

    [Fact]
    public async Task Throw_NotCaught_IsThrownAtTheCallerAndEnds()
    {
        var numbers = Numbers();
        await Next(numbers);
        var failure = new FormatException();

        Assert.Same(failure, await Assert.ThrowsAsync<FormatException>(() => Soon(numbers.ThrowAsync(failure))));

        Assert.False((await Next(numbers)).HasValue);
    }

    [Fact]
    public async Task Throw_BeforeTheStart_EndsWithoutRunning()
    {
        var numbers = Numbers();

        await Assert.ThrowsAsync<FormatException>(() => Soon(numbers.ThrowAsync(new FormatException())));

        Assert.False((await Next(numbers)).HasValue);
    }

    [Fact]
    public async Task Body_Throws_ThrowsOnceThenIsAtItsEnd()
    {
        var generator = Concurrency.Generator<int>(null, _ => throw new FormatException("body"));

        Assert.Equal("body", (await Assert.ThrowsAsync<FormatException>(() => Next(generator))).Message);

        Assert.False((await Next(generator)).HasValue);
    }

    [Fact]
    public async Task Close_RunsTheCleanUp()
    {
        var cleanedUp = false;
        var generator = Concurrency.Generator<int>(null, async context =>
        {
            try
            {
                await context.YieldAsync(1);
            }
            finally
            {
                cleanedUp = true;
            }
        });
        await Next(generator);

        await Soon(generator.CloseAsync());

        Assert.True(cleanedUp);
        Assert.False((await Next(generator)).HasValue);
        await Soon(generator.CloseAsync());
    }

    [Fact]
    public async Task Close_BeforeTheStart_NeverRunsTheBody()
    {
        var generator = Concurrency.Generator<int>(null, _ => throw new FormatException());

        await Soon(generator.CloseAsync());

        Assert.False((await Next(generator)).HasValue);
    }

    [Fact]
    public async Task Close_BodyYieldsAgain_IsAnErrorAndItIsSuspendedThere()
    {
        var generator = Concurrency.Generator<int>(null, async context =>
        {
            try
            {
                await context.YieldAsync(1);
            }
            catch (CoroutineExitException)
            {
                await context.YieldAsync(2);
            }
        });
        await Next(generator);

        await Assert.ThrowsAsync<InvalidOperationException>(() => Soon(generator.CloseAsync()));

        Assert.False((await Next(generator)).HasValue);
    }

    [Fact]
    public async Task Close_BodyThrowsSomethingElse_ThrowsThat()
    {
        var generator = Concurrency.Generator<int>(null, async context =>
        {
            try
            {
                await context.YieldAsync(1);
            }
            finally
            {
                throw new FormatException();
            }
        });
        await Next(generator);

        await Assert.ThrowsAsync<FormatException>(() => Soon(generator.CloseAsync()));
    }

    [Fact]
    public async Task Next_InItsOwnBody_IsRefused()
    {
        Func<IGeneratorContext<int, object?>, Task>? body = null;
        body = async context => await context.Concurrency.Generator("self", body!).NextAsync();

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => Next(Concurrency.Generator("self", body)));

        Assert.Contains("its body cannot resume it", error.Message);
    }

    [Fact]
    public async Task Yield_NotAwaited_ThenAnother_IsAnError()
    {
        var generator = Concurrency.Generator<int>(null, context => Task.WhenAll(context.YieldAsync(1), context.YieldAsync(2)));

        // The first yield is carried out before the second one throws: its value comes first.
        Assert.Equal(1, (await Next(generator)).Value);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Next(generator));
    }

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
        var numbers = Numbers("numbers");
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
