using Akka.Cluster;
using Akka.Configuration;
using Xunit;

namespace ActorConcurrency.Engine.Cluster.Tests.EmbeddedOnly;

public class LeaderActionTests
{
    [Fact]
    public void OnConvergence_LetsInMovesOnAndRemoves()
    {
        var gossip = Towns.Gossip(
            Towns.Member(1, upNumber: 1), Towns.Member(2, MemberStatus.Leaving, 2), Towns.Member(3, MemberStatus.Joining, int.MaxValue),
            Towns.Member(4, MemberStatus.Down, 3), Towns.Member(5, MemberStatus.Exiting, 4), Towns.Member(6, MemberStatus.Exiting, 5)).SeenByAll();

        var outcome = LeaderActions.OnConvergence(new MembershipState(gossip, Towns.Node(1)), Settings(), Towns.Nodes(6), now: 7);

        Assert.Equal(Towns.Nodes(4, 6), outcome.Removed);
        Assert.Equal(
            [(1, MemberStatus.Up), (2, MemberStatus.Exiting), (3, MemberStatus.Up), (5, MemberStatus.Exiting)],
            outcome.Gossip.Members.Select(member => (member.Address.Port!.Value, member.Status)));
        Assert.Equal(6, outcome.Gossip.Find(Towns.Node(3))!.UpNumber);
        Assert.Equal(7, outcome.Gossip.Removed[Towns.Node(4)]);
    }

    [Fact]
    public void OnConvergence_WithTooFewMembersOfARole_LetsNobodyIn()
    {
        var gossip = Towns.Gossip(Towns.Member(1, MemberStatus.Joining), Towns.Member(2, MemberStatus.Joining, role: "worker"));
        var state = new MembershipState(gossip, Towns.Node(1));

        Assert.False(LeaderActions.OnConvergence(state, Settings("akka.cluster.role.worker.min-nr-of-members = 2"), Towns.Nodes(), 0).IsChange);
        Assert.True(LeaderActions.OnConvergence(state, Settings("akka.cluster.role.worker.min-nr-of-members = 1"), Towns.Nodes(), 0).IsChange);
    }

    [Theory]
    [InlineData("akka.cluster.gossip-interval = 0s", "gossip-interval")]
    [InlineData("akka.cluster.min-nr-of-members = 0", "min-nr-of-members")]
    [InlineData("akka.cluster.seed-nodes = [\"nowhere\"]", "nowhere")]
    [InlineData("akka.cluster.seed-nodes = [\"akka.tcp://village@host:1\"]", "village")]
    [InlineData("akka.cluster.downing-provider-class = \"No.Such\"", "No.Such")]
    public void Settings_ThatAreNotValid_AreNamed(string hocon, string named)
    {
        var error = Assert.Throws<ConfigurationException>(() => Settings(hocon));
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    private static ClusterSettings Settings(string hocon = "") => new(
        ConfigurationFactory.ParseString(hocon)
            .WithFallback(ConfigurationFactory.FromResource("Akka.Cluster.reference.conf", typeof(ClusterSettings).Assembly)),
        "town");
}
