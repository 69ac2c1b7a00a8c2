using ActorConcurrency.Actors;
using ActorConcurrency.Scenarios.Synchronisation.TrafficLight;
using Akka.Actor;

namespace ActorConcurrency.Scenarios.Cluster.Demo;

/// <summary>Has the light, or cars, on one node; the green event is the cluster's.</summary>
internal sealed class CrossingHost : ReceiveActor
{
    public static Props Props(string node) => Akka.Actor.Props.Create<CrossingHost>();

    public CrossingHost()
    {
        Receive<CrossingProtocol.StartLight>(m =>
            Sender.Tell(new CrossingProtocol.LightStarted(Context.ActorOf(Camera.Props(m, Green(m.GreenEvent)), "camera"))));
        Receive<CrossingProtocol.Drive>(m =>
            Context.ActorOf(Car.Props(new CameraLog(m.Camera, Context.System.Scheduler), m.Car, m.Camera, Green(m.GreenEvent)), $"car{m.Car}"));
        // The street counts what the camera has seen.
        Receive<TrafficLightProtocol.Reached>(_ => { });
    }

    private static IActorRef Green(string name) => Akka.Cluster.Cluster.Get(Context.System).Concurrency().Event(name).Actor;

    /// <summary>
    /// Stands before the light: what the cars tell the light goes through it, after what they have shown. So it has seen a car pass before the
    /// light hears of it, and the light's change before any car does: its order is that of what happened, whatever the nodes' clocks say.
    /// </summary>
    private sealed class Camera : ReceiveActor
    {
        private readonly IActorRef _light;
        private int _seen;

        public static Props Props(CrossingProtocol.StartLight start, IActorRef green) =>
            Akka.Actor.Props.Create(() => new Camera(start, green));

        public Camera(CrossingProtocol.StartLight start, IActorRef green)
        {
            var log = new CameraLog(Self, Context.System.Scheduler);
            _light = Context.ActorOf(TrafficLightActor.Props(log, green, new LightTimes(start.Red, start.Green)), "light");
            Receive<CrossingProtocol.Seen>(m => start.Street.Tell(m with { Number = ++_seen }, Sender));
            ReceiveAny(_light.Forward);
        }
    }

    private sealed class CameraLog(IActorRef camera, IScheduler clock) : ICrossingLog
    {
        public void Show(IActorRef actor, string note, string? line = null, int car = 0) =>
            camera.Tell(new CrossingProtocol.Seen(0, clock.Now, actor.Path.ToStringWithoutAddress(), note, line, car), actor);
    }
}
