using ActorConcurrency.Actors.Tracing;
using ActorConcurrency.Scenarios.Running;
using ActorConcurrency.Scenarios.Synchronisation.TrafficLight;
using Akka.Actor;

namespace ActorConcurrency.Scenarios.Cluster.Demo;

/// <summary>Has the light on the first node and lets cars come from the others, prints what the camera sees, and ends when all cars have passed.</summary>
internal sealed class CrossingStreet : TracedReceiveActor, IWithTimers
{
    private readonly ScenarioContext _context;
    private readonly INodes _nodes;
    private readonly int _cars;
    private readonly Random _random;
    private readonly string _greenEvent;
    private IActorRef _camera = ActorRefs.Nobody;
    private int _arrived;
    private int _passed;
    private int _seen;

    public static Props Props(ScenarioContext context, INodes nodes) => Akka.Actor.Props.Create<CrossingStreet>(context, nodes);

    public CrossingStreet(ScenarioContext context, INodes nodes)
    {
        _context = context;
        _nodes = nodes;
        _cars = context.Values.Get(ClusterScenario.Cars);
        _random = context.Random("arrivals");
        _greenEvent = context.Cluster.ClusterConcurrency.Event("green").Name;
        Receive<CrossingProtocol.LightStarted>(OnLightStarted);
        Receive<CarDue>(_ => LetNextArrive());
        Receive<CrossingProtocol.Seen>(OnSeen);
        Receive<Terminated>(_ => throw new ClusterCommandException("light-lost"));
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart()
    {
        base.PreStart();
        var times = ClusterScenario.TimesOf(_context);
        _nodes.All[0].Host.Tell(new CrossingProtocol.StartLight(Self, _greenEvent, times.Red, times.Green));
    }

    private void OnLightStarted(CrossingProtocol.LightStarted m)
    {
        _camera = Context.Watch(m.Camera);
        LetNextArrive();
    }

    private void LetNextArrive()
    {
        var others = _nodes.All.Skip(1).ToList();
        others[_arrived % others.Count].Host.Tell(new CrossingProtocol.Drive(_arrived, _camera, _greenEvent));
        _arrived++;
        if (_arrived < _cars)
            Timers.StartSingleTimer(CarDue.Instance, CarDue.Instance, _context.AtSpeed(TimeSpan.FromSeconds(_random.NextDouble())));
    }

    private void OnSeen(CrossingProtocol.Seen m)
    {
        if (m.Number != ++_seen)
            throw new ClusterCommandException("seen-lost", _seen);

        _context.Note(m.Time, m.Actor, m.Note);
        if (m.Line is not null)
            _context.Print(CrossingLog.ColourOf(m.Line), m.Line, m.Car);
        if (m.Note != Car.Passes || ++_passed < _cars)
            return;

        Context.Unwatch(_camera);
        _camera.Tell(PoisonPill.Instance);
        Context.Stop(Self);
    }

    private sealed record CarDue
    {
        public static readonly CarDue Instance = new();
    }
}
