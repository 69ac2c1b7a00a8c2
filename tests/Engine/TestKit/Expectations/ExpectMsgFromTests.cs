using Akka.TestKit;
using Xunit;
using Xunit.Sdk;

namespace ActorConcurrency.Engine.TestKit.Tests.Expectations;

public sealed class ExpectMsgFromTests : Akka.TestKit.Xunit2.TestKit
{
    private readonly TestProbe _sender;
    private readonly TestProbe _other;

    public ExpectMsgFromTests()
    {
        _sender = CreateTestProbe();
        _other = CreateTestProbe();
    }

    [Fact]
    public void ExpectMsgFrom_ThatSender_ReturnsTheMessage()
    {
        _sender.Send(TestActor, "a");
        _sender.Send(TestActor, "b");

        Assert.Equal("a", ExpectMsgFrom<string>(_sender.Ref));
        ExpectMsgFrom(_sender.Ref, "b");
    }

    [Fact]
    public void ExpectMsgFrom_OtherSender_Fails()
    {
        _other.Send(TestActor, "a");

        Assert.ThrowsAny<XunitException>(() => ExpectMsgFrom<string>(_sender.Ref));
    }

    [Fact]
    public void ExpectMsgFrom_ThatSenderOtherMessage_Fails()
    {
        _sender.Send(TestActor, "a");

        Assert.ThrowsAny<XunitException>(() => ExpectMsgFrom(_sender.Ref, "b"));
    }

    [Fact]
    public void ExpectMsgFrom_WithPredicates_JudgesBoth()
    {
        _sender.Send(TestActor, 1);
        _sender.Send(TestActor, 1);
        _sender.Send(TestActor, 1);

        ExpectMsgFrom<int>(sender => sender.Equals(_sender.Ref), number => number == 1);
        Assert.ThrowsAny<XunitException>(() => ExpectMsgFrom<int>(sender => sender.Equals(_sender.Ref), number => number == 2));
        Assert.ThrowsAny<XunitException>(() => ExpectMsgFrom<int>(_sender.Ref, number => number == 2));
    }

    [Fact]
    public void ExpectMsgFrom_WithAssertions_RunsBoth()
    {
        _sender.Send(TestActor, 1);
        _sender.Send(TestActor, 2);

        ExpectMsgFrom<int>(sender => Assert.Equal(_sender.Ref, sender), number => Assert.Equal(1, number));
        Assert.Throws<EqualException>(() => ExpectMsgFrom<int>(_sender.Ref, number => Assert.Equal(1, number)));
    }

    [Fact]
    public async Task ExpectMsgFromAsync_OtherSender_Fails()
    {
        _sender.Send(TestActor, "a");
        _other.Send(TestActor, "b");

        Assert.Equal("a", await ExpectMsgFromAsync<string>(_sender.Ref));
        await Assert.ThrowsAnyAsync<XunitException>(async () => await ExpectMsgFromAsync<string>(_sender.Ref));
    }
}
