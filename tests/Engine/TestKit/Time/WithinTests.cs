using Akka.Actor;
using Xunit;
using Xunit.Sdk;

namespace ActorConcurrency.Engine.TestKit.Tests.Time;

public sealed class WithinTests : Akka.TestKit.Xunit2.TestKit
{
    private static readonly TimeSpan Shortly = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(60);

    [Fact]
    public void Within_QuickFunction_ReturnsItsResult()
    {
        Assert.Equal(3, Within(Long, () => 3));
    }

    [Fact]
    public void Within_ExpectationWithoutDuration_WaitsForWhatIsLeft()
    {
        var before = Now;

        Assert.ThrowsAny<XunitException>(() => Within(Shortly, () => ExpectMsg<string>()));
        Assert.True(Now - before < TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void Within_TooQuick_Fails()
    {
        Assert.ThrowsAny<XunitException>(() => Within(TimeSpan.FromSeconds(10), Long, () => { }));
    }

    [Fact]
    public void Within_TooSlow_Fails()
    {
        var gate = new SemaphoreSlim(0);

        Assert.ThrowsAny<XunitException>(() => Within(TimeSpan.FromMilliseconds(1), () => { gate.Wait(Shortly); }));
    }

    [Fact]
    public async Task WithinAsync_BlockThatHangs_FailsAllTheSame()
    {
        var gate = new TaskCompletionSource();

        var failure = await Assert.ThrowsAnyAsync<XunitException>(() => WithinAsync(Shortly, () => gate.Task));

        Assert.False(gate.Task.IsCompleted);
        Assert.Contains("still running", failure.Message);
    }

    [Fact]
    public void Within_SlowButInsideOfEpsilon_Passes()
    {
        var gate = new SemaphoreSlim(0);

        Within(TimeSpan.FromMilliseconds(1), () => { gate.Wait(Shortly); }, epsilonValue: Long);
    }

    [Fact]
    public void Within_Nested_InnerCannotOutlastOuter()
    {
        Within(TimeSpan.FromSeconds(5), () =>
            Within(Long, () => Assert.True(Remaining <= TimeSpan.FromSeconds(5))));
    }

    [Fact]
    public void Within_AfterIt_RemainingIsUndefined()
    {
        Within(Long, () => Assert.True(Remaining > TimeSpan.Zero));

        Assert.Throws<InvalidOperationException>(() => Remaining);
    }

    [Fact]
    public void Within_ActionThrows_TheExceptionComesOut()
    {
        Assert.Throws<FormatException>(() => Within(Long, () => throw new FormatException()));
        Assert.Throws<InvalidOperationException>(() => Remaining);
    }

    [Fact]
    public async Task WithinAsync_MessageComes_Passes()
    {
        await WithinAsync(Long, async () =>
        {
            TestActor.Tell("a");
            await ExpectMsgAsync("a");
        });

        Assert.Equal(1, await WithinAsync(Long, () => Task.FromResult(1)));
    }

    [Fact]
    public async Task WithinAsync_NoMessage_Fails()
    {
        await Assert.ThrowsAnyAsync<XunitException>(() => WithinAsync(Shortly, async () => await ExpectMsgAsync<string>()));
    }

    [Fact]
    public void RemainingOrDefault_OutsideOfWithin_IsTheDefault()
    {
        Assert.Equal(TimeSpan.FromSeconds(3), RemainingOrDefault);
        Assert.Equal(TimeSpan.FromSeconds(3), RemainingOrDilated(null));
        Assert.Equal(Long, RemainingOrDilated(Long));
    }
}

public sealed class TimeFactorTests : Akka.TestKit.Xunit2.TestKit
{
    public TimeFactorTests()
        : base("akka.test.timefactor = 2.0")
    {
    }

    [Fact]
    public void Dilated_WithAFactor_MultipliesDurations()
    {
        Assert.Equal(TimeSpan.FromSeconds(4), Dilated(TimeSpan.FromSeconds(2)));
        Assert.Equal(TimeSpan.FromSeconds(6), RemainingOrDefault);
        Assert.Equal(2.0, TestKitSettings.TestTimeFactor);
    }
}
