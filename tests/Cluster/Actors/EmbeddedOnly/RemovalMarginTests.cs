using ActorConcurrency.Actors.Clusters.Tests.Support;
using ActorConcurrency.Actors.Common;
using Akka.Actor;
using Akka.Remote.Transports;
using Xunit;

namespace ActorConcurrency.Actors.Clusters.Tests;

/// <summary>What lived on a node that was given up is made anew only when that node must have noticed, too.</summary>
public sealed class RemovalMarginTests : IDisposable
{
    private const int Directory = 2;
    private const int Lost = 1;

    // Far longer than the removal takes, whose steps are hours, too.
    private static readonly TimeSpan Margin = TimeSpan.FromHours(20_000);

    private readonly VirtualCluster _nodes = new(isTraced: false, [true, true, true], hocon: $"akka.cluster.down-removal-margin = {Margin.TotalHours}h");

    public void Dispose() => _nodes.Dispose();

    [Fact]
    public async Task Name_OfALostNode_IsMadeAnewAfterTheMargin()
    {
        var (lost, others) = (NameOn(Lost), NameOn(Directory));
        var lease = await Soon(_nodes.On(0).Lock(lost).AcquireAsync());
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lease.LostToken.Register(ended.SetResult);
        Assert.Null(await Soon(_nodes.On(Lost).Lock(lost).TryAcquireAsync()));
        CutOff(Lost);
        _nodes.Remove(Lost);

        // Its holder learns at once that it is lost; who wants it has to wait. Other names are made as always.
        await Soon(ended.Task);
        var next = _nodes.On(0).Lock(lost).AcquireAsync();
        await (await Soon(_nodes.On(0).Lock(others).AcquireAsync())).DisposeAsync();
        Assert.False(next.IsCompleted);
        // The owners that are cut off with it still have the old one.
        Assert.Null(await Soon(_nodes.On(Lost).Lock(lost).TryAcquireAsync()));

        _nodes.Advance(Margin);

        await using var anew = await Soon(next);
        Assert.True(anew.FencingToken.Epoch > lease.FencingToken.Epoch);
    }

    [Fact]
    public async Task Name_OfALostNode_RestsAlsoWhenTheDirectoryMoves()
    {
        var lost = NameOn(Lost);
        await Soon(_nodes.On(0).Lock(lost).AcquireAsync());
        CutOff(Lost);
        _nodes.Remove(Lost);

        var leaving = CoordinatedShutdown.Get(_nodes.Systems[Directory]).Run(CoordinatedShutdown.ClusterLeavingReason.Instance);
        _nodes.AdvanceUntil(() => leaving.IsCompleted, VirtualNode.Interval);
        var next = _nodes.On(0).Lock(lost).AcquireAsync();
        // The new directory is there when it says what it knows.
        var asking = ClusterPrimitives.Of(_nodes.System).RunningAsync(null, CancellationToken.None);
        _nodes.AdvanceUntil(() => asking.IsCompleted, VirtualNode.Interval);
        Assert.False(next.IsCompleted);

        _nodes.AdvanceUntil(() => next.IsCompleted, Margin);
        await (await next).DisposeAsync();
    }

    private void CutOff(int node)
    {
        for (var other = 0; other < 3; other++)
        {
            if (other != node)
                MemoryNetwork.Cut(_nodes.AddressOf(node), _nodes.AddressOf(other));
        }
    }

    private string NameOn(int node)
    {
        Address[] all = [.. Enumerable.Range(0, 3).Select(_nodes.AddressOf)];
        return Enumerable.Range(0, int.MaxValue).Select(i => $"lock{i}").First(name => Placement.Choose(new PrimitiveKey("lock", name), all) == all[node]);
    }

    private static Task<T> Soon<T>(Task<T> task) => task.WaitAsync(VirtualCluster.Patience);

    private static Task Soon(Task task) => task.WaitAsync(VirtualCluster.Patience);
}
