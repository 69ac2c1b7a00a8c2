using ActorConcurrency.Actors.Tracing;
using ActorConcurrency.Scenarios.Running;
using Akka.Actor;

namespace ActorConcurrency.Scenarios.Communication.Pipes;

/// <summary>
/// The main process: when both ends are open it lets the intruder try, and then the left end begin. It ends when the right end has read
/// the end of the file.
/// </summary>
internal sealed class PipeMain : TracedReceiveActor
{
    private int _open;

    public static Props Props(ScenarioContext scenario) => Akka.Actor.Props.Create<PipeMain>(scenario);

    public PipeMain(ScenarioContext scenario)
    {
        var left = Context.ActorOf(LeftUser.Props(scenario), PipeScenario.Left);
        var right = Context.ActorOf(RightUser.Props(scenario), PipeScenario.Right);
        Context.Watch(right);
        Receive<PipeUser.Opened>(_ =>
        {
            _open++;
            if (_open == 2)
                Context.ActorOf(PipeIntruder.Props(scenario), PipeScenario.Intruder);
        });
        Receive<PipeIntruder.Refused>(_ => left.Tell(LeftUser.Begin.Instance));
        Receive<Terminated>(_ => Context.Stop(Self));
    }

    /// <summary>A death at the left end is planned and needs no log entry; another failure ends the run, which tells it.</summary>
    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(
        reason => reason is LeftUser.Died ? Directive.Stop : Directive.Escalate, loggingEnabled: false);
}
