using System.Diagnostics;
using System.Diagnostics.Metrics;
using ActorConcurrency.Actors.Common;

namespace ActorConcurrency.Actors.Telemetry;

/// <summary>The instruments, one of each for the whole process: what is whose, the attributes say.</summary>
internal static class Instruments
{
    private static readonly string? Version = typeof(Instruments).Assembly.GetName().Version?.ToString(3);
    private static readonly Meter Meter = new(ConcurrencyTelemetry.MeterName, Version);

    public static readonly ActivitySource Source = new(ConcurrencyTelemetry.ActivitySourceName, Version);

    public static readonly UpDownCounter<long> Held =
        Meter.CreateUpDownCounter<long>(ConcurrencyTelemetry.Held, "{grant}", "What is held at the moment.");

    public static readonly UpDownCounter<long> Waiting =
        Meter.CreateUpDownCounter<long>(ConcurrencyTelemetry.Waiting, "{request}", "Requests that wait at the moment.");

    public static readonly Counter<long> Grants =
        Meter.CreateCounter<long>(ConcurrencyTelemetry.Grants, "{grant}", "What was granted or handed over.");

    public static readonly Counter<long> Redeliveries =
        Meter.CreateCounter<long>(ConcurrencyTelemetry.Redeliveries, "{delivery}", "What was delivered or started once more.");

    public static readonly Histogram<double> WaitDuration =
        Meter.CreateHistogram<double>(ConcurrencyTelemetry.WaitDuration, "s", "How long callers waited.");

    /// <summary>Whether somebody listens to what the primitives' actors say.</summary>
    public static bool CountsAreOn => Held.Enabled || Waiting.Enabled || Grants.Enabled || Redeliveries.Enabled;

    /// <summary>Whether somebody listens to what handles' calls say.</summary>
    public static bool CallsAreOn => WaitDuration.Enabled || Source.HasListeners();

    /// <summary>Whose a measurement is.</summary>
    public static TagList TagsOf(PrimitiveIncarnation primitive, string system)
    {
        var tags = new TagList
        {
            { ConcurrencyTelemetry.SystemAttribute, system },
            { ConcurrencyTelemetry.KindAttribute, primitive.Kind },
        };
        if (primitive.HasName)
            tags.Add(ConcurrencyTelemetry.NameAttribute, primitive.ShownName);
        return tags;
    }
}
