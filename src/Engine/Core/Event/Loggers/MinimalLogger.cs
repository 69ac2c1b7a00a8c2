using Akka.Actor;

namespace Akka.Event;

/// <summary>A logger that is no actor: it works before the actor system has started and after it has stopped, on the thread of whoever logs.</summary>
public abstract class MinimalLogger : MinimalActorRef
{
    private static readonly ActorPath OwnPath = new RootActorPath(Address.AllSystems, "/StandardOutLogger");

    /// <summary>Which events are logged.</summary>
    public LogFilterEvaluator Filter { get; internal set; } = LogFilterEvaluator.NoFilters;

    /// <summary>A path that is the same for all such loggers.</summary>
    public sealed override ActorPath Path => OwnPath;

    /// <summary>Not there: such a logger belongs to no actor system.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public sealed override IActorRefProvider Provider =>
        throw new NotSupportedException("This logger belongs to no actor system and has no provider.");

    /// <inheritdoc/>
    protected sealed override void TellInternal(object message, IActorRef sender)
    {
        if (message is not LogEvent logEvent || Filter.ShouldTryKeepMessage(logEvent, out _))
            Log(message);
    }

    /// <summary>Writes a message, mostly a <see cref="LogEvent"/>, to the log.</summary>
    /// <param name="message">The message.</param>
    protected abstract void Log(object message);
}
