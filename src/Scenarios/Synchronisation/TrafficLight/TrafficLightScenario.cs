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
    internal static readonly NumberParameter Cars = new("cars", 20, 1, 100_000, "How many cars arrive.");
    internal static readonly DurationParameter Red = new("red", "5s", "How long the light is red.");
    internal static readonly DurationParameter Green = new("green", "2s", "How long the light is green.");

    public override string Id => "traffic-light";

    public override string Group => "Synchronisation";

    public override string Title => "a light turns red and green; twenty cars wait on red and pass on green";

    public override string Contract =>
        "every car passes exactly once, none on red; a waiting car passes on the first green after it arrived; the light keeps its times";

    public override IReadOnlyList<Parameter> Parameters => [Cars, Red, Green];

    public override Explanation Explanation => TrafficLightExplanation.Text;

    public override Task RunAsync(ScenarioContext context) => context.RunMainAsync(Street.Props(context));

    public override IEnumerable<Finding> Check(RunRecord record) => TrafficLightContract.Check(record);
}
