using Akka.TestKit;
using Xunit;

namespace ActorConcurrency.Engine.TestKit.Tests.Waiting;

public sealed class LatchAndBarrierTests : Akka.TestKit.Xunit2.TestKit
{
    private static readonly TimeSpan Shortly = TimeSpan.FromMilliseconds(20);

    [Fact]
    public void Latch_CountedDown_Opens()
    {
        var latch = CreateTestLatch(2);

        latch.CountDown();
        Assert.False(latch.IsOpen);
        latch.CountDown();

        Assert.True(latch.IsOpen);
        latch.Ready();
    }

    [Fact]
    public void Latch_Closed_TimesOut()
    {
        Assert.Throws<TimeoutException>(() => CreateTestLatch().Ready(Shortly));
        Assert.Throws<TimeoutException>(() => new TestLatch(1, Shortly).Ready());
    }

    [Fact]
    public void Latch_OpenedAndReset_IsClosedAgain()
    {
        var latch = new TestLatch(3);

        latch.Open();
        Assert.True(latch.IsOpen);
        latch.Reset();

        Assert.False(latch.IsOpen);
    }

    [Fact]
    public void Latch_InfiniteTime_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => new TestLatch().Ready(TimeSpan.MaxValue));
    }

    [Fact]
    public async Task Barrier_AllCome_AllGoOn()
    {
        var barrier = CreateTestBarrier(2);
        var other = Task.Run(() =>
        {
            barrier.Await();
            barrier.Await();
        });

        barrier.Await();
        barrier.Await();

        await other;
    }

    [Fact]
    public void Barrier_OneIsMissing_TimesOut()
    {
        Assert.Throws<TimeoutException>(() => CreateTestBarrier(2).Await(Shortly));
    }
}
