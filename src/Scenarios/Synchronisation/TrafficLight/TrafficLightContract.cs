using ActorConcurrency.Actors.Tracing;
using ActorConcurrency.Scenarios.Catalog;

namespace ActorConcurrency.Scenarios.Synchronisation.TrafficLight;

/// <summary>Judges a finished run of the crossing.</summary>
internal static class TrafficLightContract
{
    public static IEnumerable<Finding> Check(RunRecord record) =>
        Check(record.Trace, record.Values.Get(TrafficLightScenario.Cars), TrafficLightScenario.TimesOf(record.Values, record.Speed));

    /// <summary>Judges that many cars and a light of those times.</summary>
    public static IEnumerable<Finding> Check(IEnumerable<TraceEvent> trace, int cars, LightTimes times)
    {
        var judge = new CrossingJudge(cars, times);
        foreach (var traced in trace)
            judge.See(traced);
        return judge.Findings();
    }
}
