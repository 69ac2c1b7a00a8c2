using ActorConcurrency.Scenarios.Catalog;
using Akka.Configuration;
using Akka.Event;
using Serilog.Events;

namespace ActorConcurrency.Scenarios.Logging;

/// <summary>The log levels of the command line, of the actor system, and of Serilog.</summary>
internal static class LogLevels
{
    /// <summary>Where <c>--log-level</c> stands in the actor system's configuration, for the logger to find it.</summary>
    private const string OverrideKey = "actorconcurrency.scenarios.log-level";

    /// <summary>What <c>--log-level</c> accepts.</summary>
    public static IReadOnlyList<string> Names { get; } = ["debug", "info", "warning", "error", "off"];

    /// <summary>A level as it was given; null: none was.</summary>
    /// <exception cref="UsageException">There is no such level.</exception>
    public static string? Read(string? text) => text is null || Names.Contains(text)
        ? text
        : throw new UsageException("unknown.level", text, Catalog.Names.Suggest(text, "kind.levels", Names));

    /// <summary>Configuration for a level that was asked for.</summary>
    public static Config Configure(string name) =>
        ConfigurationFactory.ParseString($"akka.loglevel = {name.ToUpperInvariant()}\n{OverrideKey} = {name}");

    /// <summary>The level that was asked for, or null.</summary>
    public static string? Override(Config config) => config.HasPath(OverrideKey) ? config.GetString(OverrideKey) : null;

    public static LogEventLevel ToSerilog(LogLevel level) => level switch
    {
        LogLevel.DebugLevel => LogEventLevel.Debug,
        LogLevel.InfoLevel => LogEventLevel.Information,
        LogLevel.WarningLevel => LogEventLevel.Warning,
        _ => LogEventLevel.Error,
    };

    public static LogEventLevel ToSerilog(string name) => name switch
    {
        "debug" => LogEventLevel.Debug,
        "info" => LogEventLevel.Information,
        "warning" => LogEventLevel.Warning,
        "error" => LogEventLevel.Error,
        _ => LogEventLevel.Fatal,
    };
}
