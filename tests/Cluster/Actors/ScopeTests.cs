using ActorConcurrency.Actors.Clusters.Tests.Support;
using ActorConcurrency.Actors.Processes;
using Xunit;

namespace ActorConcurrency.Actors.Clusters.Tests;

/// <summary>A node that asks for names of its own.</summary>
public sealed class ScopeTests : IDisposable
{
    private readonly VirtualCluster _nodes = new(isTraced: false, [true, true, true], scope: "mine");

    public void Dispose() => _nodes.Dispose();

    [Fact]
    public async Task Name_OnANodeWithAScope_IsAnotherThanElsewhere()
    {
        await using var mine = await Soon(_nodes.On(0).Lock("db").AcquireAsync());
        await using var other = await Soon(_nodes.On(1).Lock("db").AcquireAsync());

        Assert.Equal("mine.db", _nodes.On(0).Lock("db").Name);
        Assert.Null(await Soon(_nodes.On(1).Lock("mine.db").TryAcquireAsync()));
        Assert.Null(await Soon(_nodes.On(0).Lock("mine.db").TryAcquireAsync()));
    }

    [Fact]
    public async Task Condition_OnANodeWithAScope_FindsItsLockWhereverBothLive()
    {
        for (var i = 0; i < 6; i++)
        {
            var theLock = _nodes.On(0).Lock($"lock{i}");
            var condition = _nodes.On(0).Condition($"condition{i}", theLock);
            var lease = await Soon(theLock.AcquireAsync());
            Assert.Equal(0, await Soon(condition.NotifyAsync(lease, 1)));   // it knows that the lock is held
            await lease.ReleaseAsync();
        }
    }

    [Fact]
    public async Task Process_OnANodeWithAScope_HasItsNameWithoutIt()
    {
        var name = "";
        var process = _nodes.On(0).Process("worker", context =>
        {
            name = context.Concurrency.Process("child", _ => Task.CompletedTask).Name;
            return Task.CompletedTask;
        });

        await Soon(process.StartAsync());
        await Soon(process.JoinAsync());

        Assert.Equal(("worker", "child"), (process.Name, name));
        Assert.Equal("worker", (await Soon(process.GetSnapshotAsync())).Name);
    }

    [Fact]
    public async Task EndScope_WithPrimitivesOnAllNodes_EndsThemAndNoOthers()
    {
        for (var i = 0; i < 10; i++)
        {
            await Soon(_nodes.On(0).Event($"event{i}").SetAsync());
            await Soon(_nodes.On(1).Event($"event{i}").SetAsync());
        }

        await Soon(Akka.Cluster.Cluster.Get(_nodes.System).EndScopeAsync(VirtualCluster.Patience));

        var left = await Soon(Akka.Cluster.Cluster.Get(_nodes.Systems[1]).PrimitivesAsync());
        Assert.Equal(
            Enumerable.Range(0, 10).Select(i => $"event{i}"),
            left.Select(placed => placed.State.Name).Where(name => name.Contains("event", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public async Task EndScope_OnANodeWithoutOne_IsRefused() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => Akka.Cluster.Cluster.Get(_nodes.Systems[1]).EndScopeAsync(VirtualCluster.Patience));

    private static Task Soon(Task task) => task.WaitAsync(VirtualCluster.Patience);

    private static Task<T> Soon<T>(Task<T> task) => task.WaitAsync(VirtualCluster.Patience);

    private static Task Soon(ValueTask task) => task.AsTask().WaitAsync(VirtualCluster.Patience);

    private static Task<T> Soon<T>(ValueTask<T> task) => task.AsTask().WaitAsync(VirtualCluster.Patience);
}
