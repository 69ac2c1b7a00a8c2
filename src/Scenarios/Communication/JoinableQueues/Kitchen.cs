using ActorConcurrency.Actors.Tracing;
using ActorConcurrency.Scenarios.Running;
using Akka.Actor;

namespace ActorConcurrency.Scenarios.Communication.JoinableQueues;

/// <summary>A bun; they are numbered from one.</summary>
internal sealed record Bun(int Number);

/// <summary>The main actor: starts producer and consumer, restarts a consumer that dies, and ends with the producer; the consumer is its daemon.</summary>
internal sealed class Kitchen : TracedReceiveActor
{
    /// <summary>The name of the queue between the two.</summary>
    public const string Queue = "buns";

    public static Props Props(ScenarioContext context) => Akka.Actor.Props.Create<Kitchen>(context);

    public Kitchen(ScenarioContext context)
    {
        Context.Watch(Context.ActorOf(Producer.Props(context), "producer"));
        Context.ActorOf(Consumer.Props(context), "consumer");
        Receive<Terminated>(_ => Context.Stop(Self));
    }

    /// <summary>A collapse is planned and needs no log entry; another failure ends the run, which tells it.</summary>
    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(
        reason => reason is Consumer.Collapsed ? Directive.Restart : Directive.Escalate, loggingEnabled: false);
}
