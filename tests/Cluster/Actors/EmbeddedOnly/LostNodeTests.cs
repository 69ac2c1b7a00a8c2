using ActorConcurrency.Actors.Clusters.Tests.Support;
using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Locks;
using Akka.Actor;
using Akka.Remote.Transports;
using Xunit;

namespace ActorConcurrency.Actors.Clusters.Tests;

/// <summary>Nodes that are cut off from one moment to the next, and given up by the others.</summary>
public sealed class LostNodeTests : IDisposable
{
    // The node of a cluster that joined first is the last one here: the directory is there.
    private const int Oldest = 2;

    private readonly VirtualCluster _nodes = new(true, true, true);

    public void Dispose() => _nodes.Dispose();

    [Fact]
    public async Task Loss_OfTheHost_IsToldToHoldersAndOldTokensAreRefused()
    {
        var name = await NameOnAsync(1);
        var resource = _nodes.On(0).FencedResource("file");
        var lease = await Soon(_nodes.On(0).Lock(name).AcquireAsync());
        Assert.True(await Soon(resource.WriteAsync(lease.FencingToken, () => Task.FromResult(true))));
        var waits = _nodes.On(2).Lock(name).AcquireAsync();
        await Until(async () => (await _nodes.On(0).Lock(name).GetSnapshotAsync()).Waiters.Count == 1);

        CutOff(1);
        Assert.False(lease.LostToken.IsCancellationRequested);
        _nodes.Remove(1);

        await Soon(WhenLost(lease));
        await Assert.ThrowsAsync<PrimitiveStoppedException>(() => Soon(waits));
        var next = await Soon(_nodes.On(2).Lock(name).AcquireAsync());
        Assert.True(next.FencingToken.Epoch > lease.FencingToken.Epoch);
        Assert.True(await Soon(resource.WriteAsync(next.FencingToken, () => Task.FromResult(true))));
        await Assert.ThrowsAsync<StaleFencingTokenException>(
            () => Soon(resource.WriteAsync(lease.FencingToken, () => Task.FromResult(true))));
    }

    [Fact]
    public async Task Loss_OfAHoldersNode_FreesWhatItHeldAndNothingElse()
    {
        var name = await NameOnAsync(2);
        await Soon(_nodes.On(1).Lock(name).AcquireAsync());
        var other = await Soon(_nodes.On(0).Lock(await NameOnAsync(0)).AcquireAsync());
        var next = _nodes.On(0).Lock(name).AcquireAsync();
        await Until(async () => (await _nodes.On(0).Lock(name).GetSnapshotAsync()).Waiters.Count == 1);

        CutOff(1);
        Assert.False(next.IsCompleted);
        _nodes.Remove(1);

        var lease = await Soon(next);
        Assert.False(lease.LostToken.IsCancellationRequested);
        Assert.False(other.LostToken.IsCancellationRequested);
    }

    [Fact]
    public async Task Loss_OfTheDirectorysNode_KeepsWhatLivesElsewhereAndNewEpochsAreGreater()
    {
        var name = await NameOnAsync(1);
        var lease = await Soon(_nodes.On(0).Lock(name).AcquireAsync());

        CutOff(Oldest);
        _nodes.Remove(Oldest);
        var made = await SoonAdvancing(_nodes.On(1).Lock("made later").AcquireAsync());

        Assert.True(made.FencingToken.Epoch > lease.FencingToken.Epoch);
        Assert.False(lease.LostToken.IsCancellationRequested);
        Assert.Null(await Soon(_nodes.On(1).Lock(name).TryAcquireAsync()));
        await lease.ReleaseAsync();
        await (await Soon(_nodes.On(1).Lock(name).AcquireAsync())).DisposeAsync();
    }

    [Fact]
    public async Task Loss_OfALeavingHost_WhileItMovesThings_IsToldToHolders()
    {
        Address[] all = [.. Enumerable.Range(0, 3).Select(_nodes.AddressOf)];
        var name = Enumerable.Range(0, int.MaxValue).Select(i => $"it{i}").First(n =>
            Placement.Choose(new PrimitiveKey("lock", n), all) == all[1] && Placement.Choose(new PrimitiveKey("lock", n), [all[0], all[2]]) == all[0]);
        var lease = await Soon(_nodes.On(2).Lock(name).AcquireAsync());
        await Soon(_nodes.On(0).Lock(name).GetSnapshotAsync());

        // The node that it is to go to does not hear of it.
        MemoryNetwork.Cut(_nodes.AddressOf(1), _nodes.AddressOf(0));
        _ = CoordinatedShutdown.Get(_nodes.Systems[1]).Run(CoordinatedShutdown.ClusterLeavingReason.Instance);
        _nodes.Advance(VirtualNode.Interval);
        CutOff(1);
        _nodes.Remove(1);

        await Soon(WhenLost(lease));
        var next = await SoonAdvancing(AcquireNextAsync(() => _nodes.On(0).Lock(name)));
        Assert.True(next.FencingToken.Epoch > lease.FencingToken.Epoch);
        Assert.Null(await Soon(_nodes.On(2).Lock(name).TryAcquireAsync()));
    }

    [Fact]
    public async Task Minority_CreatesNothing_AndTheMajorityGoesOn()
    {
        // Nobody has noticed the cut yet: a name that belongs to the lost node has to wait for its removal.
        Address[] all = [.. Enumerable.Range(0, 3).Select(_nodes.AddressOf)];
        var name = Enumerable.Range(0, int.MaxValue).Select(i => $"new{i}").First(n => Placement.Choose(new PrimitiveKey("lock", n), all) == all[1]);
        CutOff(0);

        var cutOff = _nodes.On(0).Lock(name).TryAcquireAsync(TimeSpan.FromSeconds(10));
        await using var lease = await Soon(_nodes.On(1).Lock(name).AcquireAsync());
        _nodes.Advance(TimeSpan.FromSeconds(10));

        Assert.Null(await SoonAdvancing(cutOff));
    }

    [Fact]
    public async Task Minority_WithTheDirectory_CreatesNothing()
    {
        CutOff(Oldest);

        var cutOff = _nodes.On(Oldest).Lock("new").TryAcquireAsync(TimeSpan.FromSeconds(10));
        _nodes.Advance(TimeSpan.FromSeconds(10));
        Assert.Null(await SoonAdvancing(cutOff));

        var waits = _nodes.On(0).Lock("new").AcquireAsync();
        _nodes.Remove(Oldest);
        await using var lease = await SoonAdvancing(waits);
        cutOff = _nodes.On(Oldest).Lock("new").TryAcquireAsync(TimeSpan.FromSeconds(10));
        _nodes.Advance(TimeSpan.FromSeconds(10));
        Assert.Null(await SoonAdvancing(cutOff));
    }

    [Fact]
    public async Task Epochs_OverManyLosses_OnlyGrow()
    {
        var last = 0L;
        foreach (var lost in new[] { Oldest, 1 })
        {
            for (var i = 0; i < 5; i++)
            {
                var epoch = (await SoonAdvancing(_nodes.On(0).Event($"{lost} {i}").GetSnapshotAsync())).Epoch;
                Assert.True(epoch > last);
                last = epoch;
            }

            CutOff(lost);
            _nodes.Remove(lost);
        }

        Assert.True((await SoonAdvancing(_nodes.On(0).Event("at last").GetSnapshotAsync())).Epoch > last);
    }

    private void CutOff(int node)
    {
        for (var other = 0; other < 3; other++)
        {
            if (other != node)
                MemoryNetwork.Cut(_nodes.AddressOf(node), _nodes.AddressOf(other));
        }
    }

    // A name of a lock that lives on a certain node.
    private async Task<string> NameOnAsync(int node)
    {
        for (var i = 0; ; i++)
        {
            await Soon(_nodes.On(0).Lock($"lock{i}").GetSnapshotAsync());
            if (await _nodes.HostOfAsync($"lock{i}") == node)
                return $"lock{i}";
        }
    }

    private static async Task WhenLost(LockLease lease)
    {
        var lost = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lease.LostToken.Register(() => lost.SetResult());
        await lost.Task;
    }

    // Lets time pass: what was lost under way is asked again after a while.
    // One node hears of a loss after another: until it does, it has the handle of what is lost.
    private static async Task<LockLease> AcquireNextAsync(Func<ActorLock> theLock)
    {
        while (true)
        {
            try
            {
                return await theLock().AcquireAsync();
            }
            catch (PrimitiveStoppedException)
            {
            }
        }
    }

    private async Task<T> SoonAdvancing<T>(Task<T> task)
    {
        _nodes.AdvanceUntil(() => task.IsCompleted, VirtualNode.Interval);
        return await task;
    }

    private static Task<T> Soon<T>(Task<T> task) => task.WaitAsync(VirtualCluster.Patience);

    private static Task Soon(Task task) => task.WaitAsync(VirtualCluster.Patience);

    private static async Task Until(Func<Task<bool>> isSo)
    {
        using var limit = new CancellationTokenSource(VirtualCluster.Patience);
        while (!await isSo().WaitAsync(limit.Token))
            await Task.Yield();
    }
}
