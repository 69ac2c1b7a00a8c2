using System.Collections;
using Akka.Actor;
using Xunit;
using Xunit.Sdk;

namespace ActorConcurrency.Engine.TestKit.Tests.Expectations;

/// <summary>Which exceptions failed expectations throw, and how their messages begin.</summary>
public sealed class FailureTests : Akka.TestKit.Xunit2.TestKit
{
    private static readonly TimeSpan Shortly = TimeSpan.FromMilliseconds(20);

    [Fact]
    public void ReceiveN_TooFew_IsATimeout()
    {
        TestActor.Tell("a");

        var failure = Assert.Throws<TrueException>(() => ReceiveN(2, Shortly));

        Assert.StartsWith("Timeout (", failure.Message);
    }

    [Fact]
    public void FishForMessage_Nothing_IsATimeout()
    {
        var failure = Assert.Throws<TrueException>(() => FishForMessage(_ => false, Shortly));

        Assert.StartsWith("Timeout (", failure.Message);
    }

    [Fact]
    public void ExpectMsgAllOf_AnotherMessage_TellsWhatWasNotFound()
    {
        TestActor.Tell("a");
        TestActor.Tell("c");

        var failure = Assert.Throws<TrueException>(() => ExpectMsgAllOf("a", "b"));

        Assert.StartsWith("not found [", failure.Message);
    }

    [Fact]
    public async Task WaitForRadioSilence_TooManyMessages_TellsTheLimitWasBroken()
    {
        TestActor.Tell("a");

        var failure = await Assert.ThrowsAsync<FalseException>(() => WaitForRadioSilenceAsync(TimeSpan.Zero, maxMessages: 0));

        Assert.StartsWith("maxMessages violated", failure.Message);
    }

    [Fact]
    public async Task WaitForRadioSilence_Silence_ReturnsWhatCame()
    {
        TestActor.Tell("a");

        Assert.Equal(new ArrayList { "a" }, await WaitForRadioSilenceAsync(Shortly));
    }
}
