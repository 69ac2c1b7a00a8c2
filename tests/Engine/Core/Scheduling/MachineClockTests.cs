using Akka.Actor;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Scheduling;

public class MachineClockTests
{
    [Fact]
    public void Now_OfTheMachinesClock_IsItsDateAndTime()
    {
#pragma warning disable CS0618 // Code from before still uses it.
        var clock = DateTimeOffsetNowTimeProvider.Instance;
#pragma warning restore CS0618
        var before = TimeProvider.System.GetUtcNow();
        var passed = clock.MonotonicClock;

        Assert.InRange(clock.Now, before, TimeProvider.System.GetUtcNow());
        Assert.True(clock.HighResMonotonicClock > TimeSpan.Zero);
        Assert.True(clock.MonotonicClock >= passed);
    }
}
