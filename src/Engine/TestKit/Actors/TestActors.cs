using Akka.Actor;

namespace Akka.TestKit.TestActors;

/// <summary>
/// Sends every message to the test's actor, on behalf of its sender, and back to its sender too unless that is the test's actor.
/// </summary>
public class EchoActor : ReceiveActor
{
    /// <summary>Echoes to a test, and if wanted to the sender.</summary>
    public EchoActor(TestKitBase testkit, bool echoBackToSenderAsWell = true)
    {
        ReceiveAny(message =>
        {
            if (echoBackToSenderAsWell && !testkit.TestActor.Equals(Sender))
                Sender.Forward(message);

            testkit.TestActor.Forward(message);
        });
    }

    /// <summary>The recipe.</summary>
    public static Props Props(TestKitBase testkit, bool echoBackToSenderAsWell = true) =>
        Actor.Props.Create(() => new EchoActor(testkit, echoBackToSenderAsWell));
}

/// <summary>Sends every message back to its sender.</summary>
public class SimpleEchoActor : ReceiveActor
{
    /// <summary>Echoes to whoever sends.</summary>
    public SimpleEchoActor() => ReceiveAny(message => Sender.Tell(message));

    /// <summary>The recipe.</summary>
    public static Props Props() => Actor.Props.Create<SimpleEchoActor>();
}

/// <summary>Passes every message on to one actor, with its sender.</summary>
public class ForwardActor : ReceiveActor
{
    /// <summary>Forwards to the given actor.</summary>
    public ForwardActor(IActorRef target) => ReceiveAny(message => target.Forward(message));

    /// <summary>The recipe.</summary>
    public static Props Props(IActorRef target) => Actor.Props.Create(() => new ForwardActor(target));
}

/// <summary>Handles no message.</summary>
public class UnhandledMessageActor : ReceiveActor
{
    /// <summary>Made by its props only.</summary>
    public UnhandledMessageActor() => ReceiveAny(Unhandled);
}
