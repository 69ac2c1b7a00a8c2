using ActorConcurrency.Actors.Semaphores;
using ActorConcurrency.Actors.Tracing;
using Akka.Actor;
using Xunit;

namespace ActorConcurrency.Actors.Tests.Tracing;

public sealed class TracingTests : ActorsTestKit
{
    [Fact]
    public async Task Recorder_HasMessagesAndLifeInOrder()
    {
        using var recorder = Record();
        var echo = Sys.ActorOf(Props.Create(typeof(Echo)), "echo");

        echo.Tell("hello", TestActor);
        ExpectMsg("hello");
        Watch(echo);
        Sys.Stop(echo);
        ExpectTerminated(echo);

        var events = (await Soon(recorder.GetEventsAsync())).Where(e => e.Actor == "/user/echo").ToList();
        Assert.Equal([TraceKind.Started, TraceKind.Received, TraceKind.Note, TraceKind.Stopped], events.Select(e => e.Kind));
        Assert.Equal("hello", events[1].Message);
        Assert.Equal(TestActor.Path.ToStringWithoutAddress(), events[1].From);
        Assert.Equal("said hello", events[2].Note);
        Assert.All(events, e => Assert.Equal(Scheduler.Now, e.Time));
    }

    [Fact]
    public async Task Recorder_SeesAFailureAsARestart()
    {
        using var recorder = Record();
        var echo = Sys.ActorOf(Props.Create(typeof(Echo)), "echo");

        echo.Tell(13, ActorRefs.NoSender);

        var restart = await Soon(recorder.FirstAsync(e => e.Kind == TraceKind.Restarted));
        Assert.Contains("unlucky", restart.Note);
        var received = await Soon(recorder.FirstAsync(e => e.Message is 13));
        Assert.Null(received.From);
    }

    [Fact]
    public async Task Ask_ComesFromNobodyInParticular()
    {
        using var recorder = Record();
        var echo = Sys.ActorOf(Props.Create(typeof(Echo)), "echo");

        Assert.Equal("hello", await Soon(echo.Ask<string>("hello")));

        Assert.Null((await Soon(recorder.FirstAsync(e => e.Message is "hello"))).From);
    }

    [Fact]
    public async Task Timer_IsTracedByWhatItSends()
    {
        using var recorder = Record();
        var clock = Sys.ActorOf(Props.Create(typeof(Clock)));
        clock.Tell("start", TestActor);
        ExpectMsg("started");

        Scheduler.Advance(TimeSpan.FromSeconds(1));

        var tick = await Soon(recorder.FirstAsync(e => e.Message is "tick"));
        Assert.Equal(clock.Path.ToStringWithoutAddress(), tick.Actor);
    }

    [Fact]
    public async Task Fsm_IsTracedAsOthersAre()
    {
        using var recorder = Record();
        var light = Sys.ActorOf(Props.Create(typeof(Light)), "light");

        light.Tell("switch", TestActor);

        ExpectMsg("green");
        var events = await Soon(recorder.GetEventsAsync());
        Assert.Contains(events, e => e is { Kind: TraceKind.Started, Actor: "/user/light" });
        Assert.Contains(events, e => e is { Kind: TraceKind.Received, Actor: "/user/light", Message: "switch" });
    }

    [Fact]
    public async Task Primitives_AreTraced()
    {
        using var recorder = Record();
        await using var owner = Concurrency.As("car");

        await using var lease = await Soon(owner.Semaphore("gate", 1).AcquireAsync());

        var acquired = await Soon(recorder.FirstAsync(e => e.Message is SemaphoreProtocol.Acquire));
        Assert.Equal("/system/semaphore-gate", acquired.Actor);
        Assert.Equal(owner.Ref.Path.ToStringWithoutAddress(), acquired.From);
    }

    [Fact]
    public async Task Off_NothingIsPublished()
    {
        using var quiet = ActorSystem.Create("quiet");
        using var recorder = TraceRecorder.Start(quiet);

        await using var lease = await Soon(quiet.Concurrency().Semaphore("gate", 1).AcquireAsync());

        Assert.Empty(await Soon(recorder.GetEventsAsync()));
        await Soon(quiet.Terminate());
    }

    private sealed class Echo : TracedReceiveActor
    {
        public Echo()
        {
            Receive<string>(text =>
            {
                if (IsTraced)
                    TraceNote($"said {text}");
                Sender.Tell(text);
            });
            Receive<int>(_ => throw new InvalidOperationException("unlucky"));
        }
    }

    private sealed class Clock : TracedReceiveActor, IWithTimers
    {
        public Clock()
        {
            Receive<string>(text => text == "start", _ =>
            {
                Timers.StartSingleTimer("key", "tick", TimeSpan.FromSeconds(1));
                Sender.Tell("started");
            });
            Receive<string>(_ => { });
        }

        public ITimerScheduler Timers { get; set; } = null!;
    }

    private sealed class Light : TracedFsm<string, int>
    {
        public Light()
        {
            StartWith("red", 0);
            When("red", _ => GoTo("green").Replying("green"));
            When("green", _ => GoTo("red").Replying("red"));
            Initialize();
        }
    }
}
