using Akka.Actor;
using Akka.Dispatch.SysMsg;
using Akka.Simulation;

namespace Akka.Event;

/// <summary>Watches one logger, so that a log that breaks does not go unnoticed, and takes its answer to <see cref="InitializeLogger"/>.</summary>
internal sealed class LoggerWatch : MinimalActorRef
{
    private readonly ManualResetEventSlim _answered = new();
    private readonly IInternalActorRef _logger;
    private readonly LoggerSet _loggers;

    public LoggerWatch(IActorRef logger, IActorRefProvider provider, LoggerSet loggers)
    {
        _logger = (IInternalActorRef)logger;
        _loggers = loggers;
        Path = logger.Path / "watch";
        Provider = provider;
    }

    public override ActorPath Path { get; }

    public override IActorRefProvider Provider { get; }

    public void Begin() => _logger.SendSystemMessage(new Watch(_logger, this));

    /// <summary>Blocks the thread that starts the actor system until the logger has answered or stopped.</summary>
    /// <returns>False when it has done neither within the limit.</returns>
    public bool WaitForAnswer(TimeSpan limit, Simulator? simulator) =>
        simulator?.WaitUntil(() => _answered.IsSet, limit) ?? _answered.Wait(limit);

    public override void SendSystemMessage(ISystemMessage message)
    {
        if (message is not DeathWatchNotification notification)
            return;
        _loggers.Lost(notification.Actor);
        _answered.Set();
    }

    protected override void TellInternal(object message, IActorRef sender)
    {
        if (message is not LoggerInitialized)
            return;
        _answered.Set();
        _loggers.Started(_logger);
    }
}
