using Akka.Actor;
using Akka.Configuration;
using Akka.TestKit;
using Akka.TestKit.TestActors;
using Xunit;
using Xunit.Sdk;

namespace ActorConcurrency.Engine.TestKit.Tests.EmbeddedOnly;

/// <summary>What failures say, and what is refused: in the words of the embedded engine.</summary>
public sealed class FailureTests : Akka.TestKit.Xunit2.TestKit
{
    private static readonly TimeSpan Shortly = TimeSpan.FromMilliseconds(20);

    [Fact]
    public void ExpectMsg_OnAProbe_FailsWithItsNameAndTheSender()
    {
        var probe = CreateTestProbe("observer");
        var culprit = CreateTestProbe("culprit");
        culprit.Send(probe, "actual");

        var failure = Assert.ThrowsAny<XunitException>(() => probe.ExpectMsg("expected"));

        Assert.Contains("/system/observer", failure.Message);
        Assert.Contains("\"expected\" (String)", failure.Message);
        Assert.Contains("\"actual\" (String)", failure.Message);
        Assert.Contains("/system/culprit", failure.Message);
    }

    [Fact]
    public void ExpectMsg_MessageWithBraces_FailsWithItsText()
    {
        TestActor.Tell("{not a format}");

        var failure = Assert.ThrowsAny<XunitException>(() => ExpectMsg("{0}"));

        Assert.Contains("{not a format}", failure.Message);
    }

    [Fact]
    public void ExpectMsgAllOf_SameMessageTwice_CountsBoth()
    {
        TestActor.Tell("a");
        TestActor.Tell("b");
        TestActor.Tell("b");

        Assert.ThrowsAny<XunitException>(() => ExpectMsgAllOf("a", "a", "b"));
    }

    [Fact]
    public void ExpectMsg_CollectionMessage_FailsWithItsItems()
    {
        TestActor.Tell(new[] { 1, 2 });

        var failure = Assert.ThrowsAny<XunitException>(() => ExpectMsg(new[] { 1, 3 }));

        Assert.Contains("[1, 3] (Int32[])", failure.Message);
        Assert.Contains("[1, 2] (Int32[])", failure.Message);
    }

    [Fact]
    public void ChildActorOf_NameIsTaken_ThrowsHereAndKeepsTheProbe()
    {
        var probe = CreateTestProbe();
        probe.IgnoreMessages<string>();
        probe.ChildActorOf<BlackHoleActor>("child");

        Assert.Throws<InvalidActorNameException>(() => probe.ChildActorOf<BlackHoleActor>("child"));

        probe.Tell("still ignored");
        probe.ExpectNoMsg(0);
    }

    [Fact]
    public void CreateTestProbe_OfAProbe_IsRefused()
    {
        TestKitBase probe = CreateTestProbe();

        Assert.Throws<NotSupportedException>(() => probe.CreateTestProbe());
    }

    [Theory]
    [InlineData("akka.test.timefactor = 0", "akka.test.timefactor")]
    [InlineData("akka.test.single-expect-default = -1s", "akka.test.single-expect-default")]
    public void Construct_BadSetting_ThrowsAndNamesTheKey(string config, string key)
    {
        var failure = Assert.Throws<ConfigurationException>(() => new TestKitSettings(
            ConfigurationFactory.ParseString(config).WithFallback(TestKitBase.DefaultConfig)));

        Assert.Contains(key, failure.Message);
    }

    [Fact]
    public void Expect_NoEventAtAll_FailsWithAdvice()
    {
        var failure = Assert.ThrowsAny<XunitException>(() => EventFilter.Warning(contains: "red").ExpectOne(Shortly, () => { }));

        Assert.Contains("containing \"red\"", failure.Message);
        Assert.Contains("TestEventListener", failure.Message);
    }

    [Fact]
    public void Tell_AfterTheTestHasEnded_ComesFromNobody()
    {
        var other = new Akka.TestKit.Xunit2.TestKit();
        other.Dispose();
        var probe = CreateTestProbe();

        probe.Tell("a");

        probe.ExpectMsg("a");
        Assert.Equal(Sys.DeadLetters, probe.Sender);
    }
}
