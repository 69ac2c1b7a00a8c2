using System.Globalization;
using ActorConcurrency.Actors.Tracing;
using ActorConcurrency.Scenarios.Running;
using Akka.Actor;

namespace ActorConcurrency.Scenarios.Synchronisation.TrafficLight;

/// <summary>
/// The scenario's main actor: puts up the light, lets the cars arrive as planned by the seed, and ends when all have gone.
/// Arrivals are planned from the start, not from one another, so that delays do not add up and the plan is the same at any speed.
/// The street has one lane: a car arrives when the one before it has come to the light.
/// </summary>
internal sealed class Street : TracedReceiveActor, IWithTimers
{
    private readonly ScenarioContext _context;
    private readonly int _cars;
    private readonly Random _random;
    private readonly TimeSpan _start = Context.System.Scheduler.MonotonicClock;
    private readonly CrossingLog _log;
    private readonly IActorRef _light;
    private readonly IActorRef _green;
    private TimeSpan _nextArrival = TimeSpan.Zero;
    private IActorRef _onItsWay = ActorRefs.Nobody;
    private int _arrived;
    private int _gone;

    public static Props Props(ScenarioContext context) => Akka.Actor.Props.Create<Street>(context);

    public Street(ScenarioContext context)
    {
        _context = context;
        _cars = context.Values.Get(TrafficLightScenario.Cars);
        _random = context.Random("arrivals");
        _green = context.Concurrency.Event("green").Actor;
        _log = new CrossingLog(context);
        _light = Context.ActorOf(TrafficLightActor.Props(_log, _green, TrafficLightScenario.TimesOf(context.Values, context.Speed)), "light");
        Receive<CarDue>(_ => LetNextArrive());
        Receive<TrafficLightProtocol.Reached>(_ => OnReached(Sender));
        Receive<Terminated>(m => OnCarGone(m.ActorRef));
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart()
    {
        base.PreStart();
        LetNextArrive();
    }

    /// <summary>A car or a light that fails is no crossing any more: the run has failed.</summary>
    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(_ => Directive.Escalate);

    private void LetNextArrive()
    {
        var now = Context.System.Scheduler.MonotonicClock - _start;
        var arrival = _context.AtSpeed(_nextArrival);
        if (arrival > now)
        {
            Timers.StartSingleTimer(CarDue.Instance, CarDue.Instance, arrival - now);
            return;
        }
        TraceNote($"car{_arrived} arrives at {_nextArrival.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture)} s");
        _onItsWay = Context.Watch(Context.ActorOf(Car.Props(_log, _arrived, _light, _green), $"car{_arrived}"));
        _nextArrival += TimeSpan.FromSeconds(_random.NextDouble());
        _arrived++;
        ShowStatus();
    }

    private void OnReached(IActorRef car)
    {
        if (!car.Equals(_onItsWay))
            return;

        _onItsWay = ActorRefs.Nobody;
        if (_arrived < _cars)
            LetNextArrive();
    }

    private void OnCarGone(IActorRef car)
    {
        _gone++;
        ShowStatus();
        if (_gone == _cars)
            Context.Stop(Self);
        else
            OnReached(car);
    }

    private void ShowStatus() => _context.ShowStatus("status", _arrived, _cars, _gone);

    private sealed record CarDue
    {
        public static readonly CarDue Instance = new();
    }
}
