using Akka.Actor;
using Akka.Dispatch.SysMsg;

namespace Akka.Event;

/// <summary>Watches one logger, so that a log that breaks does not go unnoticed.</summary>
internal sealed class LoggerWatch : MinimalActorRef
{
    private readonly LoggerSet _loggers;

    private LoggerWatch(ActorPath path, IActorRefProvider provider, LoggerSet loggers)
    {
        Path = path;
        Provider = provider;
        _loggers = loggers;
    }

    public override ActorPath Path { get; }

    public override IActorRefProvider Provider { get; }

    public static void Start(IActorRef logger, IActorRefProvider provider, LoggerSet loggers)
    {
        var watchee = (IInternalActorRef)logger;
        watchee.SendSystemMessage(new Watch(watchee, new LoggerWatch(logger.Path / "watch", provider, loggers)));
    }

    public override void SendSystemMessage(ISystemMessage message)
    {
        if (message is DeathWatchNotification notification)
            _loggers.Lost(notification.Actor);
    }
}
