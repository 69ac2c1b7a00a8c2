using Akka.Pattern;
using Akka.TestKit;
using Xunit;

namespace ActorConcurrency.Engine.TestKit.Tests.Waiting;

public sealed class TestBreakerTests : Akka.TestKit.Xunit2.TestKit
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    public TestBreakerTests()
        : base("""akka.scheduler.implementation = "Akka.TestKit.TestScheduler, Akka.TestKit" """)
    {
    }

    [Fact]
    public void Latches_StateChanges_AreSetOneByOne()
    {
        var breaker = new TestBreaker(new CircuitBreaker(Sys.Scheduler, 1, Long, Long));
        Assert.False(breaker.OpenLatch.IsSet);

        breaker.Instance.Fail();
        Assert.True(breaker.OpenLatch.Wait(Long));
        Assert.False(breaker.HalfOpenLatch.IsSet);
        ((TestScheduler)Sys.Scheduler).Advance(Long + Long);
        Assert.True(breaker.HalfOpenLatch.Wait(Long));
        Assert.False(breaker.ClosedLatch.IsSet);
        breaker.Instance.Succeed();

        Assert.True(breaker.ClosedLatch.Wait(Long));
    }
}
