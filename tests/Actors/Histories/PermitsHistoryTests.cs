using ActorConcurrency.Actors.Common;
using ActorConcurrency.Histories;
using ActorConcurrency.Histories.Models;
using Xunit;
using static ActorConcurrency.Histories.Models.PermitsRequest;

namespace ActorConcurrency.Actors.Tests.Histories;

public sealed class PermitsHistoryTests
{
    private readonly HistoryBuilder<PermitsRequest> _history = new();

    private bool IsOfALock => Linearizability.Check(new PermitsModel(1), _history.Operations).IsLinearizable;

    private bool IsOfThreePermits => Linearizability.Check(new PermitsModel(3, mostAtOnce: 2), _history.Operations).IsLinearizable;

    [Fact]
    public void Check_HolderAfterHolder_IsLinearizable()
    {
        _history.Add(0, 1, Granted("a", 1)).Add(2, 8, Granted("b", 2)).Add(3, 5, new Release("a")).Add(9, 10, new Release("b"));

        Assert.True(IsOfALock);
    }

    [Fact]
    public void Check_TwoHoldersAtOnce_IsNotLinearizable()
    {
        _history.Add(0, 1, Granted("a", 1)).Add(2, 3, Granted("b", 2)).Add(4, 5, new Release("a")).Add(6, 7, new Release("b"));

        Assert.False(IsOfALock);
    }

    [Fact]
    public void Check_TokenThatDoesNotGrow_IsNotLinearizable()
    {
        _history.Add(0, 1, Granted("a", 2)).Add(2, 3, new Release("a")).Add(4, 5, Granted("b", 1));

        Assert.False(IsOfALock);
    }

    [Fact]
    public void Check_TokenOfAnOlderEpoch_IsNotLinearizable()
    {
        _history.Add(0, 1, new Acquire("a", 1, new FencingToken(2, 1))).Add(2, 3, new Release("a"));
        _history.Add(4, 5, new Acquire("b", 1, new FencingToken(1, 9)));

        Assert.False(IsOfALock);
    }

    [Fact]
    public void Check_RefusedWhileFree_IsNotLinearizable()
    {
        _history.Add(0, 1, Granted("a", 1)).Add(2, 3, new Release("a")).Add(4, 5, new Acquire("b", 1));

        Assert.False(IsOfALock);
    }

    [Fact]
    public void Check_ReleaseByNobody_IsNotLinearizable()
    {
        _history.Add(0, 1, new Release("a"));

        Assert.False(IsOfALock);
    }

    [Fact]
    public void Check_HolderThatDied_FreesItSometime()
    {
        _history.Add(0, 1, Granted("a", 1)).Add(2, null, new Release("a")).Add(3, 4, new Acquire("b", 1)).Add(5, 6, Granted("c", 2));

        Assert.True(IsOfALock);
    }

    [Fact]
    public void Check_HolderThatNeverGaveItBack_KeepsIt()
    {
        _history.Add(0, 1, Granted("a", 1)).Add(5, 6, Granted("c", 2));

        Assert.False(IsOfALock);
    }

    [Fact]
    public void Check_WaiterThatGaveUp_MayHaveHeldItForAMoment()
    {
        _history.Add(0, null, new Acquire("a", 1)).Add(0, null, new Release("a")).Add(1, 2, new Acquire("b", 1)).Add(3, 4, Granted("c", 1));

        Assert.True(IsOfALock);
    }

    [Fact]
    public void Check_LossOfTheLock_FreesItOnlyAfterTheCrash()
    {
        _history.Add(0, 1, Granted("a", 1)).Add(2, null, new Lose()).Add(3, 4, new Acquire("b", 1, new FencingToken(2, 1)));
        Assert.True(IsOfALock);

        _history.Add(5, 6, new Acquire("c", 1, new FencingToken(2, 2)));
        Assert.False(IsOfALock);
    }

    [Fact]
    public void Check_MorePermitsThanThereAre_IsNotLinearizable()
    {
        _history.Add(0, 1, Granted("a", 1, permits: 2)).Add(0, 1, Granted("b", 2));
        Assert.True(IsOfThreePermits);

        _history.Add(2, 3, Granted("c", 3));
        Assert.False(IsOfThreePermits);
    }

    [Fact]
    public void Check_RefusedBehindAWaiterOfMany_IsLinearizable()
    {
        _history.Add(0, 1, Granted("a", 1, permits: 2)).Add(2, 3, new Acquire("b", 1));

        Assert.True(IsOfThreePermits);
    }

    [Fact]
    public void Check_OlderWriterAcceptedAfterANewerOne_IsNotLinearizable()
    {
        var writes = new HistoryBuilder<FencedWrite>();
        writes.Add(0, 5, new FencedWrite(new FencingToken(1, 1), Accepted: true)).Add(1, 4, new FencedWrite(new FencingToken(1, 2), Accepted: true));
        Assert.True(Linearizability.Check(new FencedModel(), writes.Operations).IsLinearizable);

        writes.Add(6, 7, new FencedWrite(new FencingToken(1, 1), Accepted: true));
        Assert.False(Linearizability.Check(new FencedModel(), writes.Operations).IsLinearizable);
    }

    private static Acquire Granted(string id, long counter, int permits = 1) => new(id, permits, new FencingToken(1, counter));
}
