using Akka.Event;
using Akka.TestKit.Internal.StringMatcher;

namespace Akka.TestKit.Internal;

/// <summary>Picks log events by text and source, and by what derived filters add to that.</summary>
public abstract class EventFilterBase : IEventFilter
{
    private readonly IStringMatcher _message;
    private readonly IStringMatcher _source;

    /// <summary>Filters by text and source; null stands for any.</summary>
    protected EventFilterBase(IStringMatcher? messageMatcher, IStringMatcher? sourceMatcher)
    {
        _message = messageMatcher ?? AnyText.Instance;
        _source = sourceMatcher ?? AnyText.Instance;
    }

    /// <summary>Raised, on the logger's thread, for every event that the filter picks.</summary>
    public event Action<EventFilterBase, LogEvent>? EventMatched;

    /// <inheritdoc/>
    public bool Apply(LogEvent logEvent)
    {
        if (!IsMatch(logEvent))
            return false;

        EventMatched?.Invoke(this, logEvent);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() =>
        string.Join(' ', new[] { Kind, _message.ToString(), _source.ToString() }.Where(part => part is { Length: > 0 }));

    /// <summary>What the filter is for, in a failure message.</summary>
    protected abstract string Kind { get; }

    /// <summary>Whether the filter picks the event.</summary>
    protected abstract bool IsMatch(LogEvent evt);

    /// <summary>Whether the source and the text are ones that are looked for.</summary>
    protected bool Matches(string? source, object? text) => _source.IsMatch(source ?? "") && _message.IsMatch(text?.ToString() ?? "");
}
