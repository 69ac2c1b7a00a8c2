using Akka.Actor;
using Akka.Dispatch;
using Akka.Event;
using Serilog.Core;

namespace ActorConcurrency.Scenarios.Logging;

/// <summary>
/// Hands the actor system's log events to Serilog. Named in the configuration under <c>akka.loggers</c>. Serilog is set up
/// at the first event, so that a run with nothing to log does not pay for it.
/// </summary>
internal sealed class SerilogLogger : ReceiveActor, IRequiresMessageQueue<ILoggerMessageQueueSemantics>
{
    private readonly string? _level = LogLevels.Override(Context.System.Settings.Config);
    private Logger? _logger;

    public SerilogLogger()
    {
        Receive<InitializeLogger>(_ => Sender.Tell(new LoggerInitialized()));
        Receive<LogEvent>(Write);
    }

    protected override void PostStop() => _logger?.Dispose();

    private void Write(LogEvent e)
    {
        _logger ??= SerilogSetup.Create(_level);
        _logger
            .ForContext(Constants.SourceContextPropertyName, e.LogSource)
            .Write(LogLevels.ToSerilog(e.LogLevel()), e.Cause, "{Message:l}", e.Message?.ToString());
    }
}
