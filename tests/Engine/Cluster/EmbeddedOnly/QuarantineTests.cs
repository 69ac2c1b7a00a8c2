using ActorConcurrency.Engine.Cluster.Tests.Support;
using Akka.Actor;
using Akka.Remote;
using Xunit;

namespace ActorConcurrency.Engine.Cluster.Tests.EmbeddedOnly;

/// <summary>A node that was given up while it slept hears of it when it wakes, and must not go on beside those who gave it up.</summary>
public sealed class QuarantineTests : IAsyncLifetime
{
    private readonly ClusterNodes _nodes = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _nodes.DisposeAsync();

    [Fact]
    public async Task Quarantine_ByAMember_TakesTheNodeDown()
    {
        var nodes = await _nodes.FormAsync(3);

        GiveUp(nodes[2], by: nodes[0].SelfAddress);

        await nodes[2].System.WhenTerminated.WaitAsync(ClusterNodes.Patience);
        await ClusterNodes.SeesAsync(nodes[0], state => state.Members.Count == 2);
        Assert.True(nodes[1].IsUp);
    }

    [Fact]
    public async Task Quarantine_ByWhoIsNoMember_ChangesNothing()
    {
        var nodes = await _nodes.FormAsync(2);

        GiveUp(nodes[1], by: new Address("akka.tcp", "town", "127.0.0.1", 1));

        // A third one comes up only with the consent of all.
        await ClusterNodes.JoinAsync(nodes[0], _nodes.Start());
        Assert.True(nodes[1].IsUp);
    }

    private static void GiveUp(Akka.Cluster.Cluster node, Address by) =>
        node.System.EventStream.Publish(new ThisActorSystemQuarantinedEvent(node.SelfAddress, by));
}
