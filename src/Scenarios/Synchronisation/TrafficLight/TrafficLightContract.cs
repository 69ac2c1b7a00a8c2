using ActorConcurrency.Actors.Tracing;
using ActorConcurrency.Scenarios.Catalog;

namespace ActorConcurrency.Scenarios.Synchronisation.TrafficLight;

/// <summary>Judges a run of the crossing by the notes of light and cars, in the order in which they were made.</summary>
internal static class TrafficLightContract
{
    public static IEnumerable<Finding> Check(RunRecord record)
    {
        var cars = record.Values.Get(TrafficLightScenario.Cars);
        var crossing = Crossing.Read(record.Trace);
        yield return Finding.Of($"{cars} cars passed once each", PassedOnce(crossing, cars));
        yield return Finding.Of(
            "none on red", crossing.Passes.Where(p => !crossing.IsGreen(p.Phase)).Select(p => $"{p.Car} passed on red"));
        yield return Finding.Of("waiting cars passed on the first green", PassedOnFirstGreen(crossing));
        yield return Finding.Of("the light kept its times", KeptItsTimes(crossing, record));
    }

    private static IEnumerable<string> PassedOnce(Crossing crossing, int cars)
    {
        var times = crossing.Passes.CountBy(p => p.Car).ToDictionary();
        for (var i = 0; i < cars; i++)
        {
            if (times.GetValueOrDefault($"car{i}") is var n && n != 1)
                yield return $"car{i} passed {n} times";
        }
        foreach (var _ in times.Skip(cars))
            yield return $"{times.Count} cars passed";
    }

    private static IEnumerable<string> PassedOnFirstGreen(Crossing crossing)
    {
        var passed = crossing.Passes.GroupBy(p => p.Car).ToDictionary(g => g.Key, g => g.First().Phase);
        foreach (var (car, phase) in crossing.Waits)
        {
            if (crossing.IsGreen(phase))
                yield return $"{car} waited on green";
            else if (passed.GetValueOrDefault(car, -1) != phase + 1)
                yield return $"{car} did not pass on the first green after it arrived";
        }
    }

    private static IEnumerable<string> KeptItsTimes(Crossing crossing, RunRecord record)
    {
        for (var i = 1; i < crossing.Changes.Count; i++)
        {
            var (isGreen, since) = crossing.Changes[i - 1];
            if (crossing.Changes[i].IsGreen == isGreen)
                yield return $"the light turned {Colour(isGreen)} twice in a row";

            var planned = record.AtSpeed(record.Values.Get(isGreen ? TrafficLightScenario.Green : TrafficLightScenario.Red));
            var lasted = crossing.Changes[i].Time - since;
            if (lasted < planned - RunRecord.Tolerance)
                yield return $"{Colour(isGreen)} lasted {DurationText.Format(lasted)} instead of {DurationText.Format(planned)}";
        }
    }

    private static string Colour(bool isGreen) => isGreen ? "green" : "red";

    /// <summary>The run as phases of the light, counted from its first red, and what the cars did in which phase.</summary>
    private sealed class Crossing
    {
        public List<(bool IsGreen, DateTimeOffset Time)> Changes { get; } = [];

        public List<(string Car, int Phase)> Waits { get; } = [];

        public List<(string Car, int Phase)> Passes { get; } = [];

        public bool IsGreen(int phase) => phase >= 0 && Changes[phase].IsGreen;

        public static Crossing Read(IReadOnlyList<TraceEvent> trace)
        {
            var crossing = new Crossing();
            foreach (var (_, time, actor, note) in trace.Notes())
            {
                switch (note)
                {
                    case nameof(Light.Red) or nameof(Light.Green):
                        crossing.Changes.Add((note == nameof(Light.Green), time));
                        break;
                    case Car.Waits:
                        crossing.Waits.Add((actor, crossing.Changes.Count - 1));
                        break;
                    case Car.Passes:
                        crossing.Passes.Add((actor, crossing.Changes.Count - 1));
                        break;
                }
            }
            return crossing;
        }
    }
}
