using Xunit;
using Xunit.Sdk;

namespace ActorConcurrency.Engine.TestKit.Tests.Time;

public sealed class AwaitTests : Akka.TestKit.Xunit2.TestKit
{
    private static readonly TimeSpan Shortly = TimeSpan.FromMilliseconds(30);
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(1);

    [Fact]
    public void AwaitAssert_PassesAtThirdTry_Returns()
    {
        var tries = 0;

        AwaitAssert(() => Assert.Equal(3, ++tries), interval: Often);

        Assert.Equal(3, tries);
    }

    [Fact]
    public void AwaitAssert_NeverPasses_ThrowsTheLastFailure()
    {
        Assert.Throws<FormatException>(() => AwaitAssert(() => throw new FormatException(), Shortly, Often));
    }

    [Fact]
    public async Task AwaitAssertAsync_PassesAtThirdTry_Returns()
    {
        var tries = 0;

        await AwaitAssertAsync(() => Assert.Equal(3, ++tries), interval: Often);
        await AwaitAssertAsync(
            () =>
            {
                Assert.Equal(6, ++tries);
                return Task.CompletedTask;
            },
            interval: Often);

        Assert.Equal(6, tries);
    }

    [Fact]
    public async Task AwaitAssertAsync_NeverPasses_ThrowsTheLastFailure()
    {
        await Assert.ThrowsAsync<FormatException>(() => AwaitAssertAsync(() => throw new FormatException(), Shortly, Often));
    }

    [Fact]
    public void AwaitCondition_BecomesTrue_Returns()
    {
        var looks = 0;

        AwaitCondition(() => ++looks == 3, TimeSpan.FromSeconds(10), Often);

        Assert.Equal(3, looks);
    }

    [Fact]
    public void AwaitCondition_NeverTrue_FailsWithTheMessage()
    {
        var failure = Assert.ThrowsAny<XunitException>(() => AwaitCondition(() => false, Shortly, Often, "the light is green"));

        Assert.Contains("the light is green", failure.Message);
    }

    [Fact]
    public async Task AwaitConditionAsync_NeverTrue_Fails()
    {
        await AwaitConditionAsync(() => Task.FromResult(true));
        await Assert.ThrowsAnyAsync<XunitException>(() => AwaitConditionAsync(() => Task.FromResult(false), Shortly, Often));
    }

    [Fact]
    public void AwaitConditionNoThrow_TellsTheOutcome()
    {
        Assert.True(AwaitConditionNoThrow(() => true, Shortly));
        Assert.False(AwaitConditionNoThrow(() => false, Shortly, Often));
    }
}
