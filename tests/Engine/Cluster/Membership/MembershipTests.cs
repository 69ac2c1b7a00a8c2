using ActorConcurrency.Engine.Cluster.Tests.Support;
using Akka.Actor;
using Akka.Cluster;
using Xunit;

namespace ActorConcurrency.Engine.Cluster.Tests.Membership;

/// <summary>Nodes join, are up, leave, crash and come back, over loopback.</summary>
public sealed class MembershipTests : IAsyncLifetime
{
    private readonly ClusterNodes _nodes = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _nodes.DisposeAsync();

    [Fact]
    public async Task Join_OfOneself_MakesAClusterOfOne()
    {
        var node = _nodes.Start("akka.cluster.roles = [worker]");
        Assert.Equal(MemberStatus.Removed, node.SelfMember.Status);

        await node.JoinAsync(node.SelfAddress).WaitAsync(ClusterNodes.Patience);

        Assert.True(node.IsUp);
        Assert.Equal(node.SelfAddress, node.State.Leader);
        Assert.Equal(node.SelfAddress, node.State.RoleLeader("worker"));
        Assert.Equal(["worker"], node.SelfMember.Roles);
    }

    [Fact]
    public async Task Join_OfThreeNodes_AllSeeAllAndOneLeader()
    {
        var nodes = await _nodes.FormAsync(3);
        var leader = nodes.Select(node => node.SelfUniqueAddress).Min()!.Address;

        await Task.WhenAll(nodes.Select(node => ClusterNodes.SeesAsync(node, state => state.Leader == leader)));

        Assert.All(nodes, node => Assert.Empty(node.State.Unreachable));
        var ages = nodes[0].State.Members.Order(Member.AgeOrdering).Select(member => member.Address);
        Assert.Equal(nodes[0].SelfAddress, ages.First());
    }

    [Fact]
    public async Task SeedNodes_FirstOfThem_MakesTheClusterThatTheOthersJoin()
    {
        var first = _nodes.Start("akka.cluster.seed-node-timeout = 1s");
        var second = _nodes.Start();
        Address[] seeds = [first.SelfAddress, second.SelfAddress];

        await Task.WhenAll(second.JoinSeedNodesAsync(seeds), first.JoinSeedNodesAsync(seeds)).WaitAsync(ClusterNodes.Patience);

        await ClusterNodes.SeesAsync(first, state => state.Members.Count(member => member.Status == MemberStatus.Up) == 2);
        Assert.True(first.SelfMember.IsOlderThan(second.State.Members.Single(member => member.Address == second.SelfAddress)));
    }

    [Fact]
    public async Task MinNrOfMembers_UntilThereAreSoMany_NobodyIsUp()
    {
        const string Two = "akka.cluster.min-nr-of-members = 2";
        var (first, second) = (_nodes.Start(Two), _nodes.Start(Two));
        var up = first.JoinAsync(first.SelfAddress);
        await ClusterNodes.SeesAsync(first, state => state.Members.Any(member => member.Status == MemberStatus.Joining));
        Assert.False(up.IsCompleted);

        await second.JoinAsync(first.SelfAddress).WaitAsync(ClusterNodes.Patience);
        await up.WaitAsync(ClusterNodes.Patience);
    }

    [Fact]
    public async Task Leave_InOrder_TheOthersSeeLeavingExitingRemoved()
    {
        var nodes = await _nodes.FormAsync(3);
        var watcher = await StatusLog.OfAsync(nodes[0], nodes[2].SelfAddress);

        await nodes[2].LeaveAsync().WaitAsync(ClusterNodes.Patience);
        await watcher.RemovedAsync();

        Assert.Equal(MemberStatus.Exiting, watcher.PreviousStatus);
        Assert.Equal([MemberStatus.Exiting, MemberStatus.Removed], watcher.Seen.Where(status => status is not MemberStatus.Leaving));
        Assert.True(nodes[2].IsTerminated);
        await nodes[2].System.WhenTerminated.WaitAsync(ClusterNodes.Patience);
        await ClusterNodes.SeesAsync(nodes[1], state => state.Members.Count == 2 && state.Unreachable.Count == 0);
    }

    [Fact]
    public async Task Terminate_OfASystem_LeavesInOrder()
    {
        var nodes = await _nodes.FormAsync(2);
        var watcher = await StatusLog.OfAsync(nodes[0], nodes[1].SelfAddress);

        await nodes[1].System.Terminate().WaitAsync(ClusterNodes.Patience);
        await watcher.RemovedAsync();

        Assert.Equal(MemberStatus.Exiting, watcher.PreviousStatus);
    }

    [Fact]
    public async Task Down_OfAReachableNode_RemovesItAndStopsItsSystem()
    {
        var nodes = await _nodes.FormAsync(3);
        var watcher = await StatusLog.OfAsync(nodes[0], nodes[2].SelfAddress);

        nodes[0].Down(nodes[2].SelfAddress);
        await watcher.RemovedAsync();

        Assert.Equal(MemberStatus.Down, watcher.PreviousStatus);
        await nodes[2].System.WhenTerminated.WaitAsync(ClusterNodes.Patience);
    }

    [Fact]
    public async Task Crash_OfOneOfThree_IsNoticedAndTheMajorityRemovesIt()
    {
        var nodes = await _nodes.FormAsync(3);
        var watcher = await StatusLog.OfAsync(nodes[0], nodes[2].SelfAddress);

        await ClusterNodes.CrashAsync(nodes[2]);
        await watcher.RemovedAsync();

        Assert.Equal(MemberStatus.Down, watcher.PreviousStatus);
        Assert.True(watcher.WasUnreachable);
        await ClusterNodes.SeesAsync(nodes[1], state => state.Members.Count == 2 && state.Unreachable.Count == 0);
        Assert.All(nodes[..2], node => Assert.True(node.IsUp));
    }

    [Fact]
    public async Task Crash_ThenANewSystemAtTheSameAddress_JoinsAsANewMember()
    {
        var nodes = await _nodes.FormAsync(3);
        var old = nodes[2].SelfUniqueAddress;
        await ClusterNodes.CrashAsync(nodes[2]);

        var again = _nodes.Start($"akka.remote.dot-netty.tcp.port = {old.Address.Port}");
        await again.JoinAsync(nodes[0].SelfAddress).WaitAsync(ClusterNodes.Patience);

        Assert.Equal(old.Address, again.SelfAddress);
        Assert.NotEqual(old, again.SelfUniqueAddress);
        await ClusterNodes.SeesAsync(nodes[1], state =>
            state.Members.Count == 3 && state.Members.All(member => member.Status == MemberStatus.Up && member.UniqueAddress != old));
    }

    [Fact]
    public async Task Watch_OfAnActorOnACrashedNode_IsToldWhenTheNodeIsRemoved()
    {
        var nodes = await _nodes.FormAsync(3);
        var remote = nodes[2].System.ActorOf(Props.Create(() => new Quiet()), "quiet");
        var found = await nodes[0].System.ActorSelection(new RootActorPath(nodes[2].SelfAddress) / remote.Path.Elements).ResolveOne(ClusterNodes.Patience);
        var end = found.WatchAsync();

        await ClusterNodes.CrashAsync(nodes[2]);

        Assert.True(await end.WaitAsync(ClusterNodes.Patience));
    }

    [Fact]
    public async Task RegisterOnMemberRemoved_AfterLeaving_CallsBack()
    {
        var nodes = await _nodes.FormAsync(2);
        var removed = new TaskCompletionSource();
        nodes[1].RegisterOnMemberRemoved(removed.SetResult);

        nodes[0].Leave(nodes[1].SelfAddress);

        await removed.Task.WaitAsync(ClusterNodes.Patience);
    }

    private sealed class Quiet : ReceiveActor;
}
