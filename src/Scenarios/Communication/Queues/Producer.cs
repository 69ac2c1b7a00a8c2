using ActorConcurrency.Actors.Tracing;
using ActorConcurrency.Scenarios.Running;
using Akka.Actor;

namespace ActorConcurrency.Scenarios.Communication.Queues;

/// <summary>Puts the food, one after the other, as soon as the consumer watches it, and is done.</summary>
internal sealed class Producer : TracedReceiveActor
{
    /// <summary>What its notes of what it puts begin with; the number follows.</summary>
    public const string NotesPut = "put ";

    private readonly ScenarioContext _scenario;
    private readonly IActorRef _consumer;

    public static Props Props(ScenarioContext scenario, IActorRef consumer) => Akka.Actor.Props.Create<Producer>(scenario, consumer);

    public Producer(ScenarioContext scenario, IActorRef consumer)
    {
        _scenario = scenario;
        _consumer = consumer;
        Receive<Consumer.Ready>(_ => PutAll());
    }

    private void PutAll()
    {
        for (var i = 1; i <= _scenario.Values.Get(QueueScenario.Items); i++)
        {
            var food = new Food(i);
            if (i == _scenario.Values.Get(QueueScenario.Crash))
            {
                _scenario.Print(LineColour.Red, "crashed", food.In(_scenario));
                throw new Crashed(i);
            }
            TraceNote($"{NotesPut}{i}");
            _scenario.Print("put", food.In(_scenario));
            _consumer.Tell(food);
        }
        Context.Stop(Self);
    }

    /// <summary>The death that <c>crash</c> asks for.</summary>
    public sealed class Crashed(int number) : Exception($"the producer crashed before food {number}, as it was told to");
}
