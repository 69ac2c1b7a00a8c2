using ActorConcurrency.Actors.Clusters.Tests.Support;
using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Queues;
using Akka.Actor;
using Xunit;

namespace ActorConcurrency.Actors.Clusters.Tests;

/// <summary>Nodes that leave in order: what lives on them goes on elsewhere, and nobody who uses it notices.</summary>
public sealed class LeavingNodeTests : IDisposable
{
    private readonly VirtualCluster _nodes = new(true, true, true);

    public void Dispose() => _nodes.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Leave_OfTheHost_KeepsHoldersAndWaiters(int host)
    {
        var name = NameOn(host, "semaphore");
        await using var owner = _nodes.On(0).As("holder");
        var lease = await Soon(owner.Semaphore(name, 1).AcquireAsync());
        var first = _nodes.On(3 - host).Semaphore(name, 1).AcquireAsync();
        await UntilWaiting(name, 1);
        var second = _nodes.On(0).Semaphore(name, 1).AcquireAsync();
        var before = await UntilWaiting(name, 2);

        await LeaveAsync(host);

        var after = await Soon(_nodes.On(0).Semaphore(name, 1).GetSnapshotAsync());
        Assert.NotEqual(host, await _nodes.HostOfAsync(name));
        Assert.True(after.Epoch > before.Epoch);
        Assert.Equal(before.Holders, after.Holders);
        Assert.Equal(before.Waiters, after.Waiters);
        Assert.False(first.IsCompleted || second.IsCompleted || lease.LostToken.IsCancellationRequested);

        await lease.ReleaseAsync();
        var next = await Soon(first);
        Assert.True(next.FencingToken > lease.FencingToken);
        await next.ReleaseAsync();
        await (await Soon(second)).DisposeAsync();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Leave_AskedForByAnotherNode_MovesWhatItHostsThoughAllSeeItExiting(int host)
    {
        var name = NameOn(host, "semaphore");
        await using var owner = _nodes.On(0).As("holder");
        var lease = await Soon(owner.Semaphore(name, 1).AcquireAsync());
        var waits = _nodes.On(3 - host).Semaphore(name, 1).AcquireAsync();
        var before = await UntilWaiting(name, 1);

        Akka.Cluster.Cluster.Get(_nodes.System).Leave(_nodes.AddressOf(host));
        await Task.Run(() => _nodes.AdvanceUntil(() => _nodes.Systems[host].WhenTerminated.IsCompleted, VirtualNode.Interval));

        var after = await Soon(_nodes.On(0).Semaphore(name, 1).GetSnapshotAsync());
        Assert.Equal(before.Holders, after.Holders);
        Assert.Equal(before.Waiters, after.Waiters);
        await lease.ReleaseAsync();
        await (await Soon(waits)).DisposeAsync();
    }

    [Fact]
    public async Task Leave_WhileItIsUsed_LosesNoItemAndGivesNoneTwice()
    {
        const int items = 120;
        var name = NameOn(1, "queue");
        var queue = _nodes.On(0).Queue<int>(name, capacity: 10);
        await Soon(queue.GetCountAsync());
        var began = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var taking = Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => TakeAllAsync(_nodes.On(i % 2 * 2).Queue<int>(name, capacity: 10)))));
        var putting = Task.Run(async () =>
        {
            for (var i = 0; i < items; i++)
            {
                await queue.EnqueueAsync(i);
                if (i == items / 4)
                    began.SetResult();
            }

            await queue.CompleteAsync();
        });
        await Soon(began.Task);

        await LeaveAsync(1);

        await Soon(putting);
        Assert.Equal(Enumerable.Range(0, items), (await Soon(taking)).SelectMany(taken => taken).Order());
    }

    [Fact]
    public async Task Leave_OfTheHostOfAConditionAndItsLock_KeepsThemTogether()
    {
        var name = NameOn(1, "lock");
        await using var waiter = _nodes.On(0).As("waiter");
        var state = waiter.Lock(name);
        var changed = waiter.Condition("changed", state);
        var lease = await Soon(state.AcquireAsync());
        var waits = changed.WaitAsync(lease);
        await Until(async () => (await _nodes.On(0).Condition("changed", _nodes.On(0).Lock(name)).GetSnapshotAsync()).Waiters.Count == 1);
        Assert.Equal(1, await _nodes.HostOfAsync("changed"));

        await LeaveAsync(1);

        Assert.Equal(await _nodes.HostOfAsync(name), await _nodes.HostOfAsync("changed"));
        var there = _nodes.On(2).Lock(name);
        await using (var other = await Soon(there.AcquireAsync()))
            Assert.Equal(1, await Soon(_nodes.On(2).Condition("changed", there).NotifyAsync(other)));
        Assert.True(await Soon(waits));
        await lease.ReleaseAsync();
    }

    [Fact]
    public async Task Leave_OfAQueueThatIsLargerThanAMessage_MovesIt()
    {
        var name = NameOn(1, "queue");
        var queue = _nodes.On(0).Queue<string>(name);
        var item = new string('x', 50_000);
        for (var i = 0; i < 30; i++)
            await Soon(queue.EnqueueAsync(item));

        await LeaveAsync(1);

        Assert.Equal(30, await Soon(queue.GetCountAsync()));
        Assert.Equal(item, await Soon(queue.DequeueAsync()));
    }

    [Fact]
    public async Task Leave_OfWhatConsistsOfCode_EndsItThere()
    {
        var pool = _nodes.On(1).Pool("workers", 1);
        Assert.Equal(1, await Soon(pool.ApplyAsync(() => 1)));
        var seenFromElsewhere = _nodes.On(0).Pool("workers", 1);
        await Soon(seenFromElsewhere.GetSnapshotAsync());

        await LeaveAsync(1);

        await Assert.ThrowsAsync<PrimitiveStoppedException>(() => Soon(seenFromElsewhere.GetSnapshotAsync()));
        Assert.Equal(2, await Soon(_nodes.On(0).Pool("workers", 1).ApplyAsync(() => 2)));
    }

    [Fact]
    public async Task Leave_OfTheLastOtherNode_MovesAllToTheOneThatStays()
    {
        for (var i = 0; i < 20; i++)
            await Soon(_nodes.On(0).Event($"event{i}").SetAsync());

        await LeaveAsync(1);
        await LeaveAsync(2);

        for (var i = 0; i < 20; i++)
        {
            Assert.True(await Soon(_nodes.On(0).Event($"event{i}").IsSetAsync()));
            Assert.Equal(0, await _nodes.HostOfAsync($"event{i}"));
        }
    }

    [Fact]
    public async Task Leave_OfTwoAtOnce_MovesAllToTheOneThatStays()
    {
        for (var i = 0; i < 20; i++)
            await Soon(_nodes.On(0).Event($"event{i}").SetAsync());

        await LeaveAsync(1, 2);

        for (var i = 0; i < 20; i++)
        {
            Assert.True(await Soon(_nodes.On(0).Event($"event{i}").IsSetAsync()));
            Assert.Equal(0, await _nodes.HostOfAsync($"event{i}"));
        }
    }

    [Fact]
    public async Task Leave_WhileNewNamesAreAskedFor_LosesNone()
    {
        const int most = 500;
        using var left = new CancellationTokenSource();
        var asking = Task.Run(async () =>
        {
            var asked = 0;
            for (; asked < most && !left.IsCancellationRequested; asked++)
                await _nodes.On(0).Event($"event{asked}").SetAsync();
            return asked;
        });

        await LeaveAsync(1);

        await left.CancelAsync();
        var asked = await Soon(asking);
        for (var i = 0; i < asked; i++)
            Assert.True(await Soon(_nodes.On(0).Event($"event{i}").IsSetAsync()), $"event{i} of {asked} is lost");
    }

    private static async Task<List<int>> TakeAllAsync(ActorQueue<int> queue)
    {
        var taken = new List<int>();
        await foreach (var item in queue.ReadAllAsync())
            taken.Add(item);
        return taken;
    }

    // Until they are no members any more and their systems have ended.
    private async Task LeaveAsync(params int[] nodes)
    {
        var leaving = Task.WhenAll(nodes.Select(
            node => CoordinatedShutdown.Get(_nodes.Systems[node]).Run(CoordinatedShutdown.ClusterLeavingReason.Instance)));
        await Task.Run(() => _nodes.AdvanceUntil(() => HaveLeft(leaving, nodes), VirtualNode.Interval));
        await Soon(leaving);
        await Soon(Task.WhenAll(nodes.Select(node => _nodes.Systems[node].WhenTerminated)));
        _nodes.Remove(nodes);
    }

    private bool HaveLeft(Task leaving, int[] nodes)
    {
        // No failure detector gives up one that has ended before it could say so.
        foreach (var node in nodes.Where(node => _nodes.Systems[node].WhenTerminated.IsCompleted))
            _nodes.Down(node);
        return leaving.IsCompleted;
    }

    private string NameOn(int node, string kind)
    {
        Address[] all = [.. Enumerable.Range(0, 3).Select(_nodes.AddressOf)];
        return Enumerable.Range(0, int.MaxValue).Select(i => $"it{i}").First(name => Placement.Choose(new PrimitiveKey(kind, name), all) == all[node]);
    }

    private async Task<PrimitiveSnapshot> UntilWaiting(string name, int count)
    {
        PrimitiveSnapshot? seen = null;
        await Until(async () => (seen = await _nodes.On(0).Semaphore(name, 1).GetSnapshotAsync()).Waiters.Count == count);
        return seen!;
    }

    private static Task Soon(Task task) => task.WaitAsync(VirtualCluster.Patience);

    private static Task<T> Soon<T>(Task<T> task) => task.WaitAsync(VirtualCluster.Patience);

    private static Task Soon(ValueTask task) => task.AsTask().WaitAsync(VirtualCluster.Patience);

    private static Task<T> Soon<T>(ValueTask<T> task) => task.AsTask().WaitAsync(VirtualCluster.Patience);

    private static async Task Until(Func<Task<bool>> isSo)
    {
        using var limit = new CancellationTokenSource(VirtualCluster.Patience);
        while (!await isSo().WaitAsync(limit.Token))
            await Task.Yield();
    }
}
