using Akka.Actor;
using Akka.Event;

namespace Akka.TestKit.Internal;

/// <summary>The actor of a test or probe: it obeys the messages of <see cref="TestActor"/> and queues all others for the test.</summary>
internal sealed class InternalTestActor(MessageQueue queue) : ActorBase
{
    private readonly DelegatingSupervisorStrategy _strategy = new();
    private TestActor.Ignore? _ignore;
    private AutoPilot _pilot = NoAutoPilot.Instance;

    public static Props Props(MessageQueue queue) => Actor.Props.CreateBy(new Producer(queue));

    protected override SupervisorStrategy SupervisorStrategy() => _strategy;

    protected override bool Receive(object message)
    {
        switch (message)
        {
            case TestActor.SetIgnore set:
                _ignore = set.Ignore;
                break;
            case TestActor.Watch watch:
                Context.Watch(watch.Actor);
                break;
            case TestActor.Unwatch unwatch:
                Context.Unwatch(unwatch.Actor);
                break;
            case TestActor.SetAutoPilot set:
                _pilot = set.AutoPilot;
                break;
            case SpawnOrder order:
                order.Execute(CreateChild);
                break;
            case TestActor.Spawn spawn:
                Sender.Tell(CreateChild(spawn));
                break;
            default:
                Show(message);
                break;
        }

        return true;
    }

    protected override void PostStop()
    {
        foreach (var left in queue.Snapshot())
            Context.System.DeadLetters.Tell(new DeadLetter(left.Message, left.Sender, Self), left.Sender);
    }

    private IActorRef CreateChild(TestActor.Spawn spawn)
    {
        var child = spawn.Apply(Context);
        if (spawn._supervisorStrategy.HasValue)
            _strategy.Update(child, spawn._supervisorStrategy.Value);

        return child;
    }

    private void Show(object message)
    {
        if (_pilot.Run(Sender, message) is { } next and not KeepRunning)
            _pilot = next;

        if (_ignore is null || !_ignore(message))
            queue.Enqueue(new RealMessageEnvelope(message, Sender));
    }

    private sealed class Producer(MessageQueue queue) : IIndirectActorProducer
    {
        public Type ActorType => typeof(InternalTestActor);

        public ActorBase Produce() => new InternalTestActor(queue);

        public void Release(ActorBase actor)
        {
        }
    }
}
