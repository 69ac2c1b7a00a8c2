using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Running;

namespace ActorConcurrency.Scenarios.Synchronisation.TrafficLight;

/// <summary>
/// The notes' crossing: a light that is red for five seconds and green for two, and cars that arrive one after the other.
/// The light is a state machine, every car an actor, the green light an event primitive. Look for the order of the lines:
/// it is the order of what happened, at any speed.
/// </summary>
internal sealed class TrafficLightScenario : Scenario
{
    internal static readonly NumberParameter Cars = new("cars", 20, 1, 1_000_000);
    internal static readonly DurationParameter Red = new("red", "5s");
    internal static readonly DurationParameter Green = new("green", "2s");

    public override string Id => "traffic-light";

    public override string Group => "Synchronisation";

    public override IReadOnlyList<Parameter> Parameters => [Cars, Red, Green];

    public override IReadOnlyList<Variant> Variants => [new("crowd", "cars=200")];

    public override IReadOnlyList<string> DiagramSettings => ["cars=4", "red=2s"];

    public override Task RunAsync(ScenarioContext context) => context.RunMainAsync(Street.Props(context));

    /// <summary>The light's times at the speed of the run.</summary>
    public static LightTimes TimesOf(ParameterValues values, double speed) => new(values.Get(Red) / speed, values.Get(Green) / speed);

    public override IEnumerable<Finding> Check(RunRecord record) => TrafficLightContract.Check(record);

    /// <summary>However many cars come, a run needs little memory.</summary>
    public override IRunJudge Judge(ParameterValues values, double speed) => new CrossingJudge(values.Get(Cars), TimesOf(values, speed));
}
