using Akka.Actor;
using Akka.Configuration;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Dispatch;

public sealed class DispatcherTests : Akka.TestKit.Xunit2.TestKit
{
    private const string Dispatchers =
        """
        one-thread {
          type = ForkJoinDispatcher
          executor = fork-join-executor
          throughput = 2
          dedicated-thread-pool.thread-count = 1
        }
        tasks {
          type = TaskDispatcher
          throughput = 7
        }
        deadline {
          type = Dispatcher
          throughput-deadline-time = 250ms
        }
        unknown-type.type = "No.Such.Type, Nowhere"
        other-name = another-name
        another-name = tasks
        circle = round
        round = circle
        akka.actor.deployment {
          /deployed.dispatcher = one-thread
        }
        """;

    public DispatcherTests()
        : base(Dispatchers)
    {
    }

    [Fact]
    public void Turns_WhileManyPairsNeverRest_ComeToEveryActor()
    {
        const int Pairs = 32;
        const int Exchanges = 1_000;
        for (var i = 0; i < Pairs; i++)
        {
            var one = Sys.ActorOf(Props.Create<Player>(Exchanges, TestActor));
            Sys.ActorOf(Props.Create<Player>(Exchanges, TestActor)).Tell("ball", one);
        }

        ReceiveN(2 * Pairs, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void Throughput_TwoBusyActorsOnOneThread_TakeTurnsAfterThatManyMessages()
    {
        using var gate = new ManualResetEventSlim();
        var blocker = Start(_ => gate.Wait());
        var first = Start(message => TestActor.Tell($"first {message}"));
        var second = Start(message => TestActor.Tell($"second {message}"));
        first.Tell(0);
        second.Tell(0);
        ExpectMsg("first 0");
        ExpectMsg("second 0");

        blocker.Tell("block");
        foreach (var actor in new[] { first, second })
        {
            for (var i = 1; i <= 5; i++)
                actor.Tell(i);
        }

        gate.Set();

        Assert.Equal(
            ["first 1", "first 2", "second 1", "second 2", "first 3", "first 4", "second 3", "second 4", "first 5", "second 5"],
            ReceiveN(10).Cast<string>());
    }

    [Fact]
    public void Dispatcher_OfAName_HasItsSettings()
    {
        var tasks = Sys.Dispatchers.Lookup("tasks");

        Assert.Equal("tasks", tasks.Id);
        Assert.Equal(7, tasks.Throughput);
        Assert.Null(tasks.ThroughputDeadlineTime);
        Assert.Equal(TimeSpan.FromMilliseconds(250).Ticks, Sys.Dispatchers.Lookup("deadline").ThroughputDeadlineTime);
        Assert.Same(tasks, Sys.Dispatchers.Lookup("tasks"));
    }

    [Fact]
    public void Lookup_UnknownName_ThrowsAndNamesIt()
    {
        var failure = Assert.Throws<ConfigurationException>(() => Sys.Dispatchers.Lookup("no-such-dispatcher"));

        Assert.Contains("no-such-dispatcher", failure.Message);
        Assert.False(Sys.Dispatchers.HasDispatcher("no-such-dispatcher"));
        Assert.True(Sys.Dispatchers.HasDispatcher("tasks"));
    }

    [Fact]
    public void Lookup_OtherName_IsTheSameDispatcher()
    {
        Assert.Same(Sys.Dispatchers.Lookup("tasks"), Sys.Dispatchers.Lookup("other-name"));
    }

    [Fact]
    public void Lookup_NamesInACircle_Throws()
    {
        var failure = Assert.Throws<ConfigurationException>(() => Sys.Dispatchers.Lookup("circle"));

        Assert.Contains("circle", failure.Message);
    }

    [Fact]
    public void Lookup_UnknownType_Throws()
    {
        Assert.Throws<ConfigurationException>(() => Sys.Dispatchers.Lookup("unknown-type"));
    }

    [Fact]
    public void ActorOf_UnknownDispatcher_Throws()
    {
        Assert.Throws<ConfigurationException>(() => Sys.ActorOf(Props.Create<Reporter>().WithDispatcher("no-such-dispatcher")));
    }

    [Fact]
    public void ActorOf_DeploymentNamesADispatcher_RunsOnIt()
    {
        Sys.ActorOf(Props.Create<Reporter>(), "deployed").Tell("which?");
        ExpectMsg("one-thread");

        Sys.ActorOf(Props.Create<Reporter>(), "not-deployed").Tell("which?");
        ExpectMsg("akka.actor.default-dispatcher");
    }

    [Fact]
    public void Schedule_Action_RunsOnTheDispatcher()
    {
        Sys.Dispatchers.Lookup("one-thread").Schedule(() => TestActor.Tell(Environment.CurrentManagedThreadId));
        Sys.Dispatchers.Lookup("one-thread").Schedule(() => TestActor.Tell(Environment.CurrentManagedThreadId));

        var first = ExpectMsg<int>();
        Assert.Equal(first, ExpectMsg<int>());
        Assert.NotEqual(Environment.CurrentManagedThreadId, first);
    }

    [Theory]
    [InlineData("akka.actor.default-dispatcher")]
    [InlineData("akka.actor.internal-dispatcher")]
    [InlineData("akka.actor.default-blocking-io-dispatcher")]
    [InlineData("akka.actor.task-dispatcher")]
    [InlineData("akka.actor.default-fork-join-dispatcher")]
    [InlineData("one-thread")]
    [InlineData("tasks")]
    public async Task Tell_ManySenders_OneMessageAtATimeInTheOrderOfEachSender(string dispatcher)
    {
        const int Senders = 4;
        const int EachSends = 2_000;
        var overlaps = 0;
        var inside = 0;
        var last = new int[Senders];
        var outOfOrder = 0;
        var left = Senders * EachSends;
        var actor = Sys.ActorOf(Props.Create<Acting>((Action<object>)(message =>
        {
            if (Interlocked.Exchange(ref inside, 1) != 0)
                Interlocked.Increment(ref overlaps);

            var (sender, number) = ((int, int))message;
            if (number != ++last[sender])
                outOfOrder++;

            Volatile.Write(ref inside, 0);
            if (--left == 0)
                TestActor.Tell("all");
        })).WithDispatcher(dispatcher));

        await Task.WhenAll(Enumerable.Range(0, Senders).Select(sender => Task.Run(() =>
        {
            for (var i = 1; i <= EachSends; i++)
                actor.Tell((sender, i), ActorRefs.NoSender);
        })));

        await ExpectMsgAsync("all", TimeSpan.FromSeconds(30));
        Assert.Equal(0, overlaps);
        Assert.Equal(0, outOfOrder);
    }

    [Fact]
    public void DefaultDispatcher_OneActorBlocks_OthersGoOn()
    {
        using var gate = new ManualResetEventSlim();
        var blocked = Sys.ActorOf(Props.Create<Acting>((Action<object>)(_ => gate.Wait())));
        blocked.Tell("block");
        var free = Sys.ActorOf(Props.Create<Acting>((Action<object>)(message => TestActor.Tell(message))));

        free.Tell("a");

        ExpectMsg("a");
        gate.Set();
    }

    private IActorRef Start(Action<object> handle) => Sys.ActorOf(Props.Create<Acting>(handle).WithDispatcher("one-thread"));

    private sealed class Acting(Action<object> handle) : UntypedActor
    {
        protected override void OnReceive(object message) => handle(message);
    }

    /// <summary>Plays a ball back for ever, and says when it has had it a number of times.</summary>
    private sealed class Player(int times, IActorRef observer) : UntypedActor
    {
        private int _times;

        protected override void OnReceive(object message)
        {
            if (++_times == times) observer.Tell("done");
            Sender.Tell(message, Self);
        }
    }

    private sealed class Reporter : UntypedActor
    {
        protected override void OnReceive(object message) => Sender.Tell(Context.Dispatcher.Id);
    }
}
