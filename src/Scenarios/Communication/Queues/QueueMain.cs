using ActorConcurrency.Actors.Tracing;
using ActorConcurrency.Scenarios.Running;
using Akka.Actor;

namespace ActorConcurrency.Scenarios.Communication.Queues;

/// <summary>What is put into the queue; numbered from one.</summary>
internal sealed record Food(int Number)
{
    /// <summary>The notes' food; with its number when there is more than one.</summary>
    public string In(ScenarioContext scenario) =>
        scenario.Values.Get(QueueScenario.Items) == 1 ? scenario.Text("food") : scenario.Text("numbered-food", Number);
}

/// <summary>The main process: starts consumer and producer, and ends when both have.</summary>
internal sealed class QueueMain : TracedReceiveActor
{
    private int _running = 2;

    public static Props Props(ScenarioContext scenario) => Akka.Actor.Props.Create<QueueMain>(scenario);

    public QueueMain(ScenarioContext scenario)
    {
        var consumer = Context.Watch(Context.ActorOf(Consumer.Props(scenario), "consumer"));
        var producer = Context.Watch(Context.ActorOf(Producer.Props(scenario, consumer), "producer"));
        consumer.Tell(new Consumer.WillComeFrom(producer));
        Receive<Terminated>(_ =>
        {
            _running--;
            if (_running == 0)
                Context.Stop(Self);
        });
    }

    /// <summary>A crash is planned and needs no log entry; another failure ends the run, which tells it.</summary>
    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(
        reason => reason is Producer.Crashed ? Directive.Stop : Directive.Escalate, loggingEnabled: false);
}
