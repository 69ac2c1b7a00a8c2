using ActorConcurrency.Actors;
using ActorConcurrency.Actors.Wire;
using ActorConcurrency.Bench.Nodes;
using Akka.Actor;
using Akka.Cluster;
using Akka.Configuration;

namespace ActorConcurrency.Bench.Clusters;

/// <summary>A node of the cluster that is measured.</summary>
internal sealed class ClusterNode : IAsyncDisposable
{
    private readonly ActorSystem _system;

    private ClusterNode(ActorSystem system) => _system = system;

    public string Address => Cluster.Get(_system).SelfAddress.ToString();

    public IConcurrency Concurrency => Cluster.Get(_system).Concurrency();

    /// <summary>Starts a node in this process, and waits until it is up.</summary>
    /// <param name="seed">The address of a node to join; null: it forms a cluster.</param>
    /// <param name="role">What it is: <c>host</c> for those where the primitives live.</param>
    public static async Task<ClusterNode> StartAsync(string? seed, string role)
    {
        var system = ActorSystem.Create("bench", ConfigurationFactory.ParseString(
            $$"""
            akka { loglevel = WARNING, stdout-loglevel = WARNING, log-dead-letters = off, actor.provider = cluster }
            akka.remote.dot-netty.tcp { hostname = "127.0.0.1", port = 0 }
            akka.cluster { roles = [{{role}}], log-info = off }
            actorconcurrency.cluster.role = host
            """).WithWire());
        var cluster = Cluster.Get(system);
        _ = cluster.Concurrency();
        var up = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        cluster.RegisterOnMemberUp(() => up.TrySetResult());
        cluster.Join(seed is null ? cluster.SelfAddress : Akka.Actor.Address.Parse(seed));
        await up.Task;
        return new ClusterNode(system);
    }

    /// <summary>What a process with a node does: serves until its standard input ends.</summary>
    public static async Task<int> ServeAsync(string? seed)
    {
        await using var node = await StartAsync(seed, role: "host");
        await NodeProcess.ServeAsync(node.Address);
        return 0;
    }

    public async ValueTask DisposeAsync() => await _system.Terminate();
}
