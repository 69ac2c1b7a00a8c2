using ActorConcurrency.Scenarios.Cluster.Demo;
using ActorConcurrency.Scenarios.Cluster.Membership;
using ActorConcurrency.Scenarios.Communication.JoinableQueues;
using ActorConcurrency.Scenarios.Processes.Spread;
using ActorConcurrency.Scenarios.Synchronisation.TrafficLight;
using ActorConcurrency.Scenarios.Threads.Gil;

namespace ActorConcurrency.Scenarios.Cluster;

/// <summary>The messages that the command line's nodes send each other, with the names that stand for them on the wire.</summary>
internal static class ClusterWire
{
    public static (string Name, Type Type)[] Types { get; } =
    [
        ("node.get-status", typeof(NodeProtocol.GetStatus)),
        ("node.watch-status", typeof(NodeProtocol.WatchStatus)),
        ("node.status", typeof(NodeProtocol.Status)),
        ("node.remove", typeof(NodeProtocol.Remove)),
        ("node.is-removed", typeof(NodeProtocol.IsRemoved)),
        ("node.is-no-member", typeof(NodeProtocol.IsNoMember)),
        ("node.start-host", typeof(NodeProtocol.StartHost)),
        ("node.host-started", typeof(NodeProtocol.HostStarted)),
        ("node.watch-trace", typeof(NodeProtocol.WatchTrace)),
        ("node.trace-watched", typeof(NodeProtocol.TraceWatched)),
        ("node.traced", typeof(NodeProtocol.Traced)),
        ("node.flush-trace", typeof(NodeProtocol.FlushTrace)),
        ("node.trace-flushed", typeof(NodeProtocol.TraceFlushed)),
        ("sleeping.sleep", typeof(SleepingProtocol.Sleep)),
        ("sleeping.slept", typeof(SleepingProtocol.Slept)),
        ("primes.count", typeof(PrimesProtocol.Count)),
        ("primes.counted", typeof(PrimesProtocol.Counted)),
        ("primes.range", typeof(PrimeRange)),
        ("primes.found", typeof(PrimesFound)),
        ("crossing.start-light", typeof(CrossingProtocol.StartLight)),
        ("crossing.light-started", typeof(CrossingProtocol.LightStarted)),
        ("crossing.drive", typeof(CrossingProtocol.Drive)),
        ("crossing.seen", typeof(CrossingProtocol.Seen)),
        ("light.arrived", typeof(TrafficLightProtocol.Arrived)),
        ("light.stop", typeof(TrafficLightProtocol.Stop)),
        ("light.go", typeof(TrafficLightProtocol.Go)),
        ("light.waiting", typeof(TrafficLightProtocol.Waiting)),
        ("light.passed", typeof(TrafficLightProtocol.Passed)),
        ("bakery.eat", typeof(BakeryProtocol.Eat)),
        ("bakery.took", typeof(BakeryProtocol.Took)),
        ("bakery.eaten", typeof(BakeryProtocol.Eaten)),
        ("bakery.counted", typeof(BakeryProtocol.Counted)),
        ("kitchen.bun", typeof(Bun)),
    ];
}
