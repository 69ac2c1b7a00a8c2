using System.Collections.Immutable;
using Akka.Cluster;
using Akka.Cluster.SBR;
using Akka.Configuration;
using Xunit;

namespace ActorConcurrency.Engine.Cluster.Tests.EmbeddedOnly;

/// <summary>Each split is decided from both sides: exactly one side may go on, or none.</summary>
public class DowningStrategyTests
{
    [Theory]
    [InlineData(new[] { 1, 2, 3 }, new[] { 4, 5 }, true)]
    [InlineData(new[] { 1, 2 }, new[] { 3, 4, 5 }, false)]
    [InlineData(new[] { 1, 2 }, new[] { 3, 4 }, true)]
    [InlineData(new[] { 3, 4 }, new[] { 1, 2 }, false)]
    public void KeepMajority_OfTwoSides_KeepsTheBiggerOrTheLower(int[] here, int[] there, bool survives)
    {
        Assert.Equal(survives, DowningStrategies.KeepsMajority(Split(here, there), role: null));
        Assert.Equal(!survives, DowningStrategies.KeepsMajority(Split(there, here), role: null));
    }

    [Fact]
    public void KeepMajority_AmongARole_CountsOnlyThose()
    {
        ImmutableSortedSet<Member> members = [Towns.Member(1, role: "core"), Towns.Member(2), Towns.Member(3), Towns.Member(4)];

        Assert.True(DowningStrategies.KeepsMajority(new DowningView(members, Towns.Nodes(2, 3, 4), []), "core"));
        Assert.False(DowningStrategies.KeepsMajority(new DowningView(members, Towns.Nodes(1), []), "core"));
    }

    [Fact]
    public void KeepMajority_WithJoiningMembers_DoesNotCountThem()
    {
        ImmutableSortedSet<Member> members =
            [Towns.Member(1), Towns.Member(2), Towns.Member(3, MemberStatus.Joining), Towns.Member(4, MemberStatus.Joining), Towns.Member(5, MemberStatus.Joining)];

        Assert.True(DowningStrategies.KeepsMajority(new DowningView(members, Towns.Nodes(3, 4, 5), []), role: null));
    }

    [Fact]
    public void StaticQuorum_OfTwoSides_KeepsTheOneThatHasIt()
    {
        Assert.True(DowningStrategies.IsQuorum(Split([1, 2, 3], [4, 5]), 3, role: null));
        Assert.False(DowningStrategies.IsQuorum(Split([4, 5], [1, 2, 3]), 3, role: null));
        Assert.False(DowningStrategies.IsQuorum(Split([1, 2, 3], [4, 5, 6]), 3, role: null));
    }

    [Theory]
    [InlineData(new[] { 1, 2 }, new[] { 3, 4, 5 }, true)]
    [InlineData(new[] { 3, 4, 5 }, new[] { 1, 2 }, false)]
    [InlineData(new[] { 1 }, new[] { 2, 3 }, false)]
    [InlineData(new[] { 2, 3 }, new[] { 1 }, true)]
    public void KeepOldest_OfTwoSides_KeepsItsSideUnlessItIsAlone(int[] here, int[] there, bool survives) =>
        Assert.Equal(survives, DowningStrategies.KeepsOldest(Split(here, there), downIfAlone: true, role: null));

    [Fact]
    public void Decide_OnTheSideThatSurvives_GivesTheOtherUp()
    {
        var (mine, theirs) = (Split([1, 2, 3], [4, 5]), Split([4, 5], [1, 2, 3]));

        Assert.Equal(Towns.Nodes(4, 5), DowningStrategies.Decide(mine, view => DowningStrategies.KeepsMajority(view, null)));
        Assert.Equal(Towns.Nodes(4, 5), DowningStrategies.Decide(theirs, view => DowningStrategies.KeepsMajority(view, null)));
    }

    [Fact]
    public void Decide_OnTwoThatCannotReachEachOther_GivesBothUpOnEverySide()
    {
        // 1 and 2 don't reach each other; 3, 4 and 5 reach both.
        ImmutableSortedSet<Member> members = [.. Enumerable.Range(1, 5).Select(port => Towns.Member(port, upNumber: port))];
        var broken = Towns.Nodes(1, 2);
        ImmutableHashSet<UniqueAddress>[] unreachable = [Towns.Nodes(2), Towns.Nodes(1), broken];

        Assert.All(unreachable, side => Assert.Equal(
            broken, DowningStrategies.Decide(new DowningView(members, side, broken), view => DowningStrategies.KeepsMajority(view, null))));
    }

    [Theory]
    [InlineData("akka.cluster.split-brain-resolver.active-strategy = keep-calm", "keep-calm")]
    [InlineData("akka.cluster.split-brain-resolver.active-strategy = static-quorum", "quorum-size")]
    [InlineData("akka.cluster.split-brain-resolver.stable-after = 0s", "stable-after")]
    public void Settings_ThatAreNotValid_AreNamed(string hocon, string named)
    {
        var config = ConfigurationFactory.ParseString(hocon)
            .WithFallback(ConfigurationFactory.FromResource("Akka.Cluster.reference.conf", typeof(ClusterSettings).Assembly));
        var error = Assert.Throws<ConfigurationException>(() => new SplitBrainResolverSettings(config));
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    private static DowningView Split(int[] here, int[] there) =>
        new([.. here.Concat(there).Select(port => Towns.Member(port, upNumber: port))], Towns.Nodes(there), []);
}
