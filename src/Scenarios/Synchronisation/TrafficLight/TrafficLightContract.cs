using ActorConcurrency.Actors.Tracing;
using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Languages;

namespace ActorConcurrency.Scenarios.Synchronisation.TrafficLight;

/// <summary>Judges a run of the crossing by the notes of light and cars, in the order in which they were made.</summary>
internal static class TrafficLightContract
{
    public static IEnumerable<Finding> Check(RunRecord record) => Check(
        record.Trace,
        record.Values.Get(TrafficLightScenario.Cars),
        new LightTimes(record.AtSpeed(record.Values.Get(TrafficLightScenario.Red)), record.AtSpeed(record.Values.Get(TrafficLightScenario.Green))));

    /// <summary>Judges that many cars and a light of those times.</summary>
    public static IEnumerable<Finding> Check(IReadOnlyList<TraceEvent> trace, int cars, LightTimes times)
    {
        var crossing = Crossing.Read(trace);
        yield return Finding.Of(new Phrase("kept.once", cars), PassedOnce(crossing, cars));
        yield return Finding.Of(
            "kept.none-on-red", crossing.Passes.Where(p => !crossing.IsGreen(p.Phase)).Select(p => new Phrase("broken.on-red", p.Car)));
        yield return Finding.Of("kept.first-green", PassedOnFirstGreen(crossing));
        yield return Finding.Of("kept.times", KeptItsTimes(crossing, times));
    }

    private static IEnumerable<Phrase> PassedOnce(Crossing crossing, int cars)
    {
        var times = crossing.Passes.CountBy(p => p.Car).ToDictionary();
        for (var i = 0; i < cars; i++)
        {
            if (times.GetValueOrDefault($"car{i}") is var n && n != 1)
                yield return new Phrase("broken.times-passed", $"car{i}", n);
        }
        foreach (var _ in times.Skip(cars))
            yield return new Phrase("broken.too-many", times.Count);
    }

    private static IEnumerable<Phrase> PassedOnFirstGreen(Crossing crossing)
    {
        var passed = crossing.Passes.GroupBy(p => p.Car).ToDictionary(g => g.Key, g => g.First().Phase);
        foreach (var (car, phase) in crossing.Waits)
        {
            if (crossing.IsGreen(phase))
                yield return new Phrase("broken.waited-on-green", car);
            else if (passed.GetValueOrDefault(car, -1) != phase + 1)
                yield return new Phrase("broken.not-first-green", car);
        }
    }

    private static IEnumerable<Phrase> KeptItsTimes(Crossing crossing, LightTimes times)
    {
        for (var i = 1; i < crossing.Changes.Count; i++)
        {
            var (isGreen, since) = crossing.Changes[i - 1];
            if (crossing.Changes[i].IsGreen == isGreen)
                yield return new Phrase("broken.twice", Colour(isGreen));

            var planned = isGreen ? times.Green : times.Red;
            var lasted = crossing.Changes[i].Time - since;
            if (lasted < planned - RunRecord.Tolerance)
                yield return new Phrase("broken.lasted", Colour(isGreen), lasted, planned);
        }
    }

    private static Phrase Colour(bool isGreen) => isGreen ? "colour.green" : "colour.red";

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
