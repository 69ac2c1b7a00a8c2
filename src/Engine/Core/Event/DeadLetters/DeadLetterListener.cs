using Akka.Actor;

namespace Akka.Event;

/// <summary>
/// Logs messages that were not delivered, dropped or not handled, at info level, up to <c>akka.log-dead-letters</c> of them;
/// then none for <c>akka.log-dead-letters-suspend-duration</c>, after which the count starts again.
/// </summary>
public class DeadLetterListener : ActorBase
{
    private readonly EventStream _eventStream = Context.System.EventStream;
    private readonly IScheduler _clock = Context.System.Scheduler;
    private readonly int _maximum = Context.System.Settings.LogDeadLetters;
    private readonly TimeSpan _suspendDuration = Context.System.Settings.LogDeadLettersSuspendDuration;
    private int _count;
    private TimeSpan? _suspendedUntil;

    /// <inheritdoc/>
    protected override void PreStart()
    {
        _eventStream.Subscribe(Self, typeof(DeadLetter));
        _eventStream.Subscribe(Self, typeof(Dropped));
        _eventStream.Subscribe(Self, typeof(UnhandledMessage));
    }

    /// <summary>Keeps the subscriptions over a restart.</summary>
    /// <param name="reason">The failure.</param>
    /// <param name="message">The message that failed.</param>
    protected override void PreRestart(Exception reason, object? message)
    {
    }

    /// <summary>Does not subscribe again.</summary>
    /// <param name="reason">The failure.</param>
    protected override void PostRestart(Exception reason)
    {
    }

    /// <inheritdoc/>
    protected override void PostStop() => _eventStream.Unsubscribe(Self);

    /// <inheritdoc/>
    protected override bool Receive(object message)
    {
        if (message is not AllDeadLetters letter)
            return false;
        if (!IsSuppressed(letter))
            Count(letter);
        return true;
    }

    private static bool IsSuppressed(AllDeadLetters letter)
    {
        var message = letter.Message;
        while (message is IWrappedMessage wrapped and not IDeadLetterSuppression)
            message = wrapped.Message;
        return message is IDeadLetterSuppression;
    }

    private static string Describe(AllDeadLetters letter)
    {
        var from = letter.Sender is null || letter.Sender.IsNobody() ? "" : $" from {letter.Sender}";
        var message = $"Message [{letter.Message.GetType().Name}]{from} to {letter.Recipient}";
        return letter switch
        {
            Dropped dropped => $"{message} was dropped. {dropped.Reason}.",
            UnhandledMessage => $"{message} was unhandled.",
            _ => $"{message} was not delivered.",
        };
    }

    private void Count(AllDeadLetters letter)
    {
        _count = _count == int.MaxValue ? 1 : _count + 1;
        if (_suspendedUntil is { } until)
        {
            if (_clock.MonotonicClock < until)
                return;
            Log(letter, $", of which {_count - _maximum - 1} were not logged: the count starts again");
            _count = 0;
            _suspendedUntil = null;
        }
        else if (_count < _maximum || _maximum == int.MaxValue)
        {
            Log(letter, "");
        }
        else
        {
            Suspend(letter);
        }
    }

    private void Suspend(AllDeadLetters letter)
    {
        if (_suspendDuration <= TimeSpan.Zero)
        {
            Log(letter, ", no more dead letters will be logged");
            Context.Stop(Self);
            return;
        }

        Log(letter, $", no more dead letters will be logged in next [{_suspendDuration}]");
        _suspendedUntil = _clock.MonotonicClock + _suspendDuration;
    }

    private void Log(AllDeadLetters letter, string then) => _eventStream.Publish(new Info(
        letter.Recipient.Path.ToString(),
        letter.Recipient.GetType(),
        $"{Describe(letter)} [{_count}] dead letters encountered{then}. "
        + "The settings 'akka.log-dead-letters' and 'akka.log-dead-letters-during-shutdown' control this log."));
}
