using Akka.Actor;

namespace Akka.Pattern;

/// <summary>
/// An actor with one child, which it starts again after a growing time when the child stops. Messages to the supervisor go to the child,
/// those of the child to its parent go to the supervisor's parent.
/// </summary>
public sealed partial class BackoffSupervisor : BackoffSupervisorBase
{
    /// <summary>Creates the actor; see <see cref="Props(Actor.Props, string, TimeSpan, TimeSpan, double)"/>.</summary>
    /// <param name="childProps">The child's props.</param>
    /// <param name="childName">The child's name.</param>
    /// <param name="minBackoff">The first time to wait.</param>
    /// <param name="maxBackoff">The longest time to wait.</param>
    /// <param name="randomFactor">Which part of the time may be added at random, 0 to 1.</param>
    public BackoffSupervisor(Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor)
        : this(childProps, childName, minBackoff, maxBackoff, new AutoReset(minBackoff), randomFactor, Actor.SupervisorStrategy.DefaultStrategy)
    {
    }

    /// <summary>Creates the actor; see <see cref="Props(BackoffOptions)"/>.</summary>
    /// <param name="childProps">The child's props.</param>
    /// <param name="childName">The child's name.</param>
    /// <param name="minBackoff">The first time to wait.</param>
    /// <param name="maxBackoff">The longest time to wait.</param>
    /// <param name="reset">When to begin to count anew.</param>
    /// <param name="randomFactor">Which part of the time may be added at random, 0 to 1.</param>
    /// <param name="strategy">What to do about failures of the child.</param>
    /// <param name="replyWhileStopped">The answer to messages that come while there is no child.</param>
    /// <param name="finalStopMessage">Tells whether a message is to end the supervisor too once the child has stopped.</param>
    public BackoffSupervisor(
        Props childProps,
        string childName,
        TimeSpan minBackoff,
        TimeSpan maxBackoff,
        IBackoffReset reset,
        double randomFactor,
        SupervisorStrategy strategy,
        object? replyWhileStopped = null,
        Func<object, bool>? finalStopMessage = null)
        : this(new BackoffSettings(childProps, childName, minBackoff, maxBackoff, randomFactor, reset, strategy, replyWhileStopped, finalStopMessage))
    {
    }

    internal BackoffSupervisor(BackoffSettings settings)
        : base(settings)
    {
    }

    /// <summary>Props of a supervisor that starts its child again when it stops.</summary>
    /// <param name="childProps">The child's props.</param>
    /// <param name="childName">The child's name.</param>
    /// <param name="minBackoff">The first time to wait, more than zero.</param>
    /// <param name="maxBackoff">The longest time to wait, at least <paramref name="minBackoff"/>.</param>
    /// <param name="randomFactor">Which part of the time may be added at random, 0 to 1.</param>
    /// <returns>The props.</returns>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    public static Props Props(Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor) =>
        Props(childProps, childName, minBackoff, maxBackoff, randomFactor, -1);

    /// <summary>Props of a supervisor that starts its child again when it stops, for a limited number of times.</summary>
    /// <param name="childProps">The child's props.</param>
    /// <param name="childName">The child's name.</param>
    /// <param name="minBackoff">The first time to wait, more than zero.</param>
    /// <param name="maxBackoff">The longest time to wait, at least <paramref name="minBackoff"/>.</param>
    /// <param name="randomFactor">Which part of the time may be added at random, 0 to 1.</param>
    /// <param name="maxNrOfRetries">How often to start it again before the supervisor stops; -1 for no limit.</param>
    /// <returns>The props.</returns>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    public static Props Props(Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor, int maxNrOfRetries) =>
        Props(Backoff.OnStop(childProps, childName, minBackoff, maxBackoff, randomFactor, maxNrOfRetries));

    /// <summary>Props of a supervisor with all its options.</summary>
    /// <param name="options">The options, made by <see cref="Backoff"/>.</param>
    /// <returns>The props.</returns>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static Props Props(BackoffOptions options) => options.Props;

    /// <summary>Props of a supervisor that starts its child again when it stops, with a strategy for failures.</summary>
    /// <param name="childProps">The child's props.</param>
    /// <param name="childName">The child's name.</param>
    /// <param name="minBackoff">The first time to wait, more than zero.</param>
    /// <param name="maxBackoff">The longest time to wait, at least <paramref name="minBackoff"/>.</param>
    /// <param name="randomFactor">Which part of the time may be added at random, 0 to 1.</param>
    /// <param name="strategy">What to do about failures of the child.</param>
    /// <returns>The props.</returns>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    public static Props PropsWithSupervisorStrategy(
        Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor, SupervisorStrategy strategy)
    {
        BackoffDelay.Verify(minBackoff, maxBackoff, randomFactor);
        var settings = new BackoffSettings(
            childProps, childName, minBackoff, maxBackoff, randomFactor, new AutoReset(minBackoff), strategy, null, null);
        return Actor.Props.Create(() => new BackoffSupervisor(settings));
    }

    /// <inheritdoc />
    protected override SupervisorStrategy SupervisorStrategy() => Settings.Strategy;

    /// <inheritdoc />
    protected override bool Receive(object message)
    {
        if (message is not Terminated terminated || !terminated.ActorRef.Equals(Child))
            return HandleBackoff(message);
        if (FinalStopMessageReceived)
            Context.Stop(Self);
        else
            StartAgainLater();
        return true;
    }
}
