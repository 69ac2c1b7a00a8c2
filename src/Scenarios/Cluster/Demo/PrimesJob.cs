using ActorConcurrency.Actors.Jobs;
using ActorConcurrency.Scenarios.Cluster.Membership;
using ActorConcurrency.Scenarios.Threads.Gil;

namespace ActorConcurrency.Scenarios.Cluster.Demo;

/// <summary>The kind of job that counts primes; every node knows it. It reports the node on which it begins.</summary>
internal static class PrimesJob
{
    public static JobType<PrimeRange, PrimesFound, string> Type { get; } = new("primes", Count);

    private static PrimesFound Count(PrimeRange range, IJobContext<string> context)
    {
        var node = NodeAddress.Short(Akka.Cluster.Cluster.Get(context.System).SelfAddress);
        context.Report(node);
        return new PrimesFound(range.CountPrimes(), node, context.Attempt);
    }
}

/// <summary>What a job has found.</summary>
/// <param name="Primes">How many primes.</param>
/// <param name="Node">The node on which it ran.</param>
/// <param name="Attempt">Which attempt it was, from 1 on.</param>
internal sealed record PrimesFound(int Primes, string Node, int Attempt);
