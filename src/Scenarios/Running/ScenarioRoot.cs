using Akka.Actor;

namespace ActorConcurrency.Scenarios.Running;

/// <summary>The parent of a scenario's main actor: ends the run when main has stopped, and fails it when main has failed.</summary>
internal sealed class ScenarioRoot : ReceiveActor
{
    private readonly TaskCompletionSource _ended;

    public static Props Props(Props main, TaskCompletionSource ended) =>
        Akka.Actor.Props.Create<ScenarioRoot>(main, ended);

    public ScenarioRoot(Props main, TaskCompletionSource ended)
    {
        _ended = ended;
        Context.Watch(Context.ActorOf(main, ScenarioContext.Main));
        Receive<Terminated>(_ =>
        {
            _ended.TrySetResult();
            Context.Stop(Self);
        });
    }

    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(reason =>
    {
        // A failure while an actor starts comes wrapped; what is behind it is what the user should read.
        _ended.TrySetException(reason is ActorInitializationException { InnerException: { } cause } ? cause : reason);
        return Directive.Stop;
    });
}
