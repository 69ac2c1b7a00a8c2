using ActorConcurrency.Actors.Coroutines;
using ActorConcurrency.Actors.Coroutines.Generators;
using Xunit;

namespace ActorConcurrency.Actors.Contracts.Coroutines;

public abstract class GeneratorTests<TBackend> : ContractTests<TBackend>
    where TBackend : ContractBackend, new()
{
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

    private ActorGenerator<int, object?, object?> Numbers() => Concurrency.Generator(null, () => Enumerable.Range(1, 3));

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
}
