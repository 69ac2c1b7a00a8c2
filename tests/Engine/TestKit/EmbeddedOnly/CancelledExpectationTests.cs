using Akka.Actor;
using Xunit;

namespace ActorConcurrency.Engine.TestKit.Tests.EmbeddedOnly;

/// <summary>A cancelled expectation is cancelled; Akka.NET's may also fail as one that timed out.</summary>
public sealed class CancelledExpectationTests : Akka.TestKit.Xunit2.TestKit
{
    [Fact]
    public async Task ExpectMsgAsync_Cancelled_ThrowsOperationCanceled()
    {
        using var cancellation = new CancellationTokenSource();
        var expectation = ExpectMsgAsync<string>(cancellationToken: cancellation.Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await expectation);
    }

    [Fact]
    public void ExpectMsg_AlreadyCancelled_ThrowsOperationCanceled()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => ExpectMsg<string>(cancellationToken: cancellation.Token));
    }

    [Fact]
    public async Task ReceiveOneAsync_Cancelled_TakesNothing()
    {
        using var cancellation = new CancellationTokenSource();
        var receiving = ReceiveOneAsync(cancellationToken: cancellation.Token);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await receiving);
        TestActor.Tell("a");

        Assert.Equal("a", await ReceiveOneAsync());
    }
}
