using System.Text.RegularExpressions;
using Akka.Actor;
using Akka.Event;
using Akka.TestKit.Internal;
using Akka.TestKit.Internal.StringMatcher;

namespace Akka.TestKit;

/// <summary>
/// Makes filters of log events. Of message, start and contains at most one is looked at, in this order: the whole text, its
/// beginning, a part of it; without any of them every text will do. A source is a log source: for actors the path, with or without
/// the address.
/// </summary>
public class EventFilterFactory
{
    private readonly TestKitBase _testKit;
    private readonly ActorSystem? _system;
    private readonly IReadOnlyList<EventFilterBase> _filters;

    /// <summary>Filters the events of the test's system.</summary>
    public EventFilterFactory(TestKitBase testkit)
        : this(testkit, null!, [])
    {
    }

    /// <summary>Filters the events of a system.</summary>
    public EventFilterFactory(TestKitBase testkit, ActorSystem system)
        : this(testkit, system, [])
    {
    }

    /// <summary>Filters the events of a system, and adds to the given filters.</summary>
    public EventFilterFactory(TestKitBase testkit, ActorSystem actorSystem, IReadOnlyList<EventFilterBase> filters)
    {
        _testKit = testkit;
        _system = actorSystem;
        _filters = filters;
    }

    /// <summary>
    /// Picks errors whose cause is an exception of a type, or, if wanted, has one inside. The text is that of the event or of the
    /// exception.
    /// </summary>
    public IEventFilterApplier Exception<TException>(Regex pattern, string? source = null) where TException : Exception =>
        Exception(typeof(TException), pattern, source);

    /// <inheritdoc cref="Exception{TException}(Regex, string)"/>
    public IEventFilterApplier Exception<TException>(
        string? message = null, string? start = null, string? contains = null, string? source = null) where TException : Exception =>
        Exception(typeof(TException), message, start, contains, source);

    /// <inheritdoc cref="Exception{TException}(Regex, string)"/>
    public IEventFilterApplier Exception(Type exceptionType, Regex pattern, string? source = null, bool checkInnerExceptions = false) =>
        Apply(new ExceptionFilter(exceptionType, new PatternInText(pattern), Source(source), checkInnerExceptions));

    /// <inheritdoc cref="Exception{TException}(Regex, string)"/>
    public IEventFilterApplier Exception(
        Type exceptionType, string? message = null, string? start = null, string? contains = null, string? source = null,
        bool checkInnerExceptions = false) =>
        Apply(new ExceptionFilter(exceptionType, CreateMessageMatcher(message, start, contains), Source(source), checkInnerExceptions));

    /// <summary>Picks errors.</summary>
    public IEventFilterApplier Error(string? message = null, string? start = null, string? contains = null, string? source = null) =>
        ForLogLevel(LogLevel.ErrorLevel, message, start, contains, source);

    /// <summary>Picks errors.</summary>
    public IEventFilterApplier Error(Regex pattern, string? source = null) => ForLogLevel(LogLevel.ErrorLevel, pattern, source);

    /// <summary>Picks warnings.</summary>
    public IEventFilterApplier Warning(string? message = null, string? start = null, string? contains = null, string? source = null) =>
        ForLogLevel(LogLevel.WarningLevel, message, start, contains, source);

    /// <summary>Picks warnings.</summary>
    public IEventFilterApplier Warning(Regex pattern, string? source = null) => ForLogLevel(LogLevel.WarningLevel, pattern, source);

    /// <summary>Picks events of level info.</summary>
    public IEventFilterApplier Info(string? message = null, string? start = null, string? contains = null, string? source = null) =>
        ForLogLevel(LogLevel.InfoLevel, message, start, contains, source);

    /// <summary>Picks events of level info.</summary>
    public IEventFilterApplier Info(Regex pattern, string? source = null) => ForLogLevel(LogLevel.InfoLevel, pattern, source);

    /// <summary>Picks events of level debug.</summary>
    public IEventFilterApplier Debug(string? message = null, string? start = null, string? contains = null, string? source = null) =>
        ForLogLevel(LogLevel.DebugLevel, message, start, contains, source);

    /// <summary>Picks events of level debug.</summary>
    public IEventFilterApplier Debug(Regex pattern, string? source = null) => ForLogLevel(LogLevel.DebugLevel, pattern, source);

    /// <summary>Picks the events of a level.</summary>
    public IEventFilterApplier ForLogLevel(
        LogLevel logLevel, string? message = null, string? start = null, string? contains = null, string? source = null) =>
        Apply(new LevelFilter(logLevel, CreateMessageMatcher(message, start, contains), Source(source)));

    /// <summary>Picks the events of a level.</summary>
    public IEventFilterApplier ForLogLevel(LogLevel logLevel, Regex pattern, string? source = null) =>
        Apply(new LevelFilter(logLevel, new PatternInText(pattern), Source(source)));

    /// <summary>Picks dead letters.</summary>
    public IEventFilterApplier DeadLetter() => DeadLetterThat(null, null);

    /// <summary>Picks dead letters with a message of a type; the source is the recipient.</summary>
    public IEventFilterApplier DeadLetter<TMessage>(string? source = null) => DeadLetterThat(letter => letter.Message is TMessage, source);

    /// <summary>Picks dead letters with a message of a type for which the function is true; the source is the recipient.</summary>
    public IEventFilterApplier DeadLetter<TMessage>(Func<TMessage, bool> isMatch, string? source = null) =>
        DeadLetterThat(letter => letter.Message is TMessage typed && isMatch(typed), source);

    /// <summary>Picks dead letters with a message of a type; the source is the recipient.</summary>
    public IEventFilterApplier DeadLetter(Type type, string? source = null) =>
        DeadLetterThat(letter => type.IsInstanceOfType(letter.Message), source);

    /// <summary>Picks dead letters with a message of a type for which the function is true; the source is the recipient.</summary>
    public IEventFilterApplier DeadLetter(Type type, Func<object, bool> isMatch, string? source = null) =>
        DeadLetterThat(letter => type.IsInstanceOfType(letter.Message) && isMatch(letter.Message), source);

    /// <summary>Picks the events for which the predicate is true.</summary>
    public IEventFilterApplier Custom(Predicate<LogEvent> predicate) => Apply(new CustomFilter<LogEvent>(predicate));

    /// <summary>Picks the events of a type for which the predicate is true.</summary>
    public IEventFilterApplier Custom<TLogEvent>(Predicate<TLogEvent> predicate) where TLogEvent : LogEvent =>
        Apply(new CustomFilter<TLogEvent>(predicate));

    /// <summary>Makes the applier of the filter and of those it is added to.</summary>
    protected IEventFilterApplier CreateApplier(EventFilterBase filter, ActorSystem system) =>
        new EventFilterApplier(_testKit, system, [.. _filters, filter]);

    /// <summary>
    /// The matcher for the first that is given of the whole text, its beginning and a part of it; otherwise for any text.
    /// </summary>
    protected static IStringMatcher CreateMessageMatcher(string? message, string? start, string? contains)
    {
        if (message is not null)
            return new ExactText(message);
        if (start is not null)
            return new StartOfText(start);

        return contains is not null ? new PartOfText(contains) : AnyText.Instance;
    }

    private IEventFilterApplier DeadLetterThat(Predicate<DeadLetter>? isMatch, string? source) =>
        Apply(new DeadLettersFilter(null, Source(source), isMatch));

    private IEventFilterApplier Apply(EventFilterBase filter) => CreateApplier(filter, _system ?? _testKit.Sys);

    private static IStringMatcher Source(string? source) => source is null ? AnyText.Instance : new SourceText(source);
}
