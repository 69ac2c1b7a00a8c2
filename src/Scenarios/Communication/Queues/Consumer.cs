using ActorConcurrency.Actors.Tracing;
using ActorConcurrency.Scenarios.Running;
using Akka.Actor;

namespace ActorConcurrency.Scenarios.Communication.Queues;

/// <summary>
/// Gets the food until it has all of it, or until the producer is gone: the news of a death comes after everything that the dead one
/// had sent.
/// </summary>
internal sealed class Consumer : TracedReceiveActor
{
    /// <summary>What its notes of what it gets begin with.</summary>
    public const string Got = "got ";

    /// <summary>What it notes when no food will come any more.</summary>
    public const string NotesGaveUp = "gave up";

    private readonly ScenarioContext _scenario;
    private readonly int _items;

    public static Props Props(ScenarioContext scenario) => Akka.Actor.Props.Create<Consumer>(scenario);

    public Consumer(ScenarioContext scenario)
    {
        _scenario = scenario;
        _items = scenario.Values.Get(QueueScenario.Items);
        Receive<WillComeFrom>(m =>
        {
            Context.Watch(m.Producer);
            m.Producer.Tell(Ready.Instance);
        });
        Receive<Food>(Get);
        Receive<Terminated>(_ => GiveUp());
    }

    /// <summary>What it notes when it gets food of that number.</summary>
    public static string NotesGot(int number) => $"{Got}{number}";

    private void Get(Food food)
    {
        TraceNote(NotesGot(food.Number));
        _scenario.Print("got", food.In(_scenario));
        if (food.Number == _items)
            Context.Stop(Self);
    }

    private void GiveUp()
    {
        TraceNote(NotesGaveUp);
        _scenario.Print("gave-up");
        Context.Stop(Self);
    }

    /// <summary>To the consumer: whom to watch.</summary>
    public sealed record WillComeFrom(IActorRef Producer);

    /// <summary>To the producer: it may begin.</summary>
    public sealed record Ready
    {
        public static readonly Ready Instance = new();
    }
}
