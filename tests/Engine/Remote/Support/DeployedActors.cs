using Akka.Actor;

namespace ActorConcurrency.Engine.Remote.Tests.Support;

/// <summary>Says where it lives.</summary>
public sealed class Where : ReceiveActor
{
    public Where(string greeting) => ReceiveAny(_ => Sender.Tell($"{greeting} from {Context.System.Name}"));
}

/// <summary>Counts, until it is told to fail.</summary>
public sealed class Fragile : ReceiveActor
{
    private int _count;

    public Fragile()
    {
        Receive<string>(m => m == "fail", _ => throw new InvalidOperationException("on purpose"));
        ReceiveAny(_ => Sender.Tell(_count++));
    }
}
