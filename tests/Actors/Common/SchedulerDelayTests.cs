using ActorConcurrency.Actors.Common;
using Xunit;

namespace ActorConcurrency.Actors.Tests.Common;

public sealed class SchedulerDelayTests : ActorsTestKit
{
    [Fact]
    public async Task Delay_CompletesWhenTheClockHasMovedOn()
    {
        var delay = Scheduler.DelayAsync(TimeSpan.FromMinutes(1));

        Scheduler.Advance(TimeSpan.FromSeconds(59));
        Assert.False(delay.IsCompleted);
        Scheduler.Advance(TimeSpan.FromSeconds(1));

        await Soon(delay);
    }

    [Fact]
    public async Task Delay_Canceled_Throws()
    {
        using var cancellation = new CancellationTokenSource();
        var delay = Scheduler.DelayAsync(TimeSpan.FromMinutes(1), cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Soon(delay));
    }

    [Fact]
    public async Task Delay_OfZero_IsOverAtOnce() => await Scheduler.DelayAsync(TimeSpan.Zero);

    [Fact]
    public async Task Delay_Negative_IsABadArgument() =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Scheduler.DelayAsync(TimeSpan.FromSeconds(-1)));
}
