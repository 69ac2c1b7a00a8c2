using ActorConcurrency.Actors.Events;
using ActorConcurrency.Actors.Tracing;
using ActorConcurrency.Scenarios.Running;
using Akka.Actor;

namespace ActorConcurrency.Scenarios.Synchronisation.TrafficLight;

/// <summary>The states of the light.</summary>
internal enum Light
{
    Red,
    Green,
}

/// <summary>
/// The light. It announces green by setting the event that waiting cars wait for. When its time is up it changes as soon as
/// every car has acknowledged what it was told; cars that arrive meanwhile are answered after the change, so they cannot
/// hold it up, and a car that dies is forgotten. Hence a car's waiting line stands before the next green, its passing line
/// before the next red.
/// </summary>
internal sealed class TrafficLightActor : TracedFsm<Light, int>, IWithTimers
{
    private readonly ScenarioContext _context;
    private readonly IActorRef _greenEvent;
    private readonly HashSet<IActorRef> _unacknowledged = [];
    private readonly HashSet<IActorRef> _waiting = [];
    private readonly List<IActorRef> _late = [];
    private bool _isTimeUp;

    public static Props Props(ScenarioContext context, IActorRef greenEvent) =>
        Akka.Actor.Props.Create<TrafficLightActor>(context, greenEvent);

    public TrafficLightActor(ScenarioContext context, IActorRef greenEvent)
    {
        _context = context;
        _greenEvent = greenEvent;
        StartWith(Light.Red, 0);
        When(Light.Red, e => e.FsmEvent switch
        {
            TrafficLightProtocol.Arrived => Answer(TrafficLightProtocol.Stop.Instance),
            TrafficLightProtocol.Waiting => OnStopped(),
            _ => null!,
        });
        When(Light.Green, e => e.FsmEvent switch
        {
            TrafficLightProtocol.Arrived => Answer(TrafficLightProtocol.Go.Instance),
            TrafficLightProtocol.Passed => OnPassed(),
            _ => null!,
        });
        WhenUnhandled(e => e.FsmEvent switch
        {
            TimeUp => OnTimeUp(),
            Terminated dead => OnDead(dead.ActorRef),
            _ => Stay(),
        });
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart()
    {
        base.PreStart();
        TraceNote(nameof(Light.Red));
        StartClock(TrafficLightScenario.Red);
        Initialize();
        _greenEvent.Tell(new EventProtocol.Reset());
    }

    private State<Light, int> Answer(object answer)
    {
        if (_isTimeUp)
        {
            _late.Add(Sender);
        }
        else
        {
            Context.Watch(Sender);
            _unacknowledged.Add(Sender);
            Sender.Tell(answer);
        }
        return Stay();
    }

    private State<Light, int> OnStopped()
    {
        _unacknowledged.Remove(Sender);
        _waiting.Add(Sender);
        return ChangeWhenSettled();
    }

    private State<Light, int> OnPassed()
    {
        _unacknowledged.Remove(Sender);
        Context.Unwatch(Sender);
        return ChangeWhenSettled();
    }

    private State<Light, int> OnTimeUp()
    {
        _isTimeUp = true;
        return ChangeWhenSettled();
    }

    private State<Light, int> OnDead(IActorRef car)
    {
        _unacknowledged.Remove(car);
        _waiting.Remove(car);
        return ChangeWhenSettled();
    }

    private State<Light, int> ChangeWhenSettled() =>
        !_isTimeUp || _unacknowledged.Count > 0 ? Stay() : StateName == Light.Red ? TurnGreen() : TurnRed();

    private State<Light, int> TurnGreen()
    {
        TraceNote(nameof(Light.Green));
        _context.Print(LineColour.Green, "green");
        StartClock(TrafficLightScenario.Green);
        _unacknowledged.UnionWith(_waiting);
        _waiting.Clear();
        _greenEvent.Tell(new EventProtocol.Set());
        AnswerLate(TrafficLightProtocol.Go.Instance);
        return GoTo(Light.Green);
    }

    private State<Light, int> TurnRed()
    {
        // Before any car is told to stop: a car that then waits for the event must not find it still set.
        _greenEvent.Tell(new EventProtocol.Reset());
        TraceNote(nameof(Light.Red));
        _context.Print(LineColour.Red, "red");
        StartClock(TrafficLightScenario.Red);
        AnswerLate(TrafficLightProtocol.Stop.Instance);
        return GoTo(Light.Red);
    }

    private void StartClock(Catalog.DurationParameter duration)
    {
        _isTimeUp = false;
        Timers.StartSingleTimer(TimeUp.Instance, TimeUp.Instance, _context.AtSpeed(_context.Values.Get(duration)));
    }

    private void AnswerLate(object answer)
    {
        foreach (var car in _late)
        {
            Context.Watch(car);
            _unacknowledged.Add(car);
            car.Tell(answer);
        }
        _late.Clear();
    }

    private sealed record TimeUp
    {
        public static readonly TimeUp Instance = new();
    }
}
