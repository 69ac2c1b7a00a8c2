using Akka.Actor;

namespace Akka.Event;

public static partial class Logging
{
    /// <summary>The log of an actor.</summary>
    /// <param name="context">The actor's context.</param>
    /// <param name="logMessageFormatter">Turns formats and arguments into text; by default the one that the configuration names.</param>
    public static ILoggingAdapter GetLogger(this IActorContext context, ILogMessageFormatter? logMessageFormatter = null) =>
        GetLogger(context.System, context, logMessageFormatter);

    /// <summary>A log for anything.</summary>
    /// <param name="system">The actor system.</param>
    /// <param name="logSourceObj">Who logs: see <see cref="LogSource.Create(object, ActorSystem)"/>.</param>
    /// <param name="logMessageFormatter">Turns formats and arguments into text; by default the one that the configuration names.</param>
    public static ILoggingAdapter GetLogger(ActorSystem system, object logSourceObj, ILogMessageFormatter? logMessageFormatter = null)
    {
        var source = LogSource.Create(logSourceObj, system);
        return new BusLogging(system.EventStream, source.Source, source.Type, logMessageFormatter ?? system.Settings.LogFormatter);
    }

    /// <summary>A log on a bus.</summary>
    /// <param name="loggingBus">The bus.</param>
    /// <param name="logSourceObj">Who logs: see <see cref="LogSource.Create(object)"/>.</param>
    /// <param name="logMessageFormatter">Turns formats and arguments into text; by default <see cref="DefaultLogMessageFormatter"/>.</param>
    public static ILoggingAdapter GetLogger(LoggingBus loggingBus, object logSourceObj, ILogMessageFormatter? logMessageFormatter = null)
    {
        var source = LogSource.Create(logSourceObj);
        return new BusLogging(loggingBus, source.Source, source.Type, logMessageFormatter ?? DefaultLogMessageFormatter.Instance);
    }
}
