using Akka.Event;

namespace Akka.TestKit;

/// <summary>Picks log events.</summary>
public interface IEventFilter
{
    /// <summary>Whether the filter picks the event.</summary>
    bool Apply(LogEvent logEvent);
}

/// <summary>A filter that mutes what it picks until it is taken back; disposing takes it back too.</summary>
public interface IUnmutableFilter : IDisposable
{
    /// <summary>Takes the filter back.</summary>
    void Unmute();
}
