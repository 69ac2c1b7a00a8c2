using Akka.Actor;

namespace Akka.Pattern;

/// <summary>Makes options for a <see cref="BackoffSupervisor"/>.</summary>
public static class Backoff
{
    /// <summary>The child is started again when it fails; what failures are such is the supervisor strategy's to say. It may stop itself, which stops the supervisor.</summary>
    /// <param name="childProps">The child's props.</param>
    /// <param name="childName">The child's name.</param>
    /// <param name="minBackoff">The first time to wait, more than zero.</param>
    /// <param name="maxBackoff">The longest time to wait, at least <paramref name="minBackoff"/>.</param>
    /// <param name="randomFactor">Which part of the time may be added at random, 0 to 1.</param>
    /// <returns>The options.</returns>
    [Obsolete("Use the overload that takes maxNrOfRetries.")]
    public static BackoffOptions OnFailure(Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor) =>
        OnFailure(childProps, childName, minBackoff, maxBackoff, randomFactor, -1);

    /// <summary>The child is started again when it fails; what failures are such is the supervisor strategy's to say. It may stop itself, which stops the supervisor.</summary>
    /// <param name="childProps">The child's props.</param>
    /// <param name="childName">The child's name.</param>
    /// <param name="minBackoff">The first time to wait, more than zero.</param>
    /// <param name="maxBackoff">The longest time to wait, at least <paramref name="minBackoff"/>.</param>
    /// <param name="randomFactor">Which part of the time may be added at random, 0 to 1.</param>
    /// <param name="maxNrOfRetries">How often to start it again before the supervisor stops; -1 for no limit.</param>
    /// <returns>The options.</returns>
    public static BackoffOptions OnFailure(
        Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor, int maxNrOfRetries) =>
        new BackoffOptionsImpl(restartsOnFailure: true, childProps, childName, minBackoff, maxBackoff, randomFactor)
            .WithMaxNrOfRetries(maxNrOfRetries);

    /// <summary>The child is started again when it stops, for whatever reason.</summary>
    /// <param name="childProps">The child's props.</param>
    /// <param name="childName">The child's name.</param>
    /// <param name="minBackoff">The first time to wait, more than zero.</param>
    /// <param name="maxBackoff">The longest time to wait, at least <paramref name="minBackoff"/>.</param>
    /// <param name="randomFactor">Which part of the time may be added at random, 0 to 1.</param>
    /// <returns>The options.</returns>
    [Obsolete("Use the overload that takes maxNrOfRetries.")]
    public static BackoffOptions OnStop(Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor) =>
        OnStop(childProps, childName, minBackoff, maxBackoff, randomFactor, -1);

    /// <summary>The child is started again when it stops, for whatever reason.</summary>
    /// <param name="childProps">The child's props.</param>
    /// <param name="childName">The child's name.</param>
    /// <param name="minBackoff">The first time to wait, more than zero.</param>
    /// <param name="maxBackoff">The longest time to wait, at least <paramref name="minBackoff"/>.</param>
    /// <param name="randomFactor">Which part of the time may be added at random, 0 to 1.</param>
    /// <param name="maxNrOfRetries">How often to start it again before the supervisor stops; -1 for no limit.</param>
    /// <returns>The options.</returns>
    public static BackoffOptions OnStop(
        Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor, int maxNrOfRetries) =>
        new BackoffOptionsImpl(restartsOnFailure: false, childProps, childName, minBackoff, maxBackoff, randomFactor)
            .WithMaxNrOfRetries(maxNrOfRetries);
}

/// <summary>How a <see cref="BackoffSupervisor"/> starts its child again. Immutable.</summary>
public abstract class BackoffOptions
{
    /// <summary>Use <see cref="Backoff"/>.</summary>
    protected BackoffOptions()
    {
    }

    internal abstract Props Props { get; }

    /// <summary>Begins to count anew when the child has lived for a time.</summary>
    /// <param name="resetBackoff">The time, between the shortest and the longest time to wait. The default is the shortest.</param>
    /// <returns>A copy with that time.</returns>
    public abstract BackoffOptions WithAutoReset(TimeSpan resetBackoff);

    /// <summary>Begins to count anew when the child sends <see cref="BackoffSupervisor.Reset"/> to its parent.</summary>
    /// <returns>A copy that does.</returns>
    public abstract BackoffOptions WithManualReset();

    /// <summary>Decides by a strategy what to do about failures of the child.</summary>
    /// <param name="supervisorStrategy">The strategy.</param>
    /// <returns>A copy with the strategy.</returns>
    public abstract BackoffOptions WithSupervisorStrategy(OneForOneStrategy supervisorStrategy);

    /// <summary>Stops the child at every failure.</summary>
    /// <returns>A copy that does.</returns>
    public abstract BackoffOptions WithDefaultStoppingStrategy();

    /// <summary>Limits how often the child is started again.</summary>
    /// <param name="maxNrOfRetries">How often before the supervisor stops; -1 for no limit.</param>
    /// <returns>A copy with the limit.</returns>
    public abstract BackoffOptions WithMaxNrOfRetries(int maxNrOfRetries);

    /// <summary>Answers messages that come while there is no child, in place of making them dead letters.</summary>
    /// <param name="replyWhileStopped">The answer.</param>
    /// <returns>A copy with the answer.</returns>
    public abstract BackoffOptions WithReplyWhileStopped(object replyWhileStopped);

    /// <summary>Lets a message end both child and supervisor: if the child stops after it, the supervisor stops too.</summary>
    /// <param name="isFinalStopMessage">Tells whether a message is such a one.</param>
    /// <returns>A copy with the condition.</returns>
    public abstract BackoffOptions WithFinalStopMessage(Func<object, bool> isFinalStopMessage);
}

internal sealed record BackoffSettings(
    Props ChildProps,
    string ChildName,
    TimeSpan MinBackoff,
    TimeSpan MaxBackoff,
    double RandomFactor,
    IBackoffReset Reset,
    SupervisorStrategy Strategy,
    object? ReplyWhileStopped,
    Func<object, bool>? FinalStopMessage)
{
    public int MaxNrOfRetries => Strategy is OneForOneStrategy strategy ? strategy.MaxNumberOfRetries : -1;
}

internal sealed class BackoffOptionsImpl : BackoffOptions
{
    private readonly bool _restartsOnFailure;
    private readonly BackoffSettings _settings;

    public BackoffOptionsImpl(
        bool restartsOnFailure, Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor)
        : this(restartsOnFailure, new BackoffSettings(
            childProps, childName, minBackoff, maxBackoff, randomFactor,
            new AutoReset(minBackoff), new OneForOneStrategy(SupervisorStrategy.DefaultDecider), null, null))
    {
    }

    private BackoffOptionsImpl(bool restartsOnFailure, BackoffSettings settings)
    {
        _restartsOnFailure = restartsOnFailure;
        _settings = settings;
    }

    internal override Props Props
    {
        get
        {
            BackoffDelay.Verify(_settings.MinBackoff, _settings.MaxBackoff, _settings.RandomFactor);
            if (_settings.Reset is AutoReset auto && (auto.ResetBackoff < _settings.MinBackoff || auto.ResetBackoff > _settings.MaxBackoff))
                throw new ArgumentException($"The time of the automatic reset must be between {_settings.MinBackoff} and {_settings.MaxBackoff}, was {auto.ResetBackoff}.");
            var settings = _settings;
            return _restartsOnFailure
                ? Props.Create(() => new BackoffOnFailureSupervisor(settings))
                : Props.Create(() => new BackoffSupervisor(settings));
        }
    }

    public override BackoffOptions WithAutoReset(TimeSpan resetBackoff) => With(_settings with { Reset = new AutoReset(resetBackoff) });

    public override BackoffOptions WithManualReset() => With(_settings with { Reset = new ManualReset() });

    public override BackoffOptions WithSupervisorStrategy(OneForOneStrategy supervisorStrategy) =>
        With(_settings with { Strategy = supervisorStrategy });

    public override BackoffOptions WithDefaultStoppingStrategy() =>
        With(_settings with { Strategy = WithMax(_settings.MaxNrOfRetries, SupervisorStrategy.StoppingStrategy.Decider) });

    public override BackoffOptions WithMaxNrOfRetries(int maxNrOfRetries) =>
        With(_settings with { Strategy = WithMax(maxNrOfRetries, ((OneForOneStrategy)_settings.Strategy).Decider) });

    public override BackoffOptions WithReplyWhileStopped(object replyWhileStopped) =>
        With(_settings with { ReplyWhileStopped = replyWhileStopped });

    public override BackoffOptions WithFinalStopMessage(Func<object, bool> isFinalStopMessage) =>
        With(_settings with { FinalStopMessage = isFinalStopMessage });

    private static OneForOneStrategy WithMax(int maxNrOfRetries, IDecider decider) => new(maxNrOfRetries, -1, decider);

    private BackoffOptionsImpl With(BackoffSettings settings) => new(_restartsOnFailure, settings);
}
