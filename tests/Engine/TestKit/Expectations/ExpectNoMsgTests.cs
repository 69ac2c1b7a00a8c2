using Akka.Actor;
using Xunit;
using Xunit.Sdk;

namespace ActorConcurrency.Engine.TestKit.Tests.Expectations;

public sealed class ExpectNoMsgTests : Akka.TestKit.Xunit2.TestKit
{
    [Fact]
    public void ExpectNoMsg_Nothing_WaitsForTheTime()
    {
        var before = Now;

        ExpectNoMsg(TimeSpan.FromMilliseconds(20));

        Assert.True(Now - before >= TimeSpan.FromMilliseconds(10));
    }

    [Fact]
    public void ExpectNoMsg_MessageIsThere_FailsWithIt()
    {
        TestActor.Tell("unwanted");

        var failure = Assert.ThrowsAny<XunitException>(() => ExpectNoMsg(TimeSpan.FromSeconds(10)));
        Assert.Contains("unwanted", failure.Message);
    }

    [Fact]
    public void ExpectNoMsg_ZeroMilliseconds_LooksWithoutWaiting()
    {
        ExpectNoMsg(0);
        TestActor.Tell("unwanted");

        Assert.ThrowsAny<XunitException>(() => ExpectNoMsg(0));
    }

    [Fact]
    public void ExpectNoMsg_WithinATime_EndsWithIt()
    {
        Within(TimeSpan.FromMilliseconds(20), () => ExpectNoMsg());
    }

    [Fact]
    public async Task ExpectNoMsgAsync_MessageComesMeanwhile_FailsAtOnce()
    {
        var silence = ExpectNoMsgAsync(TimeSpan.FromSeconds(60)).AsTask();
        TestActor.Tell("unwanted");

        await Assert.ThrowsAnyAsync<XunitException>(() => silence);
    }
}
