using Akka.Actor;

namespace ActorConcurrency.Actors.Tracing;

/// <summary>Publishes the events of one actor. There is none for an actor that was created while tracing is off.</summary>
internal sealed class ActorTrace
{
    private readonly ActorSystem _system;
    private readonly string _path;

    private ActorTrace(ActorSystem system, IActorRef self)
    {
        _system = system;
        _path = self.Path.ToStringWithoutAddress();
    }

    /// <summary>Null when the configuration does not say <c>actorconcurrency.tracing.enabled = on</c>.</summary>
    public static ActorTrace? Of(IActorContext context) =>
        TraceSettings.Of(context.System).Enabled ? new ActorTrace(context.System, context.Self) : null;

    public void Started() => Publish(TraceKind.Started, null, null, null);

    /// <summary>The same behaviour, published. It may be given what a timer's message carries, while AroundReceive has the timer's message.</summary>
    public Receive Around(Receive receive, IActorRef sender) => message =>
    {
        Publish(TraceKind.Received, PathOf(sender), message, null);
        return receive(message);
    };

    public void Note(string text) => Publish(TraceKind.Note, null, null, text);

    public void Restarted(Exception cause, object? message) =>
        Publish(TraceKind.Restarted, null, message, $"{cause.GetType().Name}: {cause.Message}");

    public void Stopped() => Publish(TraceKind.Stopped, null, null, null);

    private void Publish(TraceKind kind, string? from, object? message, string? note) =>
        _system.EventStream.Publish(new TraceEvent(_system.Scheduler.Now, kind, _path, from, message, note));

    private string? PathOf(IActorRef? sender) =>
        sender is null || sender.IsNobody() || sender.Equals(_system.DeadLetters) ? null : sender.Path.ToStringWithoutAddress();
}
