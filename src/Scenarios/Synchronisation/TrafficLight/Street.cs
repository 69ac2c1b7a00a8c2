using System.Globalization;
using ActorConcurrency.Actors.Tracing;
using ActorConcurrency.Scenarios.Running;
using Akka.Actor;

namespace ActorConcurrency.Scenarios.Synchronisation.TrafficLight;

/// <summary>
/// The scenario's main actor: puts up the light, lets the cars arrive as planned by the seed, and ends when all have gone.
/// Arrivals are planned from the start, not from one another, so that delays do not add up and the plan is the same at any speed.
/// </summary>
internal sealed class Street : TracedReceiveActor, IWithTimers
{
    private readonly ScenarioContext _context;
    private readonly int _cars;
    private readonly Random _random;
    private readonly TimeSpan _start = Context.System.Scheduler.MonotonicClock;
    private readonly IActorRef _light;
    private readonly IActorRef _green;
    private TimeSpan _nextArrival = TimeSpan.Zero;
    private int _arrived;
    private int _gone;

    public static Props Props(ScenarioContext context) => Akka.Actor.Props.Create<Street>(context);

    public Street(ScenarioContext context)
    {
        _context = context;
        _cars = context.Values.Get(TrafficLightScenario.Cars);
        _random = context.Random("arrivals");
        _green = context.Concurrency.Event("green").Actor;
        _light = Context.ActorOf(TrafficLightActor.Props(context, _green), "light");
        Receive<CarsDue>(_ => LetCarsArrive());
        Receive<Terminated>(_ => OnCarGone());
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart()
    {
        base.PreStart();
        LetCarsArrive();
    }

    /// <summary>A car or a light that fails is no crossing any more: the run has failed.</summary>
    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(_ => Directive.Escalate);

    private void LetCarsArrive()
    {
        var now = Context.System.Scheduler.MonotonicClock - _start;
        for (; _arrived < _cars && _context.AtSpeed(_nextArrival) <= now; _arrived++)
        {
            TraceNote($"car{_arrived} arrives at {_nextArrival.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture)} s");
            Context.Watch(Context.ActorOf(Car.Props(_context, _arrived, _light, _green), $"car{_arrived}"));
            _nextArrival += TimeSpan.FromSeconds(_random.NextDouble());
        }
        ShowStatus();
        if (_arrived < _cars)
            Timers.StartSingleTimer(CarsDue.Instance, CarsDue.Instance, _context.AtSpeed(_nextArrival) - now);
    }

    private void ShowStatus() => _context.ShowStatus($"{_arrived} of {_cars} cars have arrived, {_gone} have passed");

    private void OnCarGone()
    {
        _gone++;
        ShowStatus();
        if (_gone == _cars)
            Context.Stop(Self);
    }

    private sealed record CarsDue
    {
        public static readonly CarsDue Instance = new();
    }
}
