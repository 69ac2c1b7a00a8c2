using Akka.Event;
using Akka.TestKit.Internal;
using Akka.TestKit.TestEvent;

namespace Akka.TestKit;

/// <summary>
/// The logger of test systems: prints what no filter picks. It sees dead letters as warnings and unhandled messages as infos, so that
/// filters can pick them.
/// </summary>
public class TestEventListener : DefaultLogger
{
    private readonly List<EventFilterBase> _filters = [];
    private LoggingBus? _bus;

    /// <summary>Made by the actor system, which finds it in <c>akka.loggers</c>.</summary>
    public TestEventListener()
    {
    }

    /// <inheritdoc/>
    protected override bool Receive(object message)
    {
        switch (message)
        {
            case InitializeLogger start:
                _bus = start.LoggingBus;
                foreach (var channel in new[] { typeof(Mute), typeof(Unmute), typeof(DeadLetter), typeof(UnhandledMessage) })
                    start.LoggingBus.Subscribe(Self, channel);

                return base.Receive(message);
            case Mute mute:
                _filters.AddRange(mute.Filters);
                return true;
            case Unmute unmute:
                foreach (var filter in unmute.Filters)
                    _filters.Remove(filter);

                return true;
            case DeadLetter letter:
                // Printing is left to the system's own dead letter listener, which knows the settings for that.
                IsFiltered(new Warning(letter.Recipient.Path.ToString(), letter.Recipient.GetType(), letter));
                return true;
            case UnhandledMessage unhandled:
                Show(new Info(
                    unhandled.Recipient.Path.ToString(),
                    unhandled.Recipient.GetType(),
                    $"Unhandled message from {unhandled.Sender}: {unhandled.Message}"));
                return true;
            case LogEvent logEvent:
                Show(logEvent);
                return true;
            default:
                return base.Receive(message);
        }
    }

    private void Show(LogEvent logEvent)
    {
        // What is made here, and not logged, has not yet passed the log level.
        if (!IsFiltered(logEvent) && logEvent.LogLevel() >= _bus?.LogLevel)
            Print(logEvent);
    }

    // Every filter sees the event, also when another one has picked it: each may be waited for.
    private bool IsFiltered(LogEvent logEvent)
    {
        var filtered = false;
        foreach (var filter in _filters)
            filtered |= filter.Apply(logEvent);

        return filtered;
    }
}
