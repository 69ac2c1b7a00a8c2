using Akka.Actor;
using Akka.Event;

namespace ActorConcurrency.Actors.Tracing;

/// <summary>Publishes the events of one actor. There is none for an actor that was created while tracing is off.</summary>
internal sealed class ActorTrace
{
    private readonly ActorSystem _system;
    private readonly string _path;
    private string? _state;

    private ActorTrace(ActorSystem system, IActorRef self)
    {
        _system = system;
        _path = self.Path.ToStringWithoutAddress();
    }

    /// <summary>Null when the configuration does not say <c>actorconcurrency.tracing.enabled = on</c>.</summary>
    public static ActorTrace? Of(IActorContext context) =>
        TraceSettings.Of(context.System).Enabled ? new ActorTrace(context.System, context.Self) : null;

    /// <summary>A message that reached no handler, with the reason.</summary>
    public static TraceEvent DeadLetter(ActorSystem system, AllDeadLetters letter)
    {
        var reason = letter switch
        {
            Dropped dropped => $"dropped: {dropped.Reason}",
            UnhandledMessage => "its receiver has no handler for it",
            _ => "its receiver has stopped or never was",
        };
        return new TraceEvent(
            system.Scheduler.Now, TraceKind.DeadLetter, letter.Recipient.Path.ToStringWithoutAddress(), PathOf(system, letter.Sender), letter.Message, reason);
    }

    public void Started() => Publish(TraceKind.Started, null, null, null);

    /// <summary>The same behaviour, published. It may be given what a timer's message carries, while AroundReceive has the timer's message.</summary>
    public Receive Around(Receive receive, IActorRef sender) => message =>
    {
        Publish(TraceKind.Received, PathOf(_system, sender), message, null);
        return receive(message);
    };

    /// <summary>Publishes the state when it is not the one published last.</summary>
    public void State(string state)
    {
        if (state == _state)
            return;

        _state = state;
        Publish(TraceKind.State, null, null, state);
    }

    /// <summary>Somebody waits at this actor from now on.</summary>
    public void Waits(IActorRef waiter, string operation) => Publish(TraceKind.Waits, waiter, operation);

    /// <summary>Somebody waits no longer.</summary>
    public void Resumes(IActorRef waiter, string operation) => Publish(TraceKind.Resumes, waiter, operation);

    public void Note(string text) => Publish(TraceKind.Note, null, null, text);

    public void Restarted(Exception cause, object? message) =>
        Publish(TraceKind.Restarted, null, message, $"{cause.GetType().Name}: {cause.Message}");

    public void Stopped() => Publish(TraceKind.Stopped, null, null, null);

    private void Publish(TraceKind kind, IActorRef waiter, string operation) => _system.EventStream.Publish(
        new TraceEvent(_system.Scheduler.Now, kind, waiter.Path.ToStringWithoutAddress(), _path, null, operation));

    private void Publish(TraceKind kind, string? from, object? message, string? note) =>
        _system.EventStream.Publish(new TraceEvent(_system.Scheduler.Now, kind, _path, from, message, note));

    private static string? PathOf(ActorSystem system, IActorRef? sender)
    {
        if (sender is null || sender.IsNobody() || sender.Equals(system.DeadLetters))
            return null;

        // What stands behind an Ask lives for one answer, and says of nobody who asks.
        var path = sender.Path.ToStringWithoutAddress();
        return path.StartsWith("/temp/", StringComparison.Ordinal) ? null : path;
    }
}
