using Akka.Event;
using Akka.TestKit.Internal.StringMatcher;

namespace Akka.TestKit.Internal
{
    /// <summary>Picks the events of a level.</summary>
    internal sealed class LevelFilter(LogLevel level, IStringMatcher? message, IStringMatcher? source) : EventFilterBase(message, source)
    {
        protected override string Kind => level.StringFor();

        protected override bool IsMatch(LogEvent evt) =>
            evt.LogLevel() == level
            && (Matches(evt.LogSource, evt.Message) || (evt.Cause is { } cause && Matches(evt.LogSource, cause.Message)));
    }

    /// <summary>
    /// Picks errors with an exception of a type as cause, or, if wanted, inside of the cause. Text is that of the event or of the
    /// exception.
    /// </summary>
    internal sealed class ExceptionFilter(Type type, IStringMatcher? message, IStringMatcher? source, bool alsoInner)
        : EventFilterBase(message, source)
    {
        protected override string Kind => Text.TypeName(type);

        protected override bool IsMatch(LogEvent evt) => evt is Error { Cause: { } cause } && Fits(evt, cause);

        private bool Fits(LogEvent evt, Exception exception)
        {
            if (type.IsInstanceOfType(exception) && (Matches(evt.LogSource, evt.Message) || Matches(evt.LogSource, exception.Message)))
                return true;

            return alsoInner && Inner(exception).Any(inner => Fits(evt, inner));
        }

        private static IEnumerable<Exception> Inner(Exception exception) => exception switch
        {
            AggregateException several => several.InnerExceptions,
            { InnerException: { } inner } => [inner],
            _ => [],
        };
    }

    /// <summary>Picks the events of a type for which a predicate is true.</summary>
    internal sealed class CustomFilter<TLogEvent>(Predicate<TLogEvent> predicate) : EventFilterBase(null, null)
        where TLogEvent : LogEvent
    {
        protected override string Kind => typeof(TLogEvent) == typeof(LogEvent) ? "custom" : $"custom {typeof(TLogEvent).Name}";

        protected override bool IsMatch(LogEvent evt) => evt is TLogEvent typed && predicate(typed);
    }
}

namespace Akka.TestKit
{
    /// <summary>Picks the warnings that the <see cref="TestEventListener"/> makes of dead letters.</summary>
    public sealed class DeadLettersFilter : Internal.EventFilterBase
    {
        private readonly Predicate<DeadLetter>? _isMatch;

        /// <summary>
        /// Picks dead letters whose message's text and whose recipient's path match, and for which the predicate, if any, is true.
        /// </summary>
        public DeadLettersFilter(IStringMatcher? messageMatcher, IStringMatcher? sourceMatcher, Predicate<DeadLetter>? isMatch = null)
            : base(messageMatcher, sourceMatcher)
        {
            _isMatch = isMatch;
        }

        /// <inheritdoc/>
        protected override string Kind => "dead letter";

        /// <inheritdoc/>
        protected override bool IsMatch(LogEvent evt) =>
            evt is Warning { Message: DeadLetter letter }
            && (_isMatch is null || _isMatch(letter))
            && Matches(evt.LogSource, letter.Message);
    }
}
