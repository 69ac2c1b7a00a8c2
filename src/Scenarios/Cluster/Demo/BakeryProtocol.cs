using Akka.Actor;

namespace ActorConcurrency.Scenarios.Cluster.Demo;

/// <summary>The messages between the eaters on the nodes and whoever counts.</summary>
internal static class BakeryProtocol
{
    /// <summary>To a host: eat what is in the queue, each bun so long.</summary>
    public sealed record Eat(string Queue, TimeSpan Duration, IActorRef Counter);

    /// <summary>An eater has a bun in its hands.</summary>
    public sealed record Took(int Bun, string Node, int Delivery);

    /// <summary>An eater has eaten a bun; answered by <see cref="Counted"/>, and only then is the bun marked as done.</summary>
    /// <param name="Bun">Its number.</param>
    /// <param name="Node">The eater's node.</param>
    /// <param name="Delivery">The how-manieth delivery it was.</param>
    public sealed record Eaten(int Bun, string Node, int Delivery);

    /// <summary>It counts.</summary>
    public sealed record Counted;
}
