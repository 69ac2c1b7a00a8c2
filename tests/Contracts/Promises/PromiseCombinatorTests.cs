using ActorConcurrency.Actors.Promises;
using Xunit;

namespace ActorConcurrency.Actors.Contracts.Promises;

public abstract class PromiseCombinatorTests<TBackend> : ContractTests<TBackend>
    where TBackend : ContractBackend, new()
{
    private static readonly Exception Reason = new InvalidOperationException("no luck");
    private readonly List<ActorPromise<int>> _promises = [];

    private IReadOnlyList<ActorPromise<int>> New(int count)
    {
        while (_promises.Count < count)
            _promises.Add(Concurrency.Promise<int>());
        return _promises;
    }

    [Fact]
    public async Task Try_FunctionThatAwaits_RunsToItsAwaitWithinTheCallAndSettlesAfterIt()
    {
        var input = New(1)[0];
        var hasBegun = false;
        var call = Concurrency.Try(async () =>
        {
            hasBegun = true;
            return await input.WaitAsync() + 1;
        });
        Assert.True(hasBegun);
        Assert.Equal(PromiseState.Pending, (await Soon(call.GetSnapshotAsync())).State);

        await Soon(input.ResolveAsync(1));

        Assert.Equal(2, await Soon(call.WaitAsync()));
    }

    [Fact]
    public async Task Try_FunctionThatThrows_IsARejection()
    {
        var atOnce = Concurrency.Try<int>(() => throw Reason);
        var later = Concurrency.Try(async () =>
        {
            await Task.Yield();
            return await Task.FromException<int>(Reason);
        });

        Assert.Equal(Reason.Message, (await Assert.ThrowsAsync<InvalidOperationException>(() => Soon(atOnce.WaitAsync()))).Message);
        Assert.Equal(Reason.Message, (await Assert.ThrowsAsync<InvalidOperationException>(() => Soon(later.WaitAsync()))).Message);
    }

    [Fact]
    public async Task All_SettledInAnyOrder_ValuesInThePromisesOrder()
    {
        var promises = New(3);
        var all = Concurrency.All(promises);
        for (var n = 2; n >= 0; n--)
            await Soon(promises[n].ResolveAsync(n));

        Assert.Equal([0, 1, 2], await Soon(all.WaitAsync()));
    }

    [Fact]
    public async Task All_OneIsRejected_RejectedWithoutTheOthers()
    {
        var promises = New(3);
        var all = Concurrency.All(promises);

        await Soon(promises[1].RejectAsync(Reason));

        Assert.Equal(Reason.Message, (await Assert.ThrowsAsync<InvalidOperationException>(() => Soon(all.WaitAsync()))).Message);
    }

    [Fact]
    public async Task AllSettled_TellsEveryOutcome()
    {
        var promises = New(2);
        var all = Concurrency.AllSettled(promises);
        await Soon(promises[1].RejectAsync(Reason));
        await Soon(promises[0].ResolveAsync(1));

        Assert.Equal([new(1, null), new(0, Reason)], await Soon(all.WaitAsync()));
    }

    [Fact]
    public async Task Any_FirstValue_RejectionsAreLeftOut()
    {
        var promises = New(3);
        var any = Concurrency.Any(promises);
        await Soon(promises[0].RejectAsync(Reason));
        await Soon(promises[2].ResolveAsync(2));

        Assert.Equal(2, await Soon(any.WaitAsync()));
    }

    [Fact]
    public async Task Any_AllAreRejected_AllReasons()
    {
        var promises = New(2);
        var any = Concurrency.Any(promises);
        var other = new NotSupportedException();
        await Soon(promises[1].RejectAsync(other));
        await Soon(promises[0].RejectAsync(Reason));

        var error = await Assert.ThrowsAsync<AggregateException>(() => Soon(any.WaitAsync()));

        Assert.Equal([Reason, other], error.InnerExceptions);
    }

    [Fact]
    public async Task Race_FirstOutcomeWhicheverItIs()
    {
        var promises = New(2);
        var race = Concurrency.Race(promises);
        await Soon(promises[1].RejectAsync(Reason));

        Assert.Equal(Reason.Message, (await Assert.ThrowsAsync<InvalidOperationException>(() => Soon(race.WaitAsync()))).Message);
        await Soon(promises[0].ResolveAsync(1));
        Assert.Equal(PromiseState.Rejected, (await Soon(race.GetSnapshotAsync())).State);
    }

    [Fact]
    public async Task NoPromises_AsInJavaScript()
    {
        Assert.Empty(await Soon(Concurrency.All<int>([]).WaitAsync()));
        Assert.Empty(await Soon(Concurrency.AllSettled<int>([]).WaitAsync()));
        Assert.Empty((await Assert.ThrowsAsync<AggregateException>(() => Soon(Concurrency.Any<int>([]).WaitAsync()))).InnerExceptions);
        await Assert.ThrowsAsync<TimeoutException>(() => Soon(Concurrency.Race<int>([]).WaitAsync(TimeSpan.Zero)));
    }

    [Fact]
    public async Task Combined_RejectionsAreHandled()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(UnhandledRejection));
        var promises = New(2);
        var all = Concurrency.AllSettled(promises);
        await Soon(promises[0].RejectAsync(Reason));
        await Soon(promises[1].RejectAsync(Reason));
        await Soon(all.WaitAsync());

        Advance(TimeSpan.FromSeconds(2));
        await Soon(promises[0].GetSnapshotAsync());
        await Soon(promises[1].GetSnapshotAsync());

        Sys.EventStream.Publish(new UnhandledRejection("marker", Reason));
        ExpectMsg<UnhandledRejection>(told => told.Promise == "marker" && told.Reason.Message == Reason.Message);
    }
}
