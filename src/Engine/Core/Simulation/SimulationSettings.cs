using System.Globalization;
using Akka.Configuration;

namespace Akka.Simulation;

/// <summary>The section <c>actorconcurrency.engine.simulation</c>.</summary>
/// <param name="Seed">Decides on every choice.</param>
/// <param name="RunsFree">True when the simulation runs by itself; false when it waits to be stepped.</param>
/// <param name="Start">The date and time when the simulation starts.</param>
/// <param name="OutsideQuiet">How long, in real time, other threads must have been quiet before a free simulation goes on.</param>
/// <param name="TaskPatience">How long, in real time, the application's work in the thread pool may keep virtual time from moving.</param>
/// <param name="MaxStepsPerInstant">More steps than this without the time moving are taken for an endless loop.</param>
/// <param name="HangTimeout">A step that takes longer than this, in real time, is taken for blocked.</param>
/// <param name="TraceSize">How many of the last choices are remembered.</param>
internal sealed record SimulationSettings(
    int Seed, bool RunsFree, DateTimeOffset Start, TimeSpan OutsideQuiet, TimeSpan TaskPatience, int MaxStepsPerInstant, TimeSpan HangTimeout, int TraceSize)
{
    private const string Section = "actorconcurrency.engine.simulation";

    /// <summary>The settings; null when the simulation is off.</summary>
    /// <exception cref="ConfigurationException">A value is not of the kind that its key takes.</exception>
    public static SimulationSettings? From(Config config)
    {
        var section = config.GetConfig(Section);
        return section is not null && section.GetBoolean("enabled", false)
            ? new SimulationSettings(
                section.GetInt("seed"),
                Runs(section.GetString("run", "free")),
                Instant(section.GetString("start", "2000-01-01T00:00:00Z")),
                section.GetTimeSpan("outside-quiet"),
                section.GetTimeSpan("task-patience"),
                AtLeastOne(section, "max-steps-per-instant"),
                section.GetTimeSpan("hang-timeout"),
                AtLeastOne(section, "trace-size"))
            : null;
    }

    private static bool Runs(string? run) => run switch
    {
        "free" => true,
        "stepped" => false,
        _ => throw new ConfigurationException($"{Section}.run is [{run}]: it must be free or stepped."),
    };

    private static DateTimeOffset Instant(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant
            : throw new ConfigurationException($"{Section}.start is [{text}]: it must be a date and time, as in 2000-01-01T00:00:00Z.");

    private static int AtLeastOne(Config section, string key) => section.GetInt(key) is > 0 and var value
        ? value
        : throw new ConfigurationException($"{Section}.{key} must be positive.");
}
