using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Contracts;
using ActorConcurrency.Actors.Tests.Contracts;
using Xunit;

namespace ActorConcurrency.Actors.Tests.Wire;

/// <summary>Whatever would need a function to be sent says so at once, and says what to do instead.</summary>
public sealed class CodeIsRefusedTests : ContractTests<WireBackend>
{
    [Fact]
    public async Task Pool_JobsThatAreFunctions_AreRefused()
    {
        var pool = Concurrency.Pool("pool", workers: 1);

        AssertNames("pool 'pool'", "job type", await Assert.ThrowsAsync<NotLocalException>(() => pool.ApplyAsync(_ => Task.FromResult(1))));
        await Assert.ThrowsAsync<NotLocalException>(() => pool.ApplyAsync(() => 1));
        await Assert.ThrowsAsync<NotLocalException>(() => pool.SubmitAsync(_ => Task.FromResult(1), TestActor, n => n));
        await Assert.ThrowsAsync<NotLocalException>(() => pool.MapAsync([1, 2], (_, n) => Task.FromResult(n)));
        await Assert.ThrowsAsync<NotLocalException>(async () =>
        {
            await foreach (var _ in pool.ImapAsync([1], (_, n) => Task.FromResult(n)))
            {
            }
        });
        Assert.Equal(0, (await Soon(pool.GetSnapshotAsync())).Queued);
    }

    [Fact]
    public void Executor_JobsThatAreFunctions_AreRefused()
    {
        var executor = Concurrency.Executor("executor", workers: 1);

        AssertNames("executor 'executor'", "job type", Assert.Throws<NotLocalException>(() => executor.Submit(_ => Task.FromResult(1))));
        Assert.Throws<NotLocalException>(() => executor.Submit(() => 1));
    }

    [Fact]
    public async Task FencedResource_WritesThatAreFunctions_AreRefused()
    {
        var resource = Concurrency.FencedResource("file");

        var error = await Assert.ThrowsAsync<NotLocalException>(
            () => resource.WriteAsync(new FencingToken(1, 1), () => Task.FromResult(1)));

        AssertNames("fenced resource 'file'", "handler", error);
        Assert.Null((await Soon(resource.GetSnapshotAsync())).Greatest);
    }

    [Fact]
    public async Task Coroutines_BodiesThatAreFunctions_AreRefused()
    {
        await Assert.ThrowsAsync<NotLocalException>(() => Concurrency.GreenThreads("threads").SpawnAsync(_ => Task.FromResult(1)));
        await Assert.ThrowsAsync<NotLocalException>(() => Concurrency.Greenlets<int>("group").CreateAsync("a", (_, n) => Task.FromResult(n)));
    }

    private static void AssertNames(string primitive, string instead, NotLocalException error)
    {
        Assert.Equal(primitive, error.Primitive);
        Assert.Contains(primitive, error.Message);
        Assert.Contains(instead, error.Message);
    }
}
