using ActorConcurrency.Actors.Events;
using ActorConcurrency.Actors.Tracing;
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
    // Whatever is not 0 is answered.
    private const long ResetRequest = 1;

    private readonly ICrossingLog _log;
    private readonly IActorRef _greenEvent;
    private readonly HashSet<IActorRef> _unacknowledged = [];
    private readonly HashSet<IActorRef> _waiting = [];
    private readonly List<IActorRef> _late = [];
    private readonly LightTimes _times;
    private bool _isTimeUp;
    private bool _isEventReset;

    public static Props Props(ICrossingLog log, IActorRef greenEvent, LightTimes times) =>
        Akka.Actor.Props.Create<TrafficLightActor>(log, greenEvent, times);

    public TrafficLightActor(ICrossingLog log, IActorRef greenEvent, LightTimes times)
    {
        (_log, _times) = (log, times);
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
            EventProtocol.IsSet => OnEventReset(),
            Terminated dead => OnDead(dead.ActorRef),
            _ => Stay(),
        });
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart()
    {
        base.PreStart();
        _log.Show(Self, nameof(Light.Red));
        StartClock(_times.Red);
        Initialize();
        _greenEvent.Tell(new EventProtocol.Reset(ResetRequest));
    }

    private State<Light, int> Answer(object answer)
    {
        if (_isTimeUp || !_isEventReset)
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

    private State<Light, int> OnEventReset()
    {
        _isEventReset = true;
        if (!_isTimeUp)
            AnswerLate(TrafficLightProtocol.Stop.Instance);
        return ChangeWhenSettled();
    }

    private State<Light, int> OnDead(IActorRef car)
    {
        _unacknowledged.Remove(car);
        _waiting.Remove(car);
        return ChangeWhenSettled();
    }

    private State<Light, int> ChangeWhenSettled() =>
        !_isTimeUp || !_isEventReset || _unacknowledged.Count > 0 ? Stay() : StateName == Light.Red ? TurnGreen() : TurnRed();

    private State<Light, int> TurnGreen()
    {
        _log.Show(Self, nameof(Light.Green), "green");
        StartClock(_times.Green);
        _unacknowledged.UnionWith(_waiting);
        _waiting.Clear();
        _greenEvent.Tell(new EventProtocol.Set());
        AnswerLate(TrafficLightProtocol.Go.Instance);
        return GoTo(Light.Green);
    }

    private State<Light, int> TurnRed()
    {
        // A car that is told to stop and then waits for the event must not find it still set: cars are answered when the event has said that
        // it is reset. It may live on another node.
        _isEventReset = false;
        _greenEvent.Tell(new EventProtocol.Reset(ResetRequest));
        _log.Show(Self, nameof(Light.Red), "red");
        StartClock(_times.Red);
        return GoTo(Light.Red);
    }

    private void StartClock(TimeSpan duration)
    {
        _isTimeUp = false;
        Timers.StartSingleTimer(TimeUp.Instance, TimeUp.Instance, duration);
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
