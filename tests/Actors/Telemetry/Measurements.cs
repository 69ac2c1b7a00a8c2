using System.Diagnostics.Metrics;
using ActorConcurrency.Actors.Telemetry;

namespace ActorConcurrency.Actors.Tests.Telemetry;

/// <summary>What the meter says of one primitive. The meter is the whole process's: other tests' primitives have other names.</summary>
internal sealed class Measurements : IDisposable
{
    private readonly Lock _gate = new();
    private readonly MeterListener _listener = new();
    private readonly List<(string Instrument, double Value, Dictionary<string, object?> Tags)> _all = [];

    public Measurements(string name)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == ConcurrencyTelemetry.MeterName)
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(name, instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(name, instrument, value, tags));
        _listener.Start();
    }

    public double Sum(string instrument)
    {
        lock (_gate)
            return _all.Where(m => m.Instrument == instrument).Sum(m => m.Value);
    }

    public IReadOnlyList<(double Value, Dictionary<string, object?> Tags)> Of(string instrument)
    {
        lock (_gate)
            return [.. _all.Where(m => m.Instrument == instrument).Select(m => (m.Value, m.Tags))];
    }

    public void Dispose() => _listener.Dispose();

    private void Add(string name, Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var byName = tags.ToArray().ToDictionary(tag => tag.Key, tag => tag.Value);
        if (!name.Equals(byName.GetValueOrDefault(ConcurrencyTelemetry.NameAttribute)))
            return;
        lock (_gate)
            _all.Add((instrument.Name, value, byName));
    }
}
