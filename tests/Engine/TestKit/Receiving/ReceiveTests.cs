using Akka.Actor;
using Xunit;
using Xunit.Sdk;

namespace ActorConcurrency.Engine.TestKit.Tests.Receiving;

public sealed class ReceiveTests : Akka.TestKit.Xunit2.TestKit
{
    private static readonly TimeSpan Shortly = TimeSpan.FromMilliseconds(20);

    [Fact]
    public void ReceiveOne_MessageIsThere_TakesIt()
    {
        Send("a", "b");

        Assert.Equal("a", ReceiveOne());
        Assert.Equal("b", ReceiveOne());
    }

    [Fact]
    public void ReceiveOne_Nothing_ReturnsNull()
    {
        Assert.Null(ReceiveOne(TimeSpan.Zero));
        Assert.Null(ReceiveOne(Shortly));
    }

    [Fact]
    public void TryReceiveOne_MessageIsThere_GivesItWithItsSender()
    {
        var probe = CreateTestProbe();
        TestActor.Tell("a", probe.Ref);

        Assert.True(TryReceiveOne(out var envelope));
        Assert.Equal("a", envelope.Message);
        Assert.Equal(probe.Ref, envelope.Sender);
        Assert.False(TryReceiveOne(out _, TimeSpan.Zero));
    }

    [Fact]
    public void PeekOne_MessageIsThere_LeavesIt()
    {
        Send("a");

        Assert.Equal("a", PeekOne());
        Assert.Equal("a", PeekOne());
        ExpectMsg("a");
        Assert.Null(PeekOne(TimeSpan.Zero));
    }

    [Fact]
    public void ReceiveN_EnoughMessages_TakesThatManyInOrder()
    {
        Send(1, 2, 3);

        Assert.Equal([1, 2], ReceiveN(2).Cast<int>());
        ExpectMsg(3);
    }

    [Fact]
    public void ReceiveN_TooFew_Fails()
    {
        Send(1);

        Assert.ThrowsAny<XunitException>(() => ReceiveN(2, Shortly));
    }

    [Fact]
    public async Task ReceiveNAsync_MessagesComeOneByOne_GivesEachWhenItComes()
    {
        Send(1);
        var received = new List<object>();
        await foreach (var message in ReceiveNAsync(3))
        {
            received.Add(message);
            if (received.Count < 3)
                Send(received.Count + 1);
        }

        Assert.Equal([1, 2, 3], received.Cast<int>());
    }

    [Fact]
    public void ReceiveWhile_FilterEndsTheSeries_LeavesTheMessageThatEndsIt()
    {
        Send(1, 2, "end");

        var numbers = ReceiveWhile<object>(Shortly, message => message is int ? message : null!);

        Assert.Equal([1, 2], numbers.Cast<int>());
        ExpectMsg("end");
    }

    [Fact]
    public void ReceiveWhile_FilterAsksForTheSender_SeesTheOneOfItsMessage()
    {
        var probe = CreateTestProbe();
        TestActor.Tell("first", probe.Ref);
        Send("second");
        var senders = new List<IActorRef>();

        ReceiveWhile<object>(Shortly, message =>
        {
            senders.Add(LastSender);
            return message is "first" ? message : null!;
        });

        Assert.Equal([probe.Ref, TestActor], senders);
        Assert.Equal("first", LastMessage);
    }

    [Fact]
    public void ReceiveWhile_Limit_TakesNoMore()
    {
        Send(1, 2, 3);

        Assert.Equal([1, 2], ReceiveWhile<int>(number => true, msgs: 2));
        ExpectMsg(3);
    }

    [Fact]
    public void ReceiveWhile_IdleTimePasses_EndsBeforeTheMaximum()
    {
        Send(1);
        var before = Now;

        Assert.Equal([1], ReceiveWhile<int>(_ => true, max: TimeSpan.FromSeconds(60), idle: Shortly));
        Assert.True(Now - before < TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void ReceiveWhile_OtherTypesIgnored_DropsThem()
    {
        Send(1, "other", 2);

        Assert.Equal([1, 2], ReceiveWhile<int>(_ => true, max: Shortly));
    }

    [Fact]
    public void ReceiveWhile_OtherTypesNotIgnored_EndsAtThem()
    {
        Send(1, "other", 2);

        Assert.Equal([1], ReceiveWhile<int>(_ => true, max: Shortly, shouldIgnoreOtherMessageTypes: false));
        ExpectMsg("other");
        ExpectMsg(2);
    }

    [Fact]
    public void FishForMessage_OthersBefore_ReturnsTheOne()
    {
        Send(1, "a", 2, "b");

        Assert.Equal("b", FishForMessage<string>(text => text == "b"));
        Assert.False(HasMessages);
    }

    [Fact]
    public void FishForMessage_WithList_CollectsTheOthers()
    {
        Send(1, "a", 2);
        var others = new System.Collections.ArrayList { "from before" };

        FishForMessage<int>(number => number == 2, others);

        Assert.Equal([1, "a"], others.Cast<object>());
    }

    [Fact]
    public void FishForMessage_NotAmongThem_Fails()
    {
        Send(1, 2);

        Assert.ThrowsAny<XunitException>(() => FishForMessage(message => message is string, Shortly, "a string"));
    }

    [Fact]
    public async Task FishUntilMessageAsync_ThatTypeComes_Fails()
    {
        Send(1);
        await FishUntilMessageAsync<string>(Shortly);
        Send("a");

        await Assert.ThrowsAnyAsync<XunitException>(() => FishUntilMessageAsync<string>(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task WaitForRadioSilenceAsync_Silence_ReturnsWhatCameBefore()
    {
        Send(1, 2);

        var received = await WaitForRadioSilenceAsync(Shortly);

        Assert.Equal([1, 2], received.Cast<int>());
    }

    [Fact]
    public async Task WaitForRadioSilenceAsync_TooManyMessages_Fails()
    {
        Send(1, 2, 3);

        await Assert.ThrowsAnyAsync<XunitException>(() => WaitForRadioSilenceAsync(Shortly, maxMessages: 1));
    }

    private void Send(params object[] messages)
    {
        foreach (var message in messages)
            TestActor.Tell(message);
    }
}
