using ActorConcurrency.Actors.Clusters.Tests.Support;
using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Processes;
using ActorConcurrency.Actors.Wire;
using Akka.Actor;
using Akka.Configuration;
using Xunit;

namespace ActorConcurrency.Actors.Clusters.Tests;

/// <summary>What handles do over several nodes and could not do on one.</summary>
public sealed class ClusterConcurrencyTests : IDisposable
{
    private readonly VirtualCluster _nodes = new(true, true, true);

    public void Dispose() => _nodes.Dispose();

    [Fact]
    public async Task Name_OnEveryNode_IsTheSamePrimitive()
    {
        await using var owner = _nodes.On(0).As("holder");
        var lease = await Soon(owner.Semaphore("db", 1).AcquireAsync());

        for (var node = 0; node < 3; node++)
        {
            Assert.Null(await Soon(_nodes.On(node).Semaphore("db", 1).TryAcquireAsync()));
            var seen = await Soon(_nodes.On(node).Semaphore("db", 1).GetSnapshotAsync());
            Assert.Equal("holder", Uri.UnescapeDataString(Assert.Single(seen.Holders).Owner.Path.Name).Split('-')[^1]);
        }

        await lease.ReleaseAsync();
        await (await Soon(_nodes.On(2).Semaphore("db", 1).AcquireAsync())).DisposeAsync();
    }

    [Fact]
    public async Task Names_Many_AreSpreadOverTheNodes()
    {
        for (var i = 0; i < 60; i++)
            await Soon(_nodes.On(i % 3).Event($"event{i}").SetAsync());

        var running = await Soon(ClusterPrimitives.Of(_nodes.System).RunningAsync(null, CancellationToken.None));

        var hosts = running.Where(p => p.Name != "warm-up").CountBy(p => _nodes.NodeOf(p.Actor, 0)).ToDictionary();
        Assert.Equal(60, hosts.Values.Sum());
        Assert.All([0, 1, 2], node => Assert.InRange(hosts.GetValueOrDefault(node), 5, 40));
        Assert.Equal(running.Count, running.Select(p => p.Epoch).Distinct().Count());
    }

    [Fact]
    public async Task Primitives_ShowWhereEachLivesAndWhoHoldsIt()
    {
        await using var owner = _nodes.On(1).As("holder");
        var lease = await Soon(owner.Lock("door").AcquireAsync());
        await Soon(_nodes.On(2).Pool("workers", 1).ApplyAsync(() => 1));

        var seen = await Soon(Akka.Cluster.Cluster.Get(_nodes.System).PrimitivesAsync());

        Assert.Equal(["event 'warm-up'", "lock 'door'", "pool 'workers'"], seen.Select(placed => $"{placed.State.Kind} '{placed.State.Name}'"));
        Assert.Equal(_nodes.AddressOf(2), seen[2].Node);
        Assert.Equal(lease.FencingToken, Assert.Single(seen[1].State.Holders).FencingToken);
    }

    [Fact]
    public async Task Settings_OtherThanOnAnotherNode_FailTheFirstCallAndShowBoth()
    {
        await Soon(_nodes.On(0).Semaphore("db", 1).GetSnapshotAsync());

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => Soon(_nodes.On(1).Semaphore("db", 2).AcquireAsync()));

        Assert.Equal("semaphore 'db' exists with other settings: it has 1 permits, not bounded, asked for was 2 permits, not bounded.", error.Message);
        await (await Soon(_nodes.On(1).Semaphore("db", 1).AcquireAsync())).DisposeAsync();
    }

    [Fact]
    public async Task Settings_OtherThanOnAnotherNode_FailACallThatComesLaterByTheSameReason()
    {
        await Soon(_nodes.On(0).Semaphore("db", 1).GetSnapshotAsync());
        var other = _nodes.On(1).Semaphore("db", 2);
        await Until(() => Task.FromResult(ClusterPrimitives.Of(_nodes.Systems[1]).Used.Count == 0));

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => Soon(other.AcquireAsync()));

        Assert.Contains("it has 1 permits", error.Message);
    }

    [Fact]
    public async Task Owner_OnAnotherNodeDies_FreesWhatItHeld()
    {
        var owner = _nodes.On(1).As("mortal");
        await Soon(owner.Lock("door").AcquireAsync());
        var next = _nodes.On(2).Lock("door").AcquireAsync();

        await owner.DisposeAsync();

        await (await Soon(next)).DisposeAsync();
    }

    [Fact]
    public async Task Deadlock_OfOwnersOnTwoNodes_IsFoundOnTheThird()
    {
        await using var ann = _nodes.On(0).As("ann");
        await using var bob = _nodes.On(1).As("bob");
        await Soon(ann.Lock("left").AcquireAsync());
        await Soon(bob.Lock("right").AcquireAsync());
        var annWaits = ann.Lock("right").AcquireAsync();
        var bobWaits = bob.Lock("left").AcquireAsync();
        await Until(async () => (await _nodes.On(0).Lock("left").GetSnapshotAsync()).Waiters.Count == 1);
        await Until(async () => (await _nodes.On(0).Lock("right").GetSnapshotAsync()).Waiters.Count == 1);

        var deadlock = Assert.Single(await Soon(_nodes.On(2).FindDeadlocksAsync()));

        Assert.Equal(["left", "right"], deadlock.Waits.Select(wait => wait.Name).Order());
        Assert.False(annWaits.IsCompleted || bobWaits.IsCompleted);
    }

    [Fact]
    public async Task Kill_OfAHandlesActor_EndsThePrimitiveForAllNodes()
    {
        var lease = await Soon(_nodes.On(1).Lock("door").AcquireAsync());
        var lost = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lease.LostToken.Register(() => lost.SetResult());
        var epoch = (await Soon(_nodes.On(0).Lock("door").GetSnapshotAsync())).Epoch;

        _nodes.On(0).Lock("door").Actor.Tell(PoisonPill.Instance, ActorRefs.NoSender);

        await Soon(lost.Task);
        Assert.True((await Soon(_nodes.On(1).Lock("door").GetSnapshotAsync())).Epoch > epoch);
    }

    [Fact]
    public async Task ItemType_NotRegistered_IsRefusedWhereItIsAskedFor()
    {
        var error = Assert.Throws<UnregisteredTypeException>(() => _nodes.On(0).Queue<Version>("versions"));
        Assert.Equal(typeof(Version), error.Type);

        var any = _nodes.On(0).Queue<object>("any");
        await Assert.ThrowsAsync<UnregisteredTypeException>(() => Soon(any.EnqueueAsync(new Version(1, 2))));
        await Soon(any.EnqueueAsync("text"));
        Assert.Equal("text", (await Soon(_nodes.On(1).Queue<object>("any").DequeueAsync())));
    }

    [Fact]
    public async Task Code_RunsOnTheNodeThatAskedFirst_AndNowhereElse()
    {
        var pool = _nodes.On(1).Pool("workers", 2);
        Assert.Equal(5, await Soon(pool.ApplyAsync(() => 5)));
        Assert.Equal(1, await _nodes.HostOfAsync("workers"));

        var error = await Assert.ThrowsAsync<NotLocalException>(() => Soon(_nodes.On(0).Pool("workers", 2).ApplyAsync(() => 5)));

        Assert.Contains("pool 'workers'", error.Message);
        Assert.Equal(2, (await Soon(_nodes.On(0).Pool("workers", 2).GetSnapshotAsync())).Workers);
    }

    [Fact]
    public async Task Process_OfAnotherNode_CannotBeTakenForAnother()
    {
        await Soon(_nodes.On(0).Process("job", _ => Task.CompletedTask).StartAsync());

        var error = await Assert.ThrowsAsync<InvalidOperationException>(
            () => Soon(_nodes.On(1).Process("job", _ => Task.CompletedTask).IsAliveAsync()));

        Assert.Contains("process 'job' lives on", error.Message);
        Assert.Contains(_nodes.AddressOf(0).ToString(), error.Message);
    }

    [Fact]
    public async Task Processes_WithoutNames_HaveNamesOfTheirOwnOnEachNode()
    {
        var one = _nodes.On(0).Process(null, _ => Task.CompletedTask);
        var other = _nodes.On(1).Process(null, _ => Task.CompletedTask);

        Assert.NotEqual(one.Name, other.Name);
        await Soon(one.StartAsync());
        await Soon(other.StartAsync());
        Assert.Equal(0, await Soon(one.JoinAsync()));
        Assert.Equal(0, await Soon(other.JoinAsync()));
    }

    [Fact]
    public void Concurrency_WithoutTheWireSerializer_SaysWhatIsMissing()
    {
        using var system = ActorSystem.Create("lonely", ConfigurationFactory.ParseString(
            """
            akka { loglevel = ERROR, actor.provider = cluster, remote.dot-netty.tcp { hostname = "127.0.0.1", port = 0 } }
            """));

        var error = Assert.Throws<ConfigurationException>(() => Akka.Cluster.Cluster.Get(system).Concurrency());

        Assert.Contains("WithWire", error.Message);
    }

    private static Task Soon(Task task) => task.WaitAsync(VirtualCluster.Patience);

    private static Task Soon(ValueTask task) => task.AsTask().WaitAsync(VirtualCluster.Patience);

    private static Task<T> Soon<T>(Task<T> task) => task.WaitAsync(VirtualCluster.Patience);

    private static async Task Until(Func<Task<bool>> isSo)
    {
        using var limit = new CancellationTokenSource(VirtualCluster.Patience);
        while (!await isSo().WaitAsync(limit.Token))
            await Task.Yield();
    }
}
