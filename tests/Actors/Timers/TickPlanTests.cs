using ActorConcurrency.Actors.Timers;
using Xunit;

namespace ActorConcurrency.Actors.Tests.Timers;

public sealed class TickPlanTests
{
    private static readonly DateTimeOffset Start = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    [Fact]
    public void Take_BeforeItIsDue_IsRefused()
    {
        var plan = new TickPlan(Start, Seconds(3), null);

        Assert.False(plan.TryTake(Start + Seconds(2.9), out _));
        Assert.Equal(0, plan.Count);
    }

    [Fact]
    public void Take_Once_IsOverAfterOne()
    {
        var plan = new TickPlan(Start, Seconds(3), null);

        Assert.True(plan.TryTake(Start + Seconds(8), out var tick));
        Assert.Equal(new TimerTick(1, Start + Seconds(3)), tick);
        Assert.True(plan.IsOver);
        Assert.False(plan.TryTake(Start + Seconds(100), out _));
    }

    [Fact]
    public void Take_EachTickLate_DueTimesDoNotDrift()
    {
        var plan = new TickPlan(Start, Seconds(1), Seconds(1));
        for (var n = 1; n <= 100; n++)
        {
            Assert.True(plan.TryTake(Start + Seconds(n) + TimeSpan.FromMilliseconds(70), out var tick));
            Assert.Equal(new TimerTick(n, Start + Seconds(n)), tick);
        }

        Assert.Equal(Start + Seconds(101), plan.NextDue);
    }

    [Fact]
    public void Take_Overdue_LeavesNoneOut()
    {
        var plan = new TickPlan(Start, Seconds(2), Seconds(1));
        var numbers = new List<long>();
        while (plan.TryTake(Start + Seconds(5.5), out var tick))
            numbers.Add(tick.Number);

        Assert.Equal([1, 2, 3, 4], numbers);
    }
}
