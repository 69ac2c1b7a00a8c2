using Akka.Actor;
using Akka.Dispatch;
using Akka.Event;
using Akka.Pattern;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.EmbeddedOnly.Simulation;

/// <summary>Whatever actors do, and whatever follows from it, runs on the simulation's thread.</summary>
public sealed class OneThreadTests : IDisposable
{
    private const string Dispatchers =
        """
        own { type = PinnedDispatcher }
        single {
          executor = fork-join-executor
          dedicated-thread-pool.thread-count = 1
        }
        tasks { executor = task-executor }
        context { type = SynchronizedDispatcher }
        deadlined { throughput-deadline-time = 1ms }
        """;

    private readonly SimulatedSystem _simulated = SimulatedSystem.Stepped(config: Dispatchers);
    private readonly List<Thread> _threads = [];

    private ActorSystem Sys => _simulated.System;

    public void Dispose() => _simulated.Dispose();

    [Theory]
    [InlineData("akka.actor.default-dispatcher")]
    [InlineData("akka.actor.internal-dispatcher")]
    [InlineData("akka.actor.default-blocking-io-dispatcher")]
    [InlineData("own")]
    [InlineData("single")]
    [InlineData("tasks")]
    [InlineData("context")]
    [InlineData("deadlined")]
    public void Actor_OnAnyDispatcher_RunsOnTheSimulationsThread(string dispatcher)
    {
        var actor = Sys.ActorOf(Told.Props((_, _) => Note()).WithDispatcher(dispatcher));
        actor.Tell("run");
        Sys.Dispatchers.Lookup(dispatcher).Schedule(Note);

        AssertOneThread(2);
    }

    [Fact]
    public void Actor_OnARegisteredDispatcher_RunsOnTheSimulationsThread()
    {
        var section = Sys.Settings.Config.GetConfig("akka.actor.default-dispatcher")!;
        Sys.Dispatchers.RegisterConfigurator("mine", new DispatcherConfigurator(section, Sys.Dispatchers.Prerequisites));
        Sys.ActorOf(Told.Props((_, _) => Note()).WithDispatcher("mine")).Tell("run");

        AssertOneThread(1);
    }

    [Fact]
    public void ScheduledWork_RunsOnTheSimulationsThread()
    {
        Sys.Scheduler.Advanced.ScheduleOnce(TimeSpan.FromSeconds(1), Note);

        AssertOneThread(1);
    }

    [Fact]
    public void AsyncHandler_AfterEachAwait_IsTheActorOnTheSimulationsThread()
    {
        var echo = StartEcho();
        var senders = new List<IActorRef>();
        var actor = Sys.ActorOf(Props.Create(() => new Awaiter(echo, senders, Note)));
        actor.Tell("go", echo);

        AssertOneThread(3);
        Assert.Equal([echo, echo, echo], senders);
    }

    [Fact]
    public void TaskOfAHandler_WithoutContext_GoesOnOnTheSimulationsThread()
    {
        var echo = StartEcho();
        var actor = Sys.ActorOf(Told.Props((_, message) =>
        {
            Note();
            if (message is "go") Twice(echo).PipeTo(ActorCell.GetCurrentSelfOrNoSender()!);
        }));
        actor.Tell("go");

        AssertOneThread(4);
    }

    [Fact]
    public void EnginesOwnWaits_InsideAnActor_EndOnTheSimulationsThread()
    {
        var victim = StartEcho();
        var actor = Sys.ActorOf(Told.Props((context, message) =>
        {
            if (message is not "go") return;
            var scheduler = context.System.Scheduler;
            _ = Then(victim.GracefulStop(TimeSpan.FromSeconds(1)));
            _ = Then(FutureTimeoutSupport.After(TimeSpan.FromSeconds(2), scheduler, () => Task.FromResult(1)));
            _ = Then(new CircuitBreaker(scheduler, 1, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)).WithCircuitBreaker(() => victim.Ask("?")));
            _ = Then(RetrySupport.Retry(() => victim.Ask("?", TimeSpan.FromSeconds(1)), 1, TimeSpan.FromSeconds(1), scheduler));
            _ = Then(Inbox.Create(context.System).ReceiveAsync(TimeSpan.FromSeconds(3)));
            _ = Then(context.ActorSelection("/user/nobody").ResolveOne(TimeSpan.FromSeconds(1)));
        }));
        actor.Tell("go");

        AssertOneThread(6);
    }

    [Fact]
    public void Logger_OfTheSystem_RunsOnTheSimulationsThread()
    {
        using var logging = SimulatedSystem.Stepped(config:
            $$"""
            akka.loglevel = INFO
            akka.loggers = ["{{typeof(NotingLogger).AssemblyQualifiedName}}"]
            """);
        NotingLogger.Threads.Clear();

        logging.System.Log.Log(LogLevel.InfoLevel, null, "hello");
        logging.Simulator.RunUntilIdle();

        Assert.Equal(["akka-simulation"], NotingLogger.Threads);
    }

    private async Task<string> Twice(IActorRef echo)
    {
        await Once(echo).ConfigureAwait(false);
        Note();
        return await Once(echo);
    }

    private async Task<string> Once(IActorRef echo)
    {
        var answer = await echo.Ask<string>("answer");
        Note();
        return answer;
    }

    private async Task Then(Task task)
    {
        await task.ContinueWith(static _ => { }, TaskContinuationOptions.ExecuteSynchronously).ConfigureAwait(false);
        Note();
    }

    private IActorRef StartEcho() => Sys.ActorOf(Told.Props((context, message) => context.Sender.Tell(message)));

    private void Note() => _threads.Add(Thread.CurrentThread);

    private void AssertOneThread(int notes)
    {
        _simulated.Simulator.RunToEnd();
        Assert.True(_threads.Count >= notes, $"{_threads.Count} of {notes} pieces of work have run.");
        Assert.All(_threads, thread => Assert.Equal("akka-simulation", thread.Name));
        Assert.Single(_threads.Distinct());
    }

    private sealed class Awaiter : ReceiveActor
    {
        public Awaiter(IActorRef echo, List<IActorRef> senders, Action note)
        {
            ReceiveAsync<string>(async _ =>
            {
                Look();
                await echo.Ask("first");
                Look();
                await Task.WhenAll(echo.Ask("second"), echo.Ask("third"));
                Look();
            });

            void Look()
            {
                note();
                senders.Add(Sender);
            }
        }
    }

    private sealed class NotingLogger : ReceiveActor
    {
        public NotingLogger()
        {
            Receive<InitializeLogger>(_ => Sender.Tell(new LoggerInitialized()));
            Receive<LogEvent>(_ => Threads.Add(Thread.CurrentThread.Name));
        }

        public static List<string?> Threads { get; } = [];
    }
}
