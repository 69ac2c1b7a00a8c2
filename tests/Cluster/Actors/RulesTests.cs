using ActorConcurrency.Actors.Common;
using Akka.Actor;
using Xunit;
using static ActorConcurrency.Actors.Clusters.ClusterProtocol;

namespace ActorConcurrency.Actors.Clusters.Tests;

/// <summary>The rules of the directory, without actors.</summary>
public sealed class RulesTests : Akka.TestKit.Xunit2.TestKit
{
    private static readonly Address[] Nodes = [.. Enumerable.Range(1, 5).Select(port => new Address("akka.tcp", "town", "127.0.0.1", port))];
    private static readonly PrimitiveKey Door = new("lock", "door");

    [Fact]
    public void Epoch_IsValidOnceMoreThanHalfHaveStoredIt()
    {
        var epochs = new EpochLedger();
        Assert.Equal(1, epochs.Next());

        epochs.Store(Nodes[0], 1);
        epochs.Store(Nodes[1], 1);
        Assert.Equal(0, epochs.StoredByMajority(Nodes));
        Assert.Equal(0, epochs.StoredByMajority(Nodes[..4]));
        Assert.Equal(1, epochs.StoredByMajority(Nodes[..3]));

        epochs.Store(Nodes[2], 7);
        Assert.Equal(1, epochs.StoredByMajority(Nodes));
        Assert.Equal(8, epochs.Next());
        Assert.True(epochs.IsBehind(Nodes[2]));
        Assert.Equal(0, epochs.StoredByMajority([]));
    }

    [Fact]
    public void Epoch_OfALostNode_CountsNoMore()
    {
        var epochs = new EpochLedger();
        epochs.Store(Nodes[0], 3);
        epochs.Store(Nodes[1], 3);

        epochs.Forget(Nodes[1]);

        Assert.Equal(0, epochs.StoredByMajority(Nodes[..3]));
        Assert.Equal(4, epochs.Next());
    }

    [Fact]
    public void Placement_WithoutOneNode_MovesItsNamesOnly()
    {
        var keys = Enumerable.Range(0, 500).Select(i => new PrimitiveKey("queue", $"orders {i}")).ToList();
        var before = keys.ToDictionary(key => key, key => Placement.Choose(key, Nodes)!);

        Assert.All(before.Values.CountBy(node => node), count => Assert.InRange(count.Value, 60, 140));
        foreach (var (key, node) in before.Where(placed => placed.Value != Nodes[2]))
            Assert.Equal(node, Placement.Choose(key, Nodes.Where(other => other != Nodes[2]).Reverse()));
        Assert.Null(Placement.Choose(Door, []));
    }

    [Fact]
    public void RestingNames_AreKeptWithTheirAskersUntilTheirTime()
    {
        var (resting, ann, bob) = (new RestingNames(), TestActor, CreateTestProbe().Ref);
        var (door, window) = (new Locate(Door, false, null, 0), new Locate(new PrimitiveKey("lock", "window"), false, null, 0));
        resting.Add([Door], At(20));

        Assert.True(resting.TryKeep(ann, door, At(0)));
        Assert.True(resting.TryKeep(ann, door, At(1)));
        Assert.True(resting.TryKeep(bob, door, At(2)));
        Assert.False(resting.TryKeep(ann, window, At(3)));
        Assert.Empty(resting.Release(At(19)));
        Assert.Equal([(ann, door), (bob, door)], resting.Release(At(20)));
        Assert.False(resting.TryKeep(ann, door, At(20)));

        resting.AddAll(At(40));
        resting.AddAll(At(30));
        Assert.True(resting.TryKeep(ann, window, At(39)));
        Assert.Equal([(ann, window)], resting.Release(At(40)));
        Assert.Empty(resting.Release(At(50)));
    }

    [Fact]
    public void Table_NameIsToldWhenItsEpochIsValid()
    {
        var table = new DirectoryTable();
        var entry = table.Add(Door, TestActor, 4);
        entry.Askers.Add((TestActor, new Locate(Door, Stays: false, null, 0)));

        Assert.Empty(table.Validate(3));
        Assert.Same(entry, Assert.Single(table.Validate(5)));
        Assert.Empty(table.Validate(5));
        Assert.True(table.Find(Door)!.IsValid);
    }

    [Fact]
    public void Table_RemovalUnderAnotherEpoch_ChangesNothing()
    {
        var table = new DirectoryTable();
        table.Add(Door, TestActor, 4).Askers.Add((TestActor, new Locate(Door, Stays: false, null, 0)));

        Assert.Empty(table.Remove(Door, 3));
        Assert.NotNull(table.Find(Door));
        Assert.Single(table.Remove(Door, 4));
        Assert.Null(table.Find(Door));
    }

    [Fact]
    public void Table_OfTwoOfOneName_TheGreaterEpochStays()
    {
        var other = CreateTestProbe().Ref;
        var table = new DirectoryTable();

        Assert.Null(table.Adopt(new HostedName(Door, 4, TestActor), TestActor));
        Assert.Null(table.Adopt(new HostedName(Door, 4, TestActor), TestActor));
        Assert.Equal(3, table.Adopt(new HostedName(Door, 3, other), other)!.Epoch);
        Assert.Equal(4, table.Adopt(new HostedName(Door, 5, other), other)!.Epoch);
        Assert.Equal((other, 5), (table.Find(Door)!.Region, table.Find(Door)!.Epoch));
    }

    [Fact]
    public void Table_NameOnItsWay_IsToldOnlyWhenItHasArrived()
    {
        var other = CreateTestProbe().Ref;
        var table = new DirectoryTable();
        table.Add(Door, TestActor, 1);
        table.Validate(1);

        table.Move(Door, other, 2, mover: TestActor);
        Assert.Empty(table.Validate(1));
        Assert.True(Assert.Single(table.Validate(2)).IsMoving);
        Assert.Equal(other, Assert.Single(table.OnTheWay(entry => entry.Mover!.Equals(TestActor))).Region);

        Assert.Null(table.Adopt(new HostedName(Door, 2, other), other));
        Assert.False(Assert.Single(table.Validate(2)).IsMoving);
        Assert.Equal((other, 2), (table.Find(Door)!.Region, table.Find(Door)!.Epoch));
    }

    [Fact]
    public void Table_LossOfARegion_RemovesItsNames()
    {
        var other = CreateTestProbe().Ref;
        var table = new DirectoryTable();
        table.Add(Door, TestActor, 1);
        table.Add(Door with { Name = "gate" }, other, 2);

        table.RemoveAll(TestActor);

        Assert.Null(table.Find(Door));
        Assert.NotNull(table.Find(Door with { Name = "gate" }));
    }

    private static TimeSpan At(int seconds) => TimeSpan.FromSeconds(seconds);
}
