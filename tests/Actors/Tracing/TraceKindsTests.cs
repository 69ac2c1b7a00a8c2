using ActorConcurrency.Actors.Events;
using ActorConcurrency.Actors.Tracing;
using Akka.Actor;
using Xunit;

namespace ActorConcurrency.Actors.Tests.Tracing;

/// <summary>States, waits and dead letters in a trace.</summary>
public sealed class TraceKindsTests : ActorsTestKit
{
    [Fact]
    public async Task Fsm_Transitions_AreStates()
    {
        using var recorder = Record();
        var light = Sys.ActorOf(Props.Create(typeof(Light)), "light");

        light.Tell("stay", TestActor);
        light.Tell("switch", TestActor);
        ExpectMsg("stayed");
        ExpectMsg("green");

        var events = await Soon(recorder.GetEventsAsync());
        Assert.Equal(["red", "green"], events.Where(e => e is { Kind: TraceKind.State, Actor: "/user/light" }).Select(e => e.Note));
    }

    [Fact]
    public async Task Primitive_Changes_AreStatesOnceEach()
    {
        using var recorder = Record();
        var flag = Concurrency.Event("green");

        await Soon(flag.IsSetAsync());
        await Soon(flag.SetAsync());
        await Soon(flag.SetAsync());
        await Soon(flag.ResetAsync());

        var events = await Soon(recorder.GetEventsAsync());
        Assert.Equal(["not set", "set", "not set"], events.Where(e => e is { Kind: TraceKind.State, Actor: "/system/event-green" }).Select(e => e.Note));
    }

    [Fact]
    public async Task Primitive_AWait_BeginsAndEndsAtItsOwner()
    {
        using var recorder = Record();
        var car = CreateTestProbe("car").Ref;
        var flag = Concurrency.Event("green");
        flag.Actor.Tell(new EventProtocol.Wait(RequestId: 1, Owner: car), car);
        var begun = await Soon(recorder.FirstAsync(e => e.Kind == TraceKind.Waits));

        Scheduler.Advance(TimeSpan.FromSeconds(2));
        await Soon(flag.SetAsync());

        var ended = await Soon(recorder.FirstAsync(e => e.Kind == TraceKind.Resumes));
        Assert.Equal(car.Path.ToStringWithoutAddress(), begun.Actor);
        Assert.Equal(("/system/event-green", "Wait"), (begun.From, begun.Note));
        Assert.Equal((begun.Actor, begun.From, begun.Note), (ended.Actor, ended.From, ended.Note));
        Assert.Equal(TimeSpan.FromSeconds(2), ended.Time - begun.Time);
    }

    [Fact]
    public async Task Primitive_AWaiterThatDies_WaitsNoLonger()
    {
        using var recorder = Record();
        var car = Sys.ActorOf(Props.Create(typeof(Light)), "car");
        var flag = Concurrency.Event("green");
        flag.Actor.Tell(new EventProtocol.Wait(RequestId: 1, Owner: car), car);
        await Soon(recorder.FirstAsync(e => e.Kind == TraceKind.Waits));

        await Kill(car);

        Assert.Equal("/user/car", (await Soon(recorder.FirstAsync(e => e.Kind == TraceKind.Resumes))).Actor);
    }

    [Fact]
    public async Task DeadLetter_ToAStoppedActor_IsRecordedWithSenderAndReason()
    {
        using var recorder = Record();
        var gone = Sys.ActorOf(Props.Create(typeof(Light)), "gone");
        await Kill(gone);

        gone.Tell("too late", TestActor);

        var letter = await Soon(recorder.FirstAsync(e => e.Kind == TraceKind.DeadLetter));
        Assert.Equal(("/user/gone", "too late"), (letter.Actor, letter.Message));
        Assert.Equal(TestActor.Path.ToStringWithoutAddress(), letter.From);
        Assert.Contains("has stopped or never was", letter.Note);
    }

    [Fact]
    public async Task DeadLetter_OfAMessageWithoutHandler_SaysSo()
    {
        using var recorder = Record();
        var actor = Sys.ActorOf(Props.Create(typeof(Deaf)), "deaf");

        actor.Tell(42, ActorRefs.NoSender);

        var letter = await Soon(recorder.FirstAsync(e => e.Kind == TraceKind.DeadLetter));
        Assert.Equal(("/user/deaf", null, "its receiver has no handler for it"), (letter.Actor, letter.From, letter.Note));
    }

    [Fact]
    public async Task Recorder_WithAFilter_KeepsWhatItLetsThrough()
    {
        using var recorder = TraceRecorder.Start(Sys, e => e.Kind == TraceKind.State);
        var light = Sys.ActorOf(Props.Create(typeof(Light)), "light");
        light.Tell("switch", TestActor);
        ExpectMsg("green");

        Assert.All(await Soon(recorder.GetEventsAsync()), e => Assert.Equal(TraceKind.State, e.Kind));
        Assert.NotEmpty(recorder.Events);
    }

    private sealed class Light : TracedFsm<string, int>
    {
        public Light()
        {
            StartWith("red", 0);
            When("red", e => e.FsmEvent is "stay" ? Stay().Replying("stayed") : GoTo("green").Replying("green"));
            When("green", _ => GoTo("red").Replying("red"));
            Initialize();
        }
    }

    private sealed class Deaf : TracedReceiveActor
    {
        public Deaf() => Receive<string>(_ => { });
    }
}
