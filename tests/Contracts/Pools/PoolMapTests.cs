using ActorConcurrency.Actors.Pools;
using Akka.Actor;
using Xunit;

namespace ActorConcurrency.Actors.Contracts.Pools;

/// <summary>Many jobs at once, and outcomes that go to actors.</summary>
public abstract class PoolMapTests<TBackend> : ContractTests<TBackend>
    where TBackend : ContractBackend, new()
{
    private ActorPool Three => Concurrency.Pool("three", 3);

    [Fact]
    public async Task Map_GivesResultsInTheItemsOrderAndTellsProgress()
    {
        var progress = new Reports();

        var results = await Soon(Three.MapAsync(Enumerable.Range(1, 20), (_, i) => Task.FromResult(i * i), progress));

        Assert.Equal(Enumerable.Range(1, 20).Select(i => i * i), results);
        Assert.Equal(Enumerable.Range(1, 20).Select(i => new PoolProgress(i, 20)), progress.All);
    }

    [Fact]
    public async Task Map_OfNothing_IsEmpty() =>
        Assert.Empty(await Soon(Three.MapAsync(Array.Empty<int>(), (_, i) => Task.FromResult(i))));

    [Fact]
    public async Task Map_OneFails_ThrowsItAndWithdrawsTheRest()
    {
        var gate = new TaskCompletionSource<int>();
        var one = Concurrency.Pool("one", 1);
        var started = 0;

        var error = await Assert.ThrowsAsync<FormatException>(() => Soon(one.MapAsync(Enumerable.Range(0, 10), async (_, i) =>
        {
            started++;
            if (i == 0)
                throw new FormatException("the first");
            return await gate.Task;
        })));

        Assert.Equal("the first", error.Message);
        await Until(() => one.GetSnapshotAsync(), s => s.Queued == 0);
        gate.SetResult(0);
        await Until(() => one.GetSnapshotAsync(), s => s.Running == 0);
        Assert.InRange(started, 1, 2);
    }

    [Fact]
    public async Task StarMap_PassesTwoArguments() =>
        Assert.Equal([3, 7], await Soon(Three.StarMapAsync([(1, 2), (3, 4)], (_, a, b) => Task.FromResult(a + b))));

    [Fact]
    public async Task Imap_GivesResultsInTheItemsOrder()
    {
        var gates = Enumerable.Range(0, 3).Select(_ => new TaskCompletionSource<int>()).ToArray();
        await using var results = Three.ImapAsync(gates, (_, gate) => gate.Task).GetAsyncEnumerator();
        var first = results.MoveNextAsync().AsTask();

        gates[2].SetResult(2);
        gates[1].SetResult(1);
        Assert.False(first.IsCompleted);
        gates[0].SetResult(0);

        for (var i = 0; i < 3; i++)
        {
            Assert.True(await Soon(i == 0 ? first : results.MoveNextAsync().AsTask()));
            Assert.Equal(i, results.Current);
        }

        Assert.False(await Soon(results.MoveNextAsync().AsTask()));
    }

    [Fact]
    public async Task ImapUnordered_GivesResultsAsTheyCome()
    {
        var gates = Enumerable.Range(0, 3).Select(_ => new TaskCompletionSource<int>()).ToArray();
        await using var results = Three.ImapUnorderedAsync(gates, (_, gate) => gate.Task).GetAsyncEnumerator();

        foreach (var next in new[] { 2, 0, 1 })
        {
            var moved = results.MoveNextAsync().AsTask();
            gates[next].SetResult(next);
            Assert.True(await Soon(moved));
            Assert.Equal(next, results.Current);
        }

        Assert.False(await Soon(results.MoveNextAsync().AsTask()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Imap_TellsProgressBeforeEachResult(bool unordered)
    {
        var progress = new Reports();
        var results = unordered
            ? Three.ImapUnorderedAsync(new[] { 1, 2, 3 }, (_, i) => Task.FromResult(i), progress)
            : Three.ImapAsync(new[] { 1, 2, 3 }, (_, i) => Task.FromResult(i), progress);
        var read = 0;

        await foreach (var _ in results)
            Assert.Equal(++read, progress.All.Count);

        Assert.Equal(Enumerable.Range(1, 3).Select(i => new PoolProgress(i, 3)), progress.All);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Imap_ResultIsLate_TimesOutAndWithdrawsTheRest(bool unordered)
    {
        var one = Concurrency.Pool("one", 1);
        var gate = new TaskCompletionSource<int>();
        var begun = new TaskCompletionSource();
        var limit = TimeSpan.FromSeconds(5);
        await using var results = (unordered ? one.ImapUnorderedAsync(new[] { 0, 1 }, Job, null, limit) : one.ImapAsync(new[] { 0, 1 }, Job, null, limit))
            .GetAsyncEnumerator();
        Assert.True(await Soon(results.MoveNextAsync().AsTask()));
        var late = results.MoveNextAsync().AsTask();
        await Soon(begun.Task);

        Advance(limit);

        var error = await Assert.ThrowsAsync<TimeoutException>(() => Soon(late));
        Assert.Contains("pool 'one'", error.Message);
        gate.SetResult(0);
        await Until(() => one.GetSnapshotAsync(), s => s.Running == 0 && s.Queued == 0);

        Task<int> Job(IPoolWorker worker, int i)
        {
            if (i == 0)
                return Task.FromResult(0);
            begun.TrySetResult();
            return gate.Task;
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Imap_ItemsFail_GivesTheResultsBeforeAndThrows(bool unordered)
    {
        var results = unordered
            ? Three.ImapUnorderedAsync(ThreeAndAFailure(), (_, i) => Task.FromResult(i))
            : Three.ImapAsync(ThreeAndAFailure(), (_, i) => Task.FromResult(i));
        var read = new List<int>();

        await Assert.ThrowsAsync<FormatException>(async () =>
        {
            await foreach (var result in results)
                read.Add(result);
        });

        Assert.Equal([0, 1, 2], read.Order());

        static IEnumerable<int> ThreeAndAFailure()
        {
            yield return 0;
            yield return 1;
            yield return 2;
            throw new FormatException("no more");
        }
    }

    [Fact]
    public async Task Imap_TakesItemsAsResultsAreRead()
    {
        var taken = 0;

        await foreach (var result in Three.ImapAsync(Endless(), (_, i) => Task.FromResult(i)))
        {
            if (result == 10)
                break;
        }

        Assert.InRange(taken, 11, 11 + 6);

        IEnumerable<int> Endless()
        {
            while (true)
                yield return taken++;
        }
    }

    [Fact]
    public async Task Submit_PipesTheResultToTheSubmitter()
    {
        await Soon(Three.SubmitAsync(_ => Task.FromResult(10), TestActor, result => $"in func2: {result}"));

        Assert.Equal("in func2: 10", ExpectMsg<string>());
        Assert.Contains("pool-three", LastSender.Path.Name);
    }

    [Fact]
    public async Task Submit_JobFails_ReachesTheErrorCallbackInstead()
    {
        await Soon(Three.SubmitAsync(Fails, TestActor, result => result, error => error.Message));

        Assert.Equal("no", ExpectMsg<string>());
    }

    [Fact]
    public async Task Submit_JobFailsWithoutErrorCallback_IsAStatusFailure()
    {
        await Soon(Three.SubmitAsync(Fails, TestActor, result => result));

        Assert.IsType<FormatException>(ExpectMsg<Status.Failure>().Cause);
    }

    [Fact]
    public async Task Submit_CallbackThrows_IsAStatusFailureAndThePoolGoesOn()
    {
        await Soon(Three.SubmitAsync(_ => Task.FromResult(1), TestActor, _ => throw new FormatException("callback")));

        Assert.IsType<FormatException>(ExpectMsg<Status.Failure>().Cause);
        Assert.Equal(2, await Soon(Three.ApplyAsync(_ => Task.FromResult(2))));
    }

    [Fact]
    public async Task Submit_SubmitterDies_WithdrawsTheJob()
    {
        var submitter = CreateTestProbe();
        var (begun, stopped) = (new TaskCompletionSource(), new TaskCompletionSource());
        await Soon(Three.SubmitAsync(
            async worker =>
            {
                await using var registration = worker.Stopping.Register(stopped.SetResult);
                begun.SetResult();
                await stopped.Task;
                return 0;
            },
            submitter.Ref,
            result => result));
        // A job that has been given to a worker but has not begun would be withdrawn without a word to it.
        await Soon(begun.Task);

        Sys.Stop(submitter.Ref);

        await Soon(stopped.Task);
    }

    private static Task<string> Fails(IPoolWorker worker) => throw new FormatException("no");

    private sealed class Reports : IProgress<PoolProgress>
    {
        public List<PoolProgress> All { get; } = [];

        public void Report(PoolProgress value) => All.Add(value);
    }
}
