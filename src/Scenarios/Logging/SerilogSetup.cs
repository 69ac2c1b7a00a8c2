using ActorConcurrency.Scenarios.Running;
using Microsoft.Extensions.Configuration;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace ActorConcurrency.Scenarios.Logging;

/// <summary>Makes the Serilog logger that config/logging.json describes.</summary>
internal static class SerilogSetup
{
    /// <summary>
    /// The configured logger, at another level when one is given. A file that cannot be read must not silence the log:
    /// then everything goes to standard error, beginning with what is wrong with the file.
    /// </summary>
    public static Logger Create(string? level)
    {
        try
        {
            var file = new ConfigurationBuilder().AddJsonFile(ScenarioSystem.ConfigFile("logging.json")).Build();
            return AtLevel(new LoggerConfiguration().ReadFrom.Configuration(file), level).CreateLogger();
        }
        catch (Exception e)
        {
            var logger = AtLevel(new LoggerConfiguration(), level)
                .WriteTo.Console(standardErrorFromLevel: LogEventLevel.Verbose)
                .CreateLogger();
            logger.Error("config/logging.json cannot be used: {Reason:l}", e.GetBaseException().Message);
            return logger;
        }
    }

    private static LoggerConfiguration AtLevel(LoggerConfiguration configuration, string? level) =>
        level is null ? configuration : configuration.MinimumLevel.Is(LogLevels.ToSerilog(level));
}
