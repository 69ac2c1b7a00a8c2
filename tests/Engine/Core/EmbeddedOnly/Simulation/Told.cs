using Akka.Actor;

namespace ActorConcurrency.Engine.Core.Tests.EmbeddedOnly.Simulation;

/// <summary>Does what the test says, in the actor's own context, with every message it gets.</summary>
internal sealed class Told : ReceiveActor
{
    public Told(Action<IUntypedActorContext, object> handle) => ReceiveAny(message => handle(Context, message));

    public static Props Props(Action<IUntypedActorContext, object> handle) => Akka.Actor.Props.Create<Told>(handle);
}
