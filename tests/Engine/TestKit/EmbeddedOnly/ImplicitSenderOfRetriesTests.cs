using Akka.Actor;
using Akka.TestKit;
using Xunit;

namespace ActorConcurrency.Engine.TestKit.Tests.EmbeddedOnly;

/// <summary>The implicit sender is there at every try of an asynchronous assertion.</summary>
public sealed class ImplicitSenderOfRetriesTests : Akka.TestKit.Xunit2.TestKit
{
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(1);

    [Fact]
    public async Task AwaitAssertAsync_AsksAgainAndAgain_KeepsTheImplicitSender()
    {
        var asked = 0;
        var probe = CreateTestProbe();
        probe.SetAutoPilot(new DelegateAutoPilot((sender, _) =>
        {
            sender.Tell(++asked);
            return AutoPilot.KeepRunning;
        }));

        await AwaitAssertAsync(
            async () =>
            {
                probe.Ref.Tell("how often?");
                Assert.Equal(3, await ExpectMsgAsync<int>());
            },
            interval: Often);
    }
}
