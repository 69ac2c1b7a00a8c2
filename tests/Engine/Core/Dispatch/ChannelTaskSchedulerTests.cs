using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.TestKit.Xunit2;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Dispatch;

public sealed class ChannelTaskSchedulerTests : TestKit
{
    private const string Configuration = """
        urgent {
          executor = channel-executor
          channel-executor.priority = high
        }
        unknown.executor = "no-such-executor"
        """;

    public ChannelTaskSchedulerTests()
        : base(Configuration)
    {
    }

    [Theory]
    [InlineData(TaskSchedulerPriority.High)]
    [InlineData(TaskSchedulerPriority.Normal)]
    [InlineData(TaskSchedulerPriority.Low)]
    [InlineData(TaskSchedulerPriority.Idle)]
    public async Task StartNew_OnALevel_RunsThere(TaskSchedulerPriority priority)
    {
        var scheduler = ChannelTaskScheduler.Get(Sys).GetScheduler(priority);

        var used = await Task.Factory.StartNew(() => TaskScheduler.Current, CancellationToken.None, TaskCreationOptions.None, scheduler);

        Assert.Same(scheduler, used);
    }

    [Fact]
    public async Task StartNew_ManyTasks_RunsAll()
    {
        var schedulers = ChannelTaskScheduler.Get(Sys);
        TaskScheduler[] levels = [schedulers.High, schedulers.Normal, schedulers.Low, schedulers.Idle];
        var count = 0;

        await Task.WhenAll(Enumerable.Range(0, 2000).Select(i => Task.Factory.StartNew(
            () => Interlocked.Increment(ref count), CancellationToken.None, TaskCreationOptions.None, levels[i % levels.Length])));

        Assert.Equal(2000, count);
    }

    [Fact]
    public void ActorOf_DispatcherWithChannelExecutor_HandlesMessages()
    {
        var actor = Sys.ActorOf(Props.Create<Echo>().WithDispatcher("urgent"));

        foreach (var number in Enumerable.Range(0, 100))
            actor.Tell(number);

        Assert.Equal(Enumerable.Range(0, 100).Cast<object>(), ReceiveN(100));
    }

    [Fact]
    public void Lookup_UnknownExecutor_NamesIt()
    {
        var error = Assert.Throws<ConfigurationException>(() => Sys.Dispatchers.Lookup("unknown"));

        Assert.Contains("no-such-executor", error.Message, StringComparison.Ordinal);
    }

    private sealed class Echo : UntypedActor
    {
        protected override void OnReceive(object message) => Sender.Tell(message);
    }
}
