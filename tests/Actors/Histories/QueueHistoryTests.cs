using ActorConcurrency.Histories;
using ActorConcurrency.Histories.Models;
using Xunit;
using static ActorConcurrency.Histories.Models.QueueRequest;

namespace ActorConcurrency.Actors.Tests.Histories;

public sealed class QueueHistoryTests
{
    private readonly HistoryBuilder<QueueRequest> _history = new();

    private bool IsLinearizable => Linearizability.Check(new QueueModel(capacity: 2), _history.Operations).IsLinearizable;

    [Fact]
    public void Check_InOrder_IsLinearizable()
    {
        _history.Add(0, 1, new Put(1)).Add(2, 3, new Put(2)).Add(4, 7, new Take("a", 1)).Add(5, 6, new Take("b", 2)).Add(8, 9, new Take("c"));

        Assert.True(IsLinearizable);
    }

    [Fact]
    public void Check_OutOfOrder_IsNotLinearizable()
    {
        _history.Add(0, 1, new Put(1)).Add(2, 3, new Put(2)).Add(4, 5, new Take("a", 2)).Add(6, 7, new Take("b", 1));

        Assert.False(IsLinearizable);
    }

    [Fact]
    public void Check_ItemTakenTwice_IsNotLinearizable()
    {
        _history.Add(0, 1, new Put(1)).Add(2, 3, new Take("a", 1)).Add(4, 5, new Take("b", 1));

        Assert.False(IsLinearizable);
    }

    [Fact]
    public void Check_ItemLost_IsNotLinearizable()
    {
        _history.Add(0, 1, new Put(1)).Add(2, 3, new Take("a"));

        Assert.False(IsLinearizable);
    }

    [Fact]
    public void Check_ItemOutOfNowhere_IsNotLinearizable()
    {
        _history.Add(0, 1, new Put(1)).Add(2, 3, new Take("a", 2));

        Assert.False(IsLinearizable);
    }

    [Fact]
    public void Check_AboveTheCapacity_IsNotLinearizable()
    {
        _history.Add(0, 1, new Put(1)).Add(2, 3, new Put(2)).Add(4, 5, new Put(3, Answer: false));
        Assert.True(IsLinearizable);

        _history.Add(6, 7, new Put(4));
        Assert.False(IsLinearizable);
    }

    [Fact]
    public void Check_RefusedWithRoom_IsNotLinearizable()
    {
        _history.Add(0, 1, new Put(1)).Add(2, 3, new Put(2, Answer: false));

        Assert.False(IsLinearizable);
    }

    [Fact]
    public void Check_UnknownPut_MayComeLaterAndOnce()
    {
        _history.Add(0, null, new Put(1)).Add(1, 2, new Take("a")).Add(3, 4, new Take("b", 1));
        Assert.True(IsLinearizable);

        _history.Add(5, 6, new Take("c", 1));
        Assert.False(IsLinearizable);
    }

    [Fact]
    public void Check_ItemPutBack_ComesBeforeLaterOnes()
    {
        _history.Add(0, 1, new Put(1)).Add(2, 3, new Put(2)).Add(4, 5, new Take("a", 1)).Add(6, 7, new PutBack("a"));
        _history.Add(8, 9, new Take("b", 1));
        Assert.True(IsLinearizable);

        _history.Add(10, 11, new Take("c", 1));
        Assert.False(IsLinearizable);
    }

    [Fact]
    public void Check_FinishedItemThatComesBack_IsNotLinearizable()
    {
        _history.Add(0, 1, new Put(1)).Add(2, 3, new Take("a", 1)).Add(4, 5, new Finish("a")).Add(6, null, new PutBack("a"));
        Assert.True(IsLinearizable);

        _history.Add(7, 8, new Take("b", 1));
        Assert.False(IsLinearizable);
    }

    [Fact]
    public void Check_ItemOnItsWayToADeadTaker_IsOvertakenAndComesBack()
    {
        _history.Add(0, 1, new Put(1)).Add(2, 3, new Put(2));
        _history.Add(4, null, new Take("dead")).Add(4, null, new PutBack("dead"));
        _history.Add(5, 6, new Take("a", 2)).Add(7, 8, new Take("b", 1));

        Assert.True(IsLinearizable);
    }

    [Fact]
    public void Check_CountOfWhatNobodyHasTaken_HasToBeRight()
    {
        _history.Add(0, 1, new Put(1)).Add(2, 3, new Put(2)).Add(4, 5, new Take("a", 1)).Add(6, 7, new Count(1));
        Assert.True(IsLinearizable);

        _history.Add(8, 9, new Count(2));
        Assert.False(IsLinearizable);
    }

    [Fact]
    public void Check_LossOfTheQueue_TakesAllThatWasInIt()
    {
        _history.Add(0, 1, new Put(1)).Add(2, 3, new Put(2)).Add(4, null, new Lose()).Add(5, 6, new Take("a"));
        Assert.True(IsLinearizable);

        _history.Add(7, 8, new Take("b", 2));
        Assert.False(IsLinearizable);
    }
}
