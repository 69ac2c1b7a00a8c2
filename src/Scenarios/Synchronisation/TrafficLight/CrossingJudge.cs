using System.Collections;
using System.Globalization;
using ActorConcurrency.Actors.Tracing;
using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Languages;

namespace ActorConcurrency.Scenarios.Synchronisation.TrafficLight;

/// <summary>
/// Judges a crossing by the notes of light and cars, in the order in which they were made. It remembers the light, the cars that wait, and a bit for
/// every car that has passed: no more, however long the run is, as long as the contract is kept.
/// </summary>
internal sealed class CrossingJudge(int cars, LightTimes times) : IRunJudge
{
    private readonly BitArray _passed = new(cars);
    private readonly Dictionary<int, int> _passedAgain = [];
    private readonly HashSet<string> _strangers = [];
    private readonly Dictionary<string, int> _waiting = [];
    private readonly List<Phrase> _onRed = [];
    private readonly List<Phrase> _notOnFirstGreen = [];
    private readonly List<Phrase> _wrongTimes = [];

    // Phases of the light are counted from its first red.
    private int _phase = -1;
    private bool _isGreen;
    private DateTimeOffset _since;

    public void See(TraceEvent traced)
    {
        if (traced.Kind != TraceKind.Note)
            return;

        switch (traced.Note)
        {
            case nameof(Light.Red) or nameof(Light.Green):
                OnChange(traced.Note == nameof(Light.Green), traced.Time);
                break;
            case Car.Waits:
                OnWaits(TraceReading.Name(traced.Actor));
                break;
            case Car.Passes:
                OnPasses(TraceReading.Name(traced.Actor));
                break;
        }
    }

    public IEnumerable<Finding> Findings() =>
    [
        Finding.Of(new Phrase("kept.once", cars), NotPassedOnce()),
        Finding.Of("kept.none-on-red", _onRed),
        Finding.Of("kept.first-green", _notOnFirstGreen.Concat(_waiting.Keys.Select(NotOnFirstGreen))),
        Finding.Of("kept.times", _wrongTimes),
    ];

    private void OnChange(bool isGreen, DateTimeOffset time)
    {
        if (_phase >= 0)
        {
            if (isGreen == _isGreen)
                _wrongTimes.Add(new Phrase("broken.twice", Colour));

            var planned = _isGreen ? times.Green : times.Red;
            var lasted = time - _since;
            if (lasted < planned - RunRecord.Tolerance)
                _wrongTimes.Add(new Phrase("broken.lasted", Colour, lasted, planned));
        }
        (_phase, _isGreen, _since) = (_phase + 1, isGreen, time);
    }

    private void OnWaits(string car)
    {
        if (_isGreen)
            _notOnFirstGreen.Add(new Phrase("broken.waited-on-green", car));
        else
            _waiting[car] = _phase;
    }

    private void OnPasses(string car)
    {
        if (!_isGreen)
            _onRed.Add(new Phrase("broken.on-red", car));
        if (_waiting.Remove(car, out var phase) && _phase != phase + 1)
            _notOnFirstGreen.Add(NotOnFirstGreen(car));

        if (NumberOf(car) is not { } number)
            _strangers.Add(car);
        else if (!_passed[number])
            _passed[number] = true;
        else
            _passedAgain[number] = _passedAgain.GetValueOrDefault(number) + 1;
    }

    private IEnumerable<Phrase> NotPassedOnce()
    {
        for (var number = 0; number < cars; number++)
        {
            if (!_passed[number])
                yield return new Phrase("broken.times-passed", $"car{number}", 0);
            else if (_passedAgain.TryGetValue(number, out var again))
                yield return new Phrase("broken.times-passed", $"car{number}", 1 + again);
        }
        if (_strangers.Count > 0)
            yield return new Phrase("broken.too-many", _strangers.Count + _passed.Cast<bool>().Count(hasPassed => hasPassed));
    }

    /// <summary>The number of a car that was planned; null: nobody has planned it.</summary>
    private int? NumberOf(string car) =>
        car.StartsWith("car", StringComparison.Ordinal)
        && int.TryParse(car.AsSpan("car".Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < cars
            ? number
            : null;

    private Phrase Colour => _isGreen ? "colour.green" : "colour.red";

    private static Phrase NotOnFirstGreen(string car) => new("broken.not-first-green", car);
}
