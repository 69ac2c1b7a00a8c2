using ActorConcurrency.Actors.Events;
using ActorConcurrency.Actors.Tracing;
using Akka.Actor;

namespace ActorConcurrency.Scenarios.Synchronisation.TrafficLight;

/// <summary>
/// One car: arrives, waits if it must, passes, is gone. It writes its line before it acknowledges, so the line stands
/// before the next change of the light.
/// </summary>
internal sealed class Car : TracedReceiveActor
{
    /// <summary>What a car notes in the trace when it has stopped at the red light.</summary>
    public const string Waits = "waits";

    /// <summary>What a car notes in the trace when it passes the light.</summary>
    public const string Passes = "passes";

    private readonly ICrossingLog _log;
    private readonly int _number;
    private readonly IActorRef _light;
    private readonly IActorRef _green;

    public static Props Props(ICrossingLog log, int number, IActorRef light, IActorRef green) =>
        Akka.Actor.Props.Create<Car>(log, number, light, green);

    public Car(ICrossingLog log, int number, IActorRef light, IActorRef green)
    {
        _log = log;
        _number = number;
        _light = light;
        _green = green;
        Receive<TrafficLightProtocol.Stop>(_ => Wait());
        Receive<TrafficLightProtocol.Go>(_ => PassAtOnce());
        Receive<EventProtocol.Released>(_ => Pass());
    }

    protected override void PreStart()
    {
        base.PreStart();
        _light.Tell(TrafficLightProtocol.Arrived.Instance);
    }

    private void Wait()
    {
        _log.Show(Self, Waits, "waiting", _number);
        _green.Tell(new EventProtocol.Wait(RequestId: 1, Owner: Self));
        _light.Tell(TrafficLightProtocol.Waiting.Instance);
        Context.Parent.Tell(TrafficLightProtocol.Reached.Instance);
    }

    private void PassAtOnce()
    {
        Pass();
        Context.Parent.Tell(TrafficLightProtocol.Reached.Instance);
    }

    private void Pass()
    {
        _log.Show(Self, Passes, "passed", _number);
        _light.Tell(TrafficLightProtocol.Passed.Instance);
        Context.Stop(Self);
    }
}
