using Akka.Actor;
using Akka.Cluster;

namespace ActorConcurrency.Actors.Clusters.Tests.Support;

/// <summary>Three nodes in one process that share a virtual time.</summary>
internal sealed class VirtualCluster : IDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly ActorSystem[] _systems;
    private readonly HashSet<int> _removed = [];

    /// <param name="hosts">Whether each node hosts primitives. The first node is the test's, and the last to join.</param>
    public VirtualCluster(params bool[] hosts)
        : this(isTraced: false, hosts)
    {
    }

    /// <param name="isTraced">Whether actors are traced, each on its own node.</param>
    /// <param name="hosts">Whether each node hosts primitives. The first node is the test's, and the last to join.</param>
    /// <param name="scope">What the names begin with that the test's node asks for.</param>
    /// <param name="hocon">What differs from the defaults.</param>
    public VirtualCluster(bool isTraced, bool[] hosts, string scope = "", string hocon = "")
    {
        _systems = [.. hosts.Select((isHost, i) => VirtualNode.Start(isHost, isTraced, "memory", i == 0 ? scope : "", hocon))];
        Form();
    }

    /// <summary>The test's node.</summary>
    public ActorSystem System => _systems[0];

    public IReadOnlyList<ActorSystem> Systems => _systems;

    /// <summary>The primitives as a node has them.</summary>
    public IConcurrency On(int node) => Akka.Cluster.Cluster.Get(_systems[node]).Concurrency();

    public Address AddressOf(int node) => Akka.Cluster.Cluster.Get(_systems[node]).SelfAddress;

    /// <summary>Which node a primitive's actor is on.</summary>
    public int NodeOf(IActorRef actor, int seenFrom) => actor.Path.Address.HasLocalScope
        ? seenFrom
        : Array.FindIndex(_systems, system => Akka.Cluster.Cluster.Get(system).SelfAddress == actor.Path.Address);

    /// <summary>Where a name lives.</summary>
    public async Task<int> HostOfAsync(string name, int seenFrom = 0)
    {
        var asking = ClusterPrimitives.Of(_systems[seenFrom]).RunningAsync(null, CancellationToken.None);
        // The directory may just be moving.
        await Task.Run(() => AdvanceUntil(() => asking.IsCompleted, VirtualNode.Interval));
        var running = await asking;
        return NodeOf(running.Single(primitive => primitive.Name == name).Actor, seenFrom);
    }

    /// <summary>The others give nodes up: lets time pass until they all have removed them.</summary>
    public void Remove(params int[] nodes)
    {
        _removed.UnionWith(nodes);
        var others = Others();
        var gone = nodes.Select(AddressOf).ToList();
        foreach (var node in nodes)
            Down(node);
        AdvanceUntil(() => others.TrueForAll(other => other.State.Members.All(member => !gone.Contains(member.Address))), VirtualNode.Interval);
    }

    /// <summary>The others give a node up.</summary>
    public void Down(int node)
    {
        foreach (var other in Others())
            other.Down(AddressOf(node));
    }

    /// <summary>Lets time pass until something is so.</summary>
    public void AdvanceUntil(Func<bool> condition, TimeSpan step) => AdvanceUntil(() => Task.FromResult(condition()), step);

    public void Advance(TimeSpan time)
    {
        foreach (var system in _systems)
            VirtualNode.Advance(system, time);
    }

    /// <summary>Ends what a test has made. False when a node has ended.</summary>
    public bool TryReset()
    {
        if (_systems.Any(system => system.WhenTerminated.IsCompleted))
            return false;
        var primitives = ClusterPrimitives.Of(System);
        AdvanceUntil(async () =>
        {
            var running = await primitives.RunningAsync(null, CancellationToken.None);
            foreach (var primitive in running)
                primitive.Actor.Tell(PoisonPill.Instance, ActorRefs.NoSender);
            return running.Count == 0 && _systems.All(system => ClusterPrimitives.Of(system).Used.Count == 0);
        }, TimeSpan.Zero);
        return true;
    }

    public void Dispose()
    {
        foreach (var system in _systems)
            ((ExtendedActorSystem)system).Abort();
    }

    private void Form()
    {
        var nodes = _systems.Select(Akka.Cluster.Cluster.Get).Reverse().ToList();
        foreach (var node in nodes)
        {
            node.Join(nodes[0].SelfAddress);
            AdvanceUntil(() => Task.FromResult(node.IsUp), VirtualNode.Interval);
        }

        AdvanceUntil(() => Task.FromResult(nodes.All(node => node.State.Members.Count(m => m.Status == MemberStatus.Up) == nodes.Count)), VirtualNode.Interval);
        foreach (var node in nodes)
            node.Concurrency();
        var warm = nodes[^1].Concurrency().Event("warm-up").IsSetAsync();
        AdvanceUntil(() => Task.FromResult(warm.IsCompletedSuccessfully), VirtualNode.Interval);
    }

    private void AdvanceUntil(Func<Task<bool>> condition, TimeSpan step)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!condition().WaitAsync(Patience).GetAwaiter().GetResult())
        {
            if (patience.IsCancellationRequested)
                throw new TimeoutException($"It did not come to this: {string.Join("; ", _systems.Select(Describe))}");
            Advance(step);
            Thread.Sleep(2);
        }
    }

    private List<Akka.Cluster.Cluster> Others() =>
        [.. _systems.Where((system, i) => !_removed.Contains(i) && !system.WhenTerminated.IsCompleted).Select(Akka.Cluster.Cluster.Get)];

    private static string Describe(ActorSystem system)
    {
        var cluster = Akka.Cluster.Cluster.Get(system);
        return ((ExtendedActorSystem)system).PrintTree() + $"{cluster.SelfAddress} sees [{string.Join(", ", cluster.State.Members)}], unreachable [{string.Join(", ", cluster.State.Unreachable)}]";
    }
}
