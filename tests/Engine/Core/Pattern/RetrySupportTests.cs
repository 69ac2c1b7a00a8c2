using Akka.Pattern;
using Akka.TestKit;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Pattern;

public sealed class RetrySupportTests : Akka.TestKit.Xunit2.TestKit
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private int _calls;

    public RetrySupportTests()
        : base("""akka.scheduler.implementation = "Akka.TestKit.TestScheduler, Akka.TestKit" """)
    {
    }

    private TestScheduler Time => (TestScheduler)Sys.Scheduler;

    private Func<Task<int>> FailUntil(int good) => () =>
        ++_calls >= good ? Task.FromResult(_calls) : Task.FromException<int>(new FormatException($"try {_calls}"));

    [Fact]
    public async Task Retry_SucceedsAtLast_GivesTheResult()
    {
        Assert.Equal(3, await RetrySupport.Retry(FailUntil(3), 5));
        Assert.Equal(3, _calls);
    }

    [Fact]
    public async Task Retry_NeverSucceeds_ThrowsTheLastFailure()
    {
        var failure = await Assert.ThrowsAsync<FormatException>(() => RetrySupport.Retry(FailUntil(100), 2));

        Assert.Equal("try 3", failure.Message);
    }

    [Fact]
    public async Task Retry_WithDelay_WaitsBetweenTries()
    {
        var result = RetrySupport.Retry(FailUntil(3), 5, Second, Sys.Scheduler);

        Assert.Equal(1, _calls);
        Assert.False(result.IsCompleted);
        await Advancing(result);

        Assert.Equal(3, await result);
    }

    [Fact]
    public async Task Retry_WithBackoff_GivesTheResult()
    {
        var result = RetrySupport.Retry(FailUntil(4), 5, Second, Second * 4, 0, Sys.Scheduler);

        await Advancing(result);

        Assert.Equal(4, await result);
    }

    [Fact]
    public async Task After_Delay_StartsTheTaskThen()
    {
        var result = FutureTimeoutSupport.After(Second, Sys.Scheduler, FailUntil(1));

        Assert.Equal(0, _calls);
        Time.Advance(Second);

        Assert.Equal(1, await result);
    }

    // The next wait begins on a thread of the pool: time is moved until the whole has ended.
    private async Task Advancing(Task task)
    {
        await AwaitConditionAsync(() =>
        {
            Time.Advance(Second);
            return Task.FromResult(task.IsCompleted);
        });
    }
}
