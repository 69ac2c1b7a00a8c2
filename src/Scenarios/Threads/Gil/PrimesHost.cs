using ActorConcurrency.Actors;
using ActorConcurrency.Actors.Pools;
using Akka.Actor;

namespace ActorConcurrency.Scenarios.Threads.Gil;

/// <summary>The messages between the program and the nodes that count for it.</summary>
internal static class PrimesProtocol
{
    /// <summary>Count the primes from a number up to, and without, another.</summary>
    public sealed record Count(int From, int To);

    /// <summary>So many there are.</summary>
    public sealed record Counted(int Primes);
}

/// <summary>Counts primes on one node, one range at a time, as one process of CPython would.</summary>
internal sealed class PrimesHost : ReceiveActor
{
    private readonly ActorPool _pool = Context.System.Concurrency().Pool("primes", workers: 1);

    /// <param name="node">The node's name, which makes no difference.</param>
    public static Props Props(string node) => Akka.Actor.Props.Create(() => new PrimesHost());

    public PrimesHost() => Receive<PrimesProtocol.Count>(m =>
        _pool.ApplyAsync(new PrimeRange(m.From, m.To).CountPrimes).PipeTo(Sender, Self, count => new PrimesProtocol.Counted(count)));
}
