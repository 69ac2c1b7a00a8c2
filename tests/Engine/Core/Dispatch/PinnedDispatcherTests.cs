using Akka.Actor;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Dispatch;

public sealed class PinnedDispatcherTests : Akka.TestKit.Xunit2.TestKit
{
    public PinnedDispatcherTests()
        : base(
            """
            pinned.type = PinnedDispatcher
            dedicated {
              type = ForkJoinDispatcher
              dedicated-thread-pool.thread-count = 2
            }
            """)
    {
    }

    [Fact]
    public void Tell_ManyMessages_AllOnOneThreadOutsideOfThePool()
    {
        var actor = StartPinned();

        var threads = Enumerable.Range(0, 50).Select(_ => ThreadOf(actor)).Distinct().ToList();

        var thread = Assert.Single(threads);
        Assert.False(thread.IsThreadPoolThread);
    }

    [Fact]
    public void Tell_TwoActors_EachHasAThreadOfItsOwn()
    {
        Assert.NotEqual(ThreadOf(StartPinned()), ThreadOf(StartPinned()));
    }

    [Fact]
    public void Tell_OneBlocks_TheOtherGoesOn()
    {
        using var gate = new ManualResetEventSlim();
        var blocked = StartPinned();
        blocked.Tell(gate);

        ThreadOf(StartPinned());

        gate.Set();
        ThreadOf(blocked);
    }

    [Fact]
    public void Restart_TheActor_GoesOnHandlingMessages()
    {
        var actor = StartPinned();
        EventFilter.Exception<FormatException>().ExpectOne(() => actor.Tell("fail"));

        Assert.False(ThreadOf(actor).IsThreadPoolThread);
    }

    [Theory]
    [InlineData("pinned")]
    [InlineData("dedicated")]
    public void Stop_TheLastActor_EndsTheThreads(string dispatcher)
    {
        var actors = Enumerable.Range(0, 3).Select(_ => Sys.ActorOf(Props.Create<ThreadReporter>().WithDispatcher(dispatcher))).ToList();
        var threads = actors.ConvertAll(ThreadOf);
        Assert.All(threads, thread => Assert.True(thread is { IsAlive: true, IsThreadPoolThread: false }));

        actors.ForEach(Sys.Stop);

        Assert.All(threads, thread => Assert.True(thread.Join(RemainingOrDefault)));
    }

    [Fact]
    public void Tell_DedicatedThreads_OneBlocksTheOtherGoesOn()
    {
        using var gate = new ManualResetEventSlim();
        var blocked = Sys.ActorOf(Props.Create<ThreadReporter>().WithDispatcher("dedicated"));
        var free = Sys.ActorOf(Props.Create<ThreadReporter>().WithDispatcher("dedicated"));
        blocked.Tell(gate);

        var thread = ThreadOf(free);

        Assert.Equal(thread, ThreadOf(free));
        gate.Set();
    }

    private IActorRef StartPinned() => Sys.ActorOf(Props.Create<ThreadReporter>().WithDispatcher("pinned"));

    private Thread ThreadOf(IActorRef actor)
    {
        actor.Tell("thread?");
        return ExpectMsg<ThreadIs>().Thread;
    }

    private sealed record ThreadIs(Thread Thread);

    private sealed class ThreadReporter : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            switch (message)
            {
                case ManualResetEventSlim gate:
                    gate.Wait();
                    break;
                case "fail":
                    throw new FormatException("on demand");
                default:
                    Sender.Tell(new ThreadIs(Thread.CurrentThread));
                    break;
            }
        }
    }
}
