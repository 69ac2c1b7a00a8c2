using ActorConcurrency.Actors.Events;
using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Languages;
using ActorConcurrency.Scenarios.Running;
using ActorConcurrency.Scenarios.Synchronisation.TrafficLight;
using Akka.Actor;
using Akka.Configuration;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using Xunit;

namespace ActorConcurrency.Scenarios.Tests.Synchronisation;

/// <summary>The light on virtual time, with probes for cars.</summary>
public sealed class TrafficLightActorTests : TestKit
{
    private static readonly TimeSpan Red = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Green = TimeSpan.FromSeconds(2);

    private readonly StringWriter _output = new() { NewLine = "\n" };
    private readonly Transcript _transcript;
    private readonly TestProbe _event;
    private readonly IActorRef _light;

    public TrafficLightActorTests()
        : base(ConfigurationFactory.ParseString("akka.scheduler.implementation = \"Akka.TestKit.TestScheduler, Akka.TestKit\"")
            .WithFallback(ScenarioSystem.Configuration(logLevel: "off")))
    {
        _transcript = new Transcript(_output);
        var values = new ParameterValues(new TrafficLightScenario());
        var context = new ScenarioContext(
            new LocalStage(Sys), new RunSettings(values, Speed: 1, Seed: 1, Texts.Of("traffic-light", Language.En)), _transcript, CancellationToken.None);
        _event = CreateTestProbe();
        _light = Sys.ActorOf(TrafficLightActor.Props(new CrossingLog(context), _event.Ref, TrafficLightScenario.TimesOf(context.Values, context.Speed)));
        ExpectReset();
    }

    private TestScheduler Scheduler => (TestScheduler)Sys.Scheduler;

    [Fact]
    public void Light_TimeUp_TurnsGreenAndSetsTheEventThenRedAndResetsIt()
    {
        Scheduler.Advance(Red);
        _event.ExpectMsg<EventProtocol.Set>();
        Scheduler.Advance(Green);
        ExpectReset();
    }

    [Fact]
    public void Light_BeforeTimeUp_StaysRed()
    {
        Scheduler.Advance(Red - TimeSpan.FromMilliseconds(1));
        Arrive(CreateTestProbe()).ExpectMsg<TrafficLightProtocol.Stop>();
        Assert.False(_event.HasMessages);
    }

    [Fact]
    public void Light_ACarHasNotAcknowledgedThatItWaits_StaysRedUntilItDoes()
    {
        var car = Arrive(CreateTestProbe());
        car.ExpectMsg<TrafficLightProtocol.Stop>();
        Scheduler.Advance(Red);
        AssertStill();
        _light.Tell(TrafficLightProtocol.Waiting.Instance, car.Ref);
        _event.ExpectMsg<EventProtocol.Set>();
    }

    [Fact]
    public void Light_AWaitingCarHasNotPassed_StaysGreenUntilItHas()
    {
        var car = ArriveAndWait();
        Scheduler.Advance(Red);
        _event.ExpectMsg<EventProtocol.Set>();
        Scheduler.Advance(Green);
        AssertStill();
        _light.Tell(TrafficLightProtocol.Passed.Instance, car.Ref);
        ExpectReset();
    }

    [Fact]
    public void Light_ACarArrivesWhileAChangeIsDue_AnswersItAfterTheChange()
    {
        var first = Arrive(CreateTestProbe());
        first.ExpectMsg<TrafficLightProtocol.Stop>();
        Scheduler.Advance(Red);
        var late = Arrive(CreateTestProbe());
        AssertStill();
        Assert.False(late.HasMessages);
        _light.Tell(TrafficLightProtocol.Waiting.Instance, first.Ref);
        late.ExpectMsg<TrafficLightProtocol.Go>();
    }

    [Fact]
    public void Light_ACarDiesBeforeItAcknowledges_ForgetsIt()
    {
        var car = Arrive(CreateTestProbe());
        car.ExpectMsg<TrafficLightProtocol.Stop>();
        Scheduler.Advance(Red);
        AssertStill();
        Sys.Stop(car.Ref);
        _event.ExpectMsg<EventProtocol.Set>();
    }

    [Fact]
    public void Light_AWaitingCarDies_DoesNotHoldUpTheNextRed()
    {
        var car = ArriveAndWait();
        Sys.Stop(car.Ref);
        Scheduler.Advance(Red);
        _event.ExpectMsg<EventProtocol.Set>();
        Scheduler.Advance(Green);
        ExpectReset();
    }

    [Fact]
    public void Light_TheEventHasNotSaidThatItIsReset_AnswersNoCarThatItIsRed()
    {
        Scheduler.Advance(Red);
        _event.ExpectMsg<EventProtocol.Set>();
        Scheduler.Advance(Green);
        var reset = _event.ExpectMsg<EventProtocol.Reset>();
        var car = Arrive(CreateTestProbe());
        AssertStill();
        Assert.False(car.HasMessages);
        _light.Tell(new EventProtocol.IsSet(reset.RequestId, Value: false, Version: 2), _event.Ref);
        car.ExpectMsg<TrafficLightProtocol.Stop>();
    }

    [Fact]
    public async Task Light_Changes_WritesItsLineBeforeItSetsTheEvent()
    {
        Scheduler.Advance(Red);
        _event.ExpectMsg<EventProtocol.Set>();
        await _transcript.FlushAsync();
        Assert.Equal("the light is green\n", _output.ToString());
    }

    protected override void AfterAll()
    {
        base.AfterAll();
        _output.Dispose();
    }

    /// <summary>The event is reset, and says so.</summary>
    private void ExpectReset() =>
        _light.Tell(new EventProtocol.IsSet(_event.ExpectMsg<EventProtocol.Reset>().RequestId, Value: false, Version: 0), _event.Ref);

    private TestProbe Arrive(TestProbe car)
    {
        _light.Tell(TrafficLightProtocol.Arrived.Instance, car.Ref);
        return car;
    }

    private TestProbe ArriveAndWait()
    {
        var car = Arrive(CreateTestProbe());
        car.ExpectMsg<TrafficLightProtocol.Stop>();
        _light.Tell(TrafficLightProtocol.Waiting.Instance, car.Ref);
        return car;
    }

    /// <summary>The light has handled everything that was sent to it, and has not changed.</summary>
    private void AssertStill()
    {
        var marker = CreateTestProbe();
        _light.Tell(new Identify(1), marker.Ref);
        marker.ExpectMsg<ActorIdentity>();
        Assert.False(_event.HasMessages);
    }
}
