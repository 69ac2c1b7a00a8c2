using Akka.Actor;
using Xunit;
using Xunit.Sdk;

namespace ActorConcurrency.Engine.TestKit.Tests.Expectations;

public sealed class ExpectMsgTests : Akka.TestKit.Xunit2.TestKit
{
    private static readonly TimeSpan Shortly = TimeSpan.FromMilliseconds(20);

    [Fact]
    public void ExpectMsg_EqualMessage_ReturnsIt()
    {
        TestActor.Tell("a");

        Assert.Equal("a", ExpectMsg("a"));
    }

    [Fact]
    public void ExpectMsg_EqualRecord_IsEqualByValue()
    {
        TestActor.Tell(new Sample(1, "a"));

        ExpectMsg(new Sample(1, "a"));
    }

    [Fact]
    public void ExpectMsg_ListsWithEqualItems_AreEqual()
    {
        TestActor.Tell(new List<int> { 1, 2, 3 });

        ExpectMsg(new List<int> { 1, 2, 3 });
    }

    [Fact]
    public void ExpectMsg_OtherMessage_FailsWithBothValues()
    {
        TestActor.Tell("actual");

        var failure = Assert.ThrowsAny<XunitException>(() => ExpectMsg("expected"));
        Assert.Contains("expected", failure.Message);
        Assert.Contains("actual", failure.Message);
    }

    [Fact]
    public void ExpectMsg_OtherType_FailsWithTypeAndValue()
    {
        TestActor.Tell("actual");

        var failure = Assert.ThrowsAny<XunitException>(() => ExpectMsg<int>());
        Assert.Contains("Int32", failure.Message);
        Assert.Contains("actual", failure.Message);
    }

    [Fact]
    public void ExpectMsg_NoMessage_FailsAfterTheTimeout()
    {
        var before = Now;

        Assert.ThrowsAny<XunitException>(() => ExpectMsg<string>(Shortly));
        Assert.True(Now - before >= TimeSpan.FromMilliseconds(10));
    }

    [Fact]
    public void ExpectMsg_WithHint_FailsWithTheHint()
    {
        var failure = Assert.ThrowsAny<XunitException>(() => ExpectMsg<string>(Shortly, "after the second start"));

        Assert.Contains("after the second start", failure.Message);
    }

    [Fact]
    public void ExpectMsg_SeveralMessages_TakesThemInOrder()
    {
        TestActor.Tell(1);
        TestActor.Tell(2);
        TestActor.Tell(3);

        ExpectMsg(1);
        ExpectMsg(2);
        ExpectMsg(3);
        Assert.False(HasMessages);
    }

    [Fact]
    public void ExpectMsg_WithPredicate_JudgesTheMessage()
    {
        TestActor.Tell(4);
        TestActor.Tell(5);

        Assert.Equal(4, ExpectMsg<int>(number => number % 2 == 0));
        Assert.ThrowsAny<XunitException>(() => ExpectMsg<int>(number => number % 2 == 0));
    }

    [Fact]
    public void ExpectMsg_WithAssertion_ThrowsWhatItThrows()
    {
        TestActor.Tell(4);
        TestActor.Tell(5);

        ExpectMsg<int>(number => Assert.Equal(4, number));
        Assert.Throws<EqualException>(() => ExpectMsg<int>(number => Assert.Equal(4, number)));
    }

    [Fact]
    public void ExpectMsg_WithSenderPredicate_SeesTheSender()
    {
        var probe = CreateTestProbe();
        TestActor.Tell("a", probe.Ref);
        TestActor.Tell("b", probe.Ref);

        ExpectMsg<string>((message, sender) => message == "a" && sender.Equals(probe.Ref));
        Assert.ThrowsAny<XunitException>(() => ExpectMsg<string>((_, sender) => sender.Equals(TestActor)));
    }

    [Fact]
    public void ExpectMsg_WithComparer_ComparesWithIt()
    {
        TestActor.Tell("HELLO");
        TestActor.Tell("other");

        ExpectMsg("hello", (expected, actual) => string.Equals(expected, actual, StringComparison.OrdinalIgnoreCase));
        Assert.ThrowsAny<XunitException>(() => ExpectMsg("hello", (expected, actual) => expected == actual));
    }

    [Fact]
    public void ExpectMsg_BaseType_TakesDerivedMessages()
    {
        TestActor.Tell(new Derived());

        Assert.IsType<Derived>(ExpectMsg<Base>());
    }

    [Fact]
    public async Task ExpectMsgAsync_MessageComesLater_ReturnsIt()
    {
        var expectation = ExpectMsgAsync<string>();
        TestActor.Tell("late");

        Assert.Equal("late", await expectation);
    }

    [Fact]
    public async Task ExpectMsgAsync_OtherMessage_Fails()
    {
        TestActor.Tell("b");

        await Assert.ThrowsAnyAsync<XunitException>(async () => await ExpectMsgAsync("a"));
    }

    [Fact]
    public void LastSender_AfterExpectMsg_IsTheMessagesSender()
    {
        var probe = CreateTestProbe();
        TestActor.Tell("a", probe.Ref);

        ExpectMsg("a");

        Assert.Equal(probe.Ref, LastSender);
        Assert.Equal("a", LastMessage);
    }

    private record Base;

    private sealed record Derived : Base;

    private sealed record Sample(int Number, string Text);
}
