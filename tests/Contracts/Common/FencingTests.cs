using ActorConcurrency.Actors.Common;
using Xunit;

namespace ActorConcurrency.Actors.Contracts.Common;

public abstract class FencingTests<TBackend> : ContractTests<TBackend>
    where TBackend : ContractBackend, new()
{
    [Fact]
    public void Token_EpochDecidesBeforeCounter()
    {
        Assert.True(new FencingToken(1, 9) < new FencingToken(2, 1));
        Assert.True(new FencingToken(2, 2) > new FencingToken(2, 1));
        Assert.True(new FencingToken(2, 2) >= new FencingToken(2, 2));
        Assert.Equal("2.7", new FencingToken(2, 7).ToString());
    }

    [Fact]
    public async Task Write_OfAHolderThatPausedPastItsLoss_IsRefused()
    {
        var resource = Concurrency.FencedResource("file");
        var written = new List<string>();
        var pausing = await Soon(Concurrency.Semaphore("db", 1).AcquireAsync());
        await Soon(resource.WriteAsync(pausing.FencingToken, () => Write("first")));
        await Kill(Concurrency.Semaphore("db", 1).Actor);
        var next = await Soon(Concurrency.Semaphore("db", 1).AcquireAsync());
        await Soon(resource.WriteAsync(next.FencingToken, () => Write("second")));

        var error = await Assert.ThrowsAsync<StaleFencingTokenException>(
            () => Soon(resource.WriteAsync(pausing.FencingToken, () => Write("too late"))));

        Assert.Contains($"{pausing.FencingToken} is older than {next.FencingToken}", error.Message);
        Assert.Equal(["first", "second"], written);

        Task<bool> Write(string text)
        {
            written.Add(text);
            return Task.FromResult(true);
        }
    }

    [Fact]
    public async Task Write_WhileAnOlderOneRuns_WaitsForIt()
    {
        var resource = Concurrency.FencedResource("file");
        var gate = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var older = resource.WriteAsync(new FencingToken(1, 1), () => gate.Task);
        var newer = resource.WriteAsync(new FencingToken(1, 2), () => Task.FromResult(gate.Task.IsCompleted));

        await Until(() => resource.GetSnapshotAsync(), s => s.Queued == 2);
        gate.SetResult(1);

        Assert.Equal(1, await Soon(older));
        Assert.True(await Soon(newer));
    }

    [Fact]
    public async Task Write_ThatThrows_ThrowsAtTheCallerAndTheGuardGoesOn()
    {
        var resource = Concurrency.FencedResource("file");

        await Assert.ThrowsAsync<FormatException>(
            () => Soon(resource.WriteAsync<int>(new FencingToken(1, 1), () => throw new FormatException())));

        Assert.Equal(5, await Soon(resource.WriteAsync(new FencingToken(1, 1), () => Task.FromResult(5))));
    }
}
