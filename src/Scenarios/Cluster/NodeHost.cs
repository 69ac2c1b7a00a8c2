using ActorConcurrency.Scenarios.Cluster.Demo;
using ActorConcurrency.Scenarios.Processes.Spread;
using ActorConcurrency.Scenarios.Threads.Gil;
using Akka.Actor;

namespace ActorConcurrency.Scenarios.Cluster;

/// <summary>A kind of actor that takes work on a node. A node is told the name and knows the rest itself: no code travels.</summary>
/// <param name="Name">What it is called on the wire.</param>
/// <param name="Props">Makes it, on the node of that name.</param>
internal sealed record NodeHost(string Name, Func<string, Props> Props)
{
    /// <summary>Lets processes sleep.</summary>
    public static NodeHost Sleeping { get; } = new("sleeping", SleepingHost.Props);

    /// <summary>Counts primes.</summary>
    public static NodeHost Primes { get; } = new("primes", PrimesHost.Props);

    /// <summary>Has the light, or cars.</summary>
    public static NodeHost Crossing { get; } = new("crossing", CrossingHost.Props);

    /// <summary>Eats buns.</summary>
    public static NodeHost Eater { get; } = new("eater", EaterHost.Props);

    private static IReadOnlyList<NodeHost> All { get; } = [Sleeping, Primes, Crossing, Eater];

    /// <summary>The kind of that name; null: there is none.</summary>
    public static NodeHost? Find(string name) => All.FirstOrDefault(host => host.Name == name);
}
