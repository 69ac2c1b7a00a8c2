using ActorConcurrency.Actors.Queues;
using ActorConcurrency.Actors.Tracing;
using ActorConcurrency.Scenarios.Running;
using Akka.Actor;

namespace ActorConcurrency.Scenarios.Communication.JoinableQueues;

/// <summary>
/// Takes a bun, eats it in its time, marks it done, takes the next. A restart keeps the actor's address, so nobody sees a
/// death: the dying incarnation gives back the bun it holds, before its successor asks for one, and so the order is kept.
/// If the whole actor died, the queue would see that, and put the bun back to the front itself.
/// </summary>
internal sealed class Consumer : TracedReceiveActor, IWithTimers
{
    private readonly ScenarioContext _context;
    private readonly Random _random;
    private readonly int _crash;
    private readonly ActorJoinableQueue<Bun> _queue;
    private Delivery<Bun>? _eating;

    public static Props Props(ScenarioContext context)
    {
        var random = context.Random("consumer");
        return Akka.Actor.Props.Create<Consumer>(context, random);
    }

    public Consumer(ScenarioContext context, Random random)
    {
        _context = context;
        _random = random;
        _crash = context.Values.Get(JoinableQueueScenario.Crash);
        _queue = context.Concurrency.As(Self).JoinableQueue<Bun>(Kitchen.Queue);
        Receive<Delivery<Bun>>(StartEating);
        Receive<Eaten>(m => FinishEating(m.Delivery));
        Receive<MarkedDone>(_ => TakeNext());
        Receive<Status.Failure>(failure => throw failure.Cause);
    }

    public ITimerScheduler Timers { get; set; } = null!;

    /// <summary>What it notes in the trace when it has eaten a bun, before it marks it done.</summary>
    public static string NotesAte(int number) => $"ate {number}";

    /// <summary>What it notes in the trace when it gets a bun for the n-th time.</summary>
    public static string NotesTook(int number, int times) => $"took {number} delivery {times}";

    protected override void PreStart()
    {
        base.PreStart();
        TakeNext();
    }

    protected override void PreRestart(Exception reason, object? message)
    {
        _ = _eating?.ReturnAsync();
        base.PreRestart(reason, message!);
    }

    private void TakeNext() => _queue.DequeueAsync().PipeTo(Self);

    private void StartEating(Delivery<Bun> delivery)
    {
        _eating = delivery;
        var number = delivery.Value.Number;
        TraceNote(NotesTook(number, delivery.DeliveryCount));
        if (number == _crash && delivery.DeliveryCount == 1)
        {
            _context.Print(
                LineColour.Red, "crashed", _context.Text("consumer"), _context.Text("food"), number);
            throw new Collapsed(number);
        }
        var pause = _random.NextDouble() * _context.Values.Get(JoinableQueueScenario.Pause);
        Timers.StartSingleTimer("eat", new Eaten(delivery), _context.AtSpeed(pause));
    }

    private void FinishEating(Delivery<Bun> delivery)
    {
        _eating = null;
        var number = delivery.Value.Number;
        TraceNote(NotesAte(number));
        _context.Print(
            "eaten", _context.Text("consumer"), _context.Text("food"), number);
        delivery.MarkDoneAsync().PipeTo(Self, success: () => MarkedDone.Instance);
    }

    /// <summary>The death that <c>crash</c> asks for.</summary>
    public sealed class Collapsed(int number) : Exception($"the consumer collapsed over bun {number}, as it was told to");

    private sealed record Eaten(Delivery<Bun> Delivery);

    private sealed record MarkedDone
    {
        public static readonly MarkedDone Instance = new();
    }
}
