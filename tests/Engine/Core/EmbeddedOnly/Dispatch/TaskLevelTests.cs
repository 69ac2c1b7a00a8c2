using Akka.Configuration;
using Akka.Dispatch;
using Akka.TestKit.Xunit2;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.EmbeddedOnly.Dispatch;

/// <summary>The levels of task schedulers, and what is no level.</summary>
public sealed class TaskLevelTests : TestKit
{
    private const string Configuration = """
        akka.channel-scheduler {
          parallelism-min = 1
          parallelism-factor = 0.01
        }
        odd {
          executor = channel-executor
          channel-executor.priority = "quite-high"
        }
        """;

    public TaskLevelTests()
        : base(Configuration)
    {
    }

    [Fact]
    public async Task StartNew_WhileTheOnlyThreadIsBusy_RunsTheHigherLevelsFirst()
    {
        var schedulers = ChannelTaskScheduler.Get(Sys);
        using var busy = new ManualResetEventSlim();
        using var gate = new ManualResetEventSlim();
        var order = new List<string>();
        var first = Start(schedulers.Idle, () =>
        {
            busy.Set();
            gate.Wait(TimeSpan.FromSeconds(30));
        });
        Assert.True(busy.Wait(TimeSpan.FromSeconds(30)));

        Task[] tasks =
        [
            Start(schedulers.Idle, () => order.Add("idle")),
            Start(schedulers.Low, () => order.Add("low")),
            Start(schedulers.High, () => order.Add("high 1")),
            Start(schedulers.Normal, () => order.Add("normal")),
            Start(schedulers.High, () => order.Add("high 2")),
        ];
        gate.Set();
        await first;
        await Task.WhenAll(tasks);

        Assert.Equal(["high 1", "high 2", "normal", "low", "idle"], order);
    }

    [Fact]
    public void GetScheduler_NoLevel_Throws() =>
        Assert.Throws<ArgumentException>(() => ChannelTaskScheduler.Get(Sys).GetScheduler(TaskSchedulerPriority.None));

    [Fact]
    public void StartNew_AfterDispose_IsRefused()
    {
        var schedulers = ChannelTaskScheduler.Get(Sys);

        schedulers.Dispose();

        var error = Assert.Throws<TaskSchedulerException>(() => { _ = Start(schedulers.Normal, () => { }); });
        Assert.IsType<ObjectDisposedException>(error.InnerException);
    }

    [Fact]
    public void Lookup_UnknownPriority_NamesIt()
    {
        var error = Assert.Throws<ConfigurationException>(() => Sys.Dispatchers.Lookup("odd"));

        Assert.Contains("quite-high", error.Message, StringComparison.Ordinal);
    }

    private static Task Start(TaskScheduler scheduler, Action action) =>
        Task.Factory.StartNew(action, CancellationToken.None, TaskCreationOptions.None, scheduler);
}
