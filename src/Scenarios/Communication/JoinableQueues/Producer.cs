using ActorConcurrency.Actors.Queues;
using ActorConcurrency.Actors.Tracing;
using ActorConcurrency.Scenarios.Running;
using Akka.Actor;

namespace ActorConcurrency.Scenarios.Communication.JoinableQueues;

/// <summary>Makes a bun after each pause, then joins the queue, and ends when the join is answered.</summary>
internal sealed class Producer : TracedReceiveActor, IWithTimers
{
    /// <summary>What it notes in the trace when the join is answered.</summary>
    public const string NotesJoined = "joined";

    private readonly ScenarioContext _context;
    private readonly int _count;
    private readonly Random _random;
    private readonly ActorJoinableQueue<Bun> _queue;
    private int _made;

    public static Props Props(ScenarioContext context) => Akka.Actor.Props.Create<Producer>(context);

    public Producer(ScenarioContext context)
    {
        _context = context;
        _count = context.Values.Get(JoinableQueueScenario.Buns);
        _random = context.Random("producer");
        _queue = context.Concurrency.As(Self).JoinableQueue<Bun>(Kitchen.Queue);
        Receive<BunReady>(_ => Make());
        Receive<Enqueued>(_ => GoOn());
        Receive<Joined>(_ => OnJoined());
        Receive<Status.Failure>(failure => throw failure.Cause);
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart()
    {
        base.PreStart();
        GoOn();
    }

    private void GoOn()
    {
        if (_made == _count)
        {
            _context.ShowStatus("status.joining");
            _queue.JoinAsync().PipeTo(Self, success: () => Joined.Instance);
            return;
        }
        var pause = _random.NextDouble() * _context.Values.Get(JoinableQueueScenario.Pause);
        Timers.StartSingleTimer(BunReady.Instance, BunReady.Instance, _context.AtSpeed(pause));
    }

    private void Make()
    {
        _made++;
        TraceNote($"made {_made}");
        _context.Print("made", _context.Text("producer"), _context.Text("food"));
        _queue.EnqueueAsync(new Bun(_made)).PipeTo(Self, success: () => Enqueued.Instance);
    }

    private void OnJoined()
    {
        TraceNote(NotesJoined);
        Context.Stop(Self);
    }

    private sealed record BunReady
    {
        public static readonly BunReady Instance = new();
    }

    private sealed record Enqueued
    {
        public static readonly Enqueued Instance = new();
    }

    private sealed record Joined
    {
        public static readonly Joined Instance = new();
    }
}
