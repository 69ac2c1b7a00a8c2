using ActorConcurrency.Scenarios.Logging;
using Akka.Actor;
using Akka.Configuration;

namespace ActorConcurrency.Scenarios.Running;

/// <summary>The actor system that scenarios run in, configured by config/scenarios.conf.</summary>
internal static class ScenarioSystem
{
    /// <summary>Where the files of config/ are: beside the program.</summary>
    public static string ConfigFile(string name) => Path.Combine(AppContext.BaseDirectory, "config", name);

    /// <summary>The configuration of the file, with the log level replaced when one is given.</summary>
    public static Config Configuration(string? logLevel)
    {
        var config = ConfigurationFactory.ParseString(File.ReadAllText(ConfigFile("scenarios.conf")));
        return logLevel is null ? config : LogLevels.Configure(logLevel).WithFallback(config);
    }

    public static ActorSystem Start(string? logLevel) => ActorSystem.Create("scenarios", Configuration(logLevel));

    /// <summary>A stage in this process, for <see cref="ScenarioRunner"/>.</summary>
    public static Func<CancellationToken, Task<Stage>> Local(string? logLevel) => _ => Task.FromResult<Stage>(new LocalStage(Start(logLevel)));
}
