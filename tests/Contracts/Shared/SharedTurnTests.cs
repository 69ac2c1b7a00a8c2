using ActorConcurrency.Actors.Common;
using Akka.Actor;
using Akka.TestKit;
using Xunit;
using static ActorConcurrency.Actors.Shared.SharedProtocol;

namespace ActorConcurrency.Actors.Contracts.Shared;

/// <summary>Changes by those who cannot send a function: in turn, and never over what somebody else has set.</summary>
public abstract class SharedTurnTests<TBackend> : ContractTests<TBackend>
    where TBackend : ContractBackend, new()
{
    private IActorRef Counters => Concurrency.SharedDictionary<string, int>("counters").Actor;

    [Fact]
    public void Turns_OfOneKey_AreServedOneAfterTheOtherInOrder()
    {
        Counters.Tell(new Set(0, "a", 1), TestActor);
        var first = Take("a", CreateTestProbe(), out var firstTurn);
        var second = Ask("a", CreateTestProbe());
        var third = Ask("a", CreateTestProbe());

        End(first, firstTurn!, 10);

        var secondTurn = second.ExpectMsg<Turn>();
        Assert.Equal(10, secondTurn.Content);
        Assert.True(secondTurn.FencingToken > firstTurn!.FencingToken);
        End(second, secondTurn, 11);
        Assert.Equal(11, third.ExpectMsg<Turn>().Content);
    }

    [Fact]
    public void Turns_OfDifferentKeys_DoNotWaitForEachOther()
    {
        Counters.Tell(new Set(0, "a", 1), TestActor);
        Counters.Tell(new Set(0, "b", 2), TestActor);

        Take("a", CreateTestProbe(), out _);
        Take("b", CreateTestProbe(), out var turn);

        Assert.Equal(2, turn!.Content);
    }

    [Fact]
    public void Turn_OvertakenByASet_GoesOnWithTheNewValue()
    {
        Counters.Tell(new Set(0, "a", 1), TestActor);
        var taker = Take("a", CreateTestProbe(), out var turn);
        Counters.Tell(new Set(0, "b", 1), TestActor);
        Counters.Tell(new Set(0, "a", 5), TestActor);

        Counters.Tell(new EndTurn(2, taker.Ref, "a", turn!.FencingToken, turn.Version, 2), taker.Ref);
        var overtaken = taker.ExpectMsg<Overtaken>();
        Assert.Equal(5, overtaken.Content);
        Counters.Tell(new EndTurn(3, taker.Ref, "a", turn.FencingToken, overtaken.Version, 6), taker.Ref);

        Assert.Equal(6, taker.ExpectMsg<Value>().Content);
    }

    [Fact]
    public void Turn_AfterTheSameValueWasSetAgain_IsOvertakenAllTheSame()
    {
        Counters.Tell(new Set(0, "a", 1), TestActor);
        var taker = Take("a", CreateTestProbe(), out var turn);
        Counters.Tell(new Set(0, "a", 2), TestActor);
        Counters.Tell(new Set(0, "a", 1), TestActor);

        Counters.Tell(new EndTurn(2, taker.Ref, "a", turn!.FencingToken, turn.Version, 2), taker.Ref);

        taker.ExpectMsg<Overtaken>();
    }

    [Fact]
    public void Turn_WhoseKeyIsRemoved_IsRejectedOrSetsWhatIsForMissingKeys()
    {
        Counters.Tell(new Set(0, "a", 1), TestActor);
        var taker = Take("a", CreateTestProbe(), out var turn);
        var next = CreateTestProbe();
        Counters.Tell(new TakeTurn(1, next.Ref, "a", new Initial(40)), next.Ref);
        Counters.Tell(new Remove(0, "a"), TestActor);

        Counters.Tell(new EndTurn(2, taker.Ref, "a", turn!.FencingToken, turn.Version, 2), taker.Ref);

        taker.ExpectMsg<Rejected>(rejected => rejected.Reason == RejectionReason.KeyMissing);
        Assert.Equal(40, next.ExpectMsg<Value>().Content);
    }

    [Fact]
    public void Turn_OfOneWhoDiesOrTakesItBack_IsTheNextOnes()
    {
        Counters.Tell(new Set(0, "a", 1), TestActor);
        var dying = Take("a", CreateTestProbe(), out _);
        var second = Ask("a", CreateTestProbe());
        var third = Ask("a", CreateTestProbe());

        Sys.Stop(dying.Ref);
        second.ExpectMsg<Turn>();
        Counters.Tell(new CancelTurn(1, second.Ref, "a"), second.Ref);

        third.ExpectMsg<Turn>();
    }

    [Fact]
    public void EndTurn_OfAnotherOne_IsRejected()
    {
        Counters.Tell(new Set(0, "a", 1), TestActor);
        Take("a", CreateTestProbe(), out var turn);

        Counters.Tell(new EndTurn(5, TestActor, "a", turn!.FencingToken, turn.Version, 2), TestActor);

        ExpectMsg<Rejected>(rejected => rejected.Reason == RejectionReason.NotHeld);
    }

    [Fact]
    public void TakeTurn_OfAMissingKey_IsRejectedOrSetsIt()
    {
        Counters.Tell(new TakeTurn(1, TestActor, "a"), TestActor);
        ExpectMsg<Rejected>(rejected => rejected.Reason == RejectionReason.KeyMissing);

        Counters.Tell(new TakeTurn(2, TestActor, "a", new Initial(3)), TestActor);
        Assert.Equal(3, ExpectMsg<Value>().Content);
        Counters.Tell(new TakeTurn(3, TestActor, "a", new Initial(3)), TestActor);
        Assert.Equal(3, ExpectMsg<Turn>().Content);
    }

    [Fact]
    public async Task Turns_ShowInTheSnapshot()
    {
        Counters.Tell(new Set(0, "a", 1), TestActor);
        var taker = Take("a", CreateTestProbe(), out var turn);
        var next = Ask("a", CreateTestProbe());

        var seen = await Soon(Concurrency.SharedDictionary<string, int>("counters").GetSnapshotAsync());

        Assert.Equal([(taker.Ref, turn!.FencingToken)], seen.Holders.Select(holder => (holder.Owner, holder.FencingToken)));
        Assert.Equal([next.Ref], seen.Waiters.Select(waiter => waiter.Owner));
    }

    [Fact]
    public void WaitFor_EveryValue_TellsEachUntilItIsTakenBack()
    {
        Counters.Tell(new WaitFor(1, TestActor, "a", Every: true), TestActor);
        Counters.Tell(new Set(0, "a", 1), TestActor);
        Counters.Tell(new Set(0, "b", 9), TestActor);
        Counters.Tell(new Set(0, "a", 2), TestActor);
        Assert.Equal(1, ExpectMsg<Value>().Content);
        Assert.Equal(2, ExpectMsg<Value>().Content);

        Counters.Tell(new CancelWaitFor(1, TestActor), TestActor);
        Counters.Tell(new Set(0, "a", 3), TestActor);
        Counters.Tell(new GetCount(2), TestActor);

        ExpectMsg(new Count(2, 2));
    }

    private TestProbe Ask(string key, TestProbe taker)
    {
        Counters.Tell(new TakeTurn(1, taker.Ref, key), taker.Ref);
        return taker;
    }

    private TestProbe Take(string key, TestProbe taker, out Turn? turn)
    {
        turn = Ask(key, taker).ExpectMsg<Turn>();
        return taker;
    }

    private void End(TestProbe taker, Turn turn, object value)
    {
        Counters.Tell(new EndTurn(2, taker.Ref, turn.Key, turn.FencingToken, turn.Version, value), taker.Ref);
        Assert.Equal(value, taker.ExpectMsg<Value>().Content);
    }
}
