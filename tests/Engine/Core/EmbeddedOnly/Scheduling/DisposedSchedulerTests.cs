using ActorConcurrency.Engine.Core.Tests.Scheduling;
using Akka.Actor;
using Akka.Event;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.EmbeddedOnly.Scheduling;

/// <summary>A scheduler that is disposed drops what was not due.</summary>
public sealed class DisposedSchedulerTests
{
    [Fact]
    public void Dispose_WithPendingWork_DropsIt()
    {
        var ran = false;
        var scheduler = new HashedWheelTimerScheduler(RealScheduler.Config, NoLogger.Instance);
        ((IAdvancedScheduler)scheduler).ScheduleOnce(TimeSpan.FromMinutes(5), () => ran = true);

        scheduler.Dispose();

        Assert.False(ran);
    }
}
