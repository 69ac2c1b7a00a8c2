using Akka.Actor.Internal;
using Akka.Util;

namespace Akka.Actor;

/// <summary>Lets all children share the fate of the one that failed.</summary>
public class AllForOneStrategy : SupervisorStrategy, IEquatable<AllForOneStrategy>
{
    private readonly IDecider _decider;

    /// <summary>For deserialization: no limit, the default decider.</summary>
    protected AllForOneStrategy()
        : this(DefaultDecider)
    {
    }

    /// <summary>Creates a strategy.</summary>
    /// <param name="maxNrOfRetries">Restarts allowed within the time range; null or -1 for no limit, 0 for none.</param>
    /// <param name="withinTimeRange">The time range; null for the whole life of the child.</param>
    /// <param name="localOnlyDecider">Decides about each failure.</param>
    public AllForOneStrategy(int? maxNrOfRetries, TimeSpan? withinTimeRange, Func<Exception, Directive> localOnlyDecider)
        : this(maxNrOfRetries, withinTimeRange, Actor.Decider.From(localOnlyDecider))
    {
    }

    /// <summary>Creates a strategy.</summary>
    /// <param name="maxNrOfRetries">Restarts allowed within the time range; null or -1 for no limit, 0 for none.</param>
    /// <param name="withinTimeRange">The time range; null for the whole life of the child.</param>
    /// <param name="decider">Decides about each failure.</param>
    public AllForOneStrategy(int? maxNrOfRetries, TimeSpan? withinTimeRange, IDecider decider)
        : this(maxNrOfRetries ?? -1, withinTimeRange is { } range && range != Timeout.InfiniteTimeSpan ? (int)range.TotalMilliseconds : -1, decider)
    {
    }

    /// <summary>Creates a strategy.</summary>
    /// <param name="maxNrOfRetries">Restarts allowed within the time range; -1 for no limit, 0 for none.</param>
    /// <param name="withinTimeMilliseconds">The time range in milliseconds; -1 for the whole life of the child.</param>
    /// <param name="localOnlyDecider">Decides about each failure.</param>
    /// <param name="loggingEnabled">Whether failures are logged.</param>
    public AllForOneStrategy(int maxNrOfRetries, int withinTimeMilliseconds, Func<Exception, Directive> localOnlyDecider, bool loggingEnabled = true)
        : this(maxNrOfRetries, withinTimeMilliseconds, Actor.Decider.From(localOnlyDecider), loggingEnabled)
    {
    }

    /// <summary>Creates a strategy.</summary>
    /// <param name="maxNrOfRetries">Restarts allowed within the time range; -1 for no limit, 0 for none.</param>
    /// <param name="withinTimeMilliseconds">The time range in milliseconds; -1 for the whole life of the child.</param>
    /// <param name="decider">Decides about each failure.</param>
    /// <param name="loggingEnabled">Whether failures are logged.</param>
    public AllForOneStrategy(int maxNrOfRetries, int withinTimeMilliseconds, IDecider decider, bool loggingEnabled = true)
    {
        MaxNumberOfRetries = maxNrOfRetries;
        WithinTimeRangeMilliseconds = withinTimeMilliseconds;
        _decider = decider;
        LoggingEnabled = loggingEnabled;
    }

    /// <summary>Creates a strategy without a limit.</summary>
    public AllForOneStrategy(Func<Exception, Directive> localOnlyDecider)
        : this(-1, -1, localOnlyDecider)
    {
    }

    /// <summary>Creates a strategy without a limit.</summary>
    public AllForOneStrategy(IDecider decider)
        : this(-1, -1, decider)
    {
    }

    /// <summary>Restarts allowed within the time range; -1 for no limit.</summary>
    public int MaxNumberOfRetries { get; }

    /// <summary>The time range in milliseconds; -1 for the whole life of the child.</summary>
    public int WithinTimeRangeMilliseconds { get; }

    /// <inheritdoc />
    public override IDecider Decider => _decider;

    private TimeSpan? Window => WithinTimeRangeMilliseconds > 0 ? TimeSpan.FromMilliseconds(WithinTimeRangeMilliseconds) : null;

    /// <inheritdoc />
    protected override Directive Handle(IActorRef child, Exception exception) => _decider.Decide(exception);

    /// <inheritdoc />
    public override void HandleChildTerminated(IActorContext actorContext, IActorRef child, IEnumerable<IInternalActorRef> children)
    {
    }

    /// <inheritdoc />
    public override void ProcessFailure(
        IActorContext context, bool restart, IActorRef child, Exception cause, ChildRestartStats stats, IReadOnlyCollection<ChildRestartStats> children)
    {
        var now = Now(context);
        var allowed = restart;
        foreach (var each in children) allowed = each.RequestRestartPermission(MaxNumberOfRetries, Window, now) && allowed;
        foreach (var each in children)
        {
            if (allowed) RestartChild(each.Child, cause, suspendFirst: !each.Child.Equals(child));
            else context.Stop(each.Child);
        }
    }

    /// <inheritdoc />
    public bool Equals(AllForOneStrategy? other) => other is not null && MaxNumberOfRetries == other.MaxNumberOfRetries
        && WithinTimeRangeMilliseconds == other.WithinTimeRangeMilliseconds && _decider.Equals(other._decider);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as AllForOneStrategy);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(MaxNumberOfRetries, WithinTimeRangeMilliseconds, _decider);

    /// <inheritdoc />
    /// <exception cref="NotSupportedException">The decider is a function, which can't be sent.</exception>
    public override ISurrogate ToSurrogate(ActorSystem system) => _decider is LocalOnlyDecider
        ? throw new NotSupportedException("A decider made from a function can't be serialized: make it with Decider.From(default, pairs).")
        : new AllForOneStrategySurrogate
        {
            MaxNumberOfRetries = MaxNumberOfRetries,
            WithinTimeRangeMilliseconds = WithinTimeRangeMilliseconds,
            Decider = _decider,
            LoggingEnabled = LoggingEnabled,
        };

    /// <summary>The wire form of the strategy.</summary>
    public class AllForOneStrategySurrogate : ISurrogate
    {
        /// <summary>Restarts allowed within the time range.</summary>
        public int MaxNumberOfRetries { get; set; }

        /// <summary>The time range in milliseconds.</summary>
        public int WithinTimeRangeMilliseconds { get; set; }

        /// <summary>Decides about each failure.</summary>
        public IDecider Decider { get; set; } = DefaultDecider;

        /// <summary>Whether failures are logged.</summary>
        public bool LoggingEnabled { get; set; }

        /// <inheritdoc />
        public ISurrogated FromSurrogate(ActorSystem system) =>
            new AllForOneStrategy(MaxNumberOfRetries, WithinTimeRangeMilliseconds, Decider, LoggingEnabled);
    }
}
