using ActorConcurrency.Actors.Contracts;
using ActorConcurrency.Actors.Wire;
using Akka.Actor;
using Akka.Cluster;
using Akka.Configuration;
using Akka.TestKit;

namespace ActorConcurrency.Actors.Clusters.Tests.Support;

/// <summary>
/// Three nodes in one process that share a virtual time. The cluster's own intervals are long, so that a test's clock seldom reaches one, and its
/// patience is longer than any test: nobody is suspected because the clock has jumped.
/// </summary>
internal sealed class VirtualCluster : IDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    /// <summary>After so long whatever the cluster repeats is repeated.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    private static readonly Config Defaults = ConfigurationFactory.ParseString(
        """
        akka {
          loglevel = ERROR
          stdout-loglevel = OFF
          log-dead-letters = off
          scheduler.implementation = "Akka.TestKit.TestScheduler, Akka.TestKit"
          actor.provider = cluster
          coordinated-shutdown {
            run-by-clr-shutdown-hook = off
            exit-clr = off
            run-by-actor-system-terminate = off
            default-phase-timeout = 36500d
            phases {
              cluster-sharding-shutdown-region.timeout = 36500d
              cluster-leave.timeout = 36500d
              cluster-exiting.timeout = 36500d
              cluster-exiting-done.timeout = 36500d
              cluster-shutdown.timeout = 36500d
              actor-system-terminate.timeout = 36500d
            }
          }
          remote {
            dot-netty.tcp { hostname = "127.0.0.1", port = 0, connection-timeout = 60s }
            watch-failure-detector { heartbeat-interval = 1h, acceptable-heartbeat-pause = 36500d, unreachable-nodes-reaper-interval = 1h }
          }
          cluster {
            log-info = off
            periodic-tasks-initial-delay = 1h
            gossip-interval = 1h
            leader-actions-interval = 1h
            unreachable-nodes-reaper-interval = 1h
            retry-unsuccessful-join-after = 1h
            failure-detector { heartbeat-interval = 1h, acceptable-heartbeat-pause = 36500d }
            split-brain-resolver.stable-after = 20s
            singleton { hand-over-retry-interval = 1h, min-number-of-hand-over-retries = 100000 }
          }
        }
        actorconcurrency.engine.remote.transport = memory
        actorconcurrency.jobs.retry-interval = 1h
        actorconcurrency.cluster { role = hosts, retry-interval = 1h, recovery-timeout = 365d }
        """).WithWire(ContractTypes.All);

    private readonly ActorSystem[] _systems;
    private readonly HashSet<int> _removed = [];

    /// <param name="hosts">Whether each node hosts primitives. The first node is the test's, and the last to join.</param>
    public VirtualCluster(params bool[] hosts)
        : this(isTraced: false, hosts)
    {
    }

    /// <param name="isTraced">Whether actors are traced, each on its own node.</param>
    /// <param name="hosts">Whether each node hosts primitives. The first node is the test's, and the last to join.</param>
    public VirtualCluster(bool isTraced, bool[] hosts)
    {
        var tracing = $"actorconcurrency.tracing.enabled = {(isTraced ? "on" : "off")}\n";
        _systems = [.. hosts.Select(isHost => Start(isHost ? tracing + "akka.cluster.roles = [hosts]" : tracing))];
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
        await Task.Run(() => AdvanceUntil(() => asking.IsCompleted, Interval));
        var running = await asking;
        return NodeOf(running.Single(primitive => primitive.Name == name).Actor, seenFrom);
    }

    /// <summary>The others give a node up: lets time pass until they all have removed it.</summary>
    public void Remove(int node)
    {
        _removed.Add(node);
        var others = Enumerable.Range(0, _systems.Length).Except(_removed).ToList();
        var address = AddressOf(node);
        foreach (var other in others)
            Akka.Cluster.Cluster.Get(_systems[other]).Down(address);
        AdvanceUntil(() => Task.FromResult(others.All(i => Akka.Cluster.Cluster.Get(_systems[i]).State.Members.All(m => m.Address != address))), Interval);
    }

    /// <summary>Lets time pass until something is so.</summary>
    public void AdvanceUntil(Func<bool> condition, TimeSpan step) => AdvanceUntil(() => Task.FromResult(condition()), step);

    public void Advance(TimeSpan time)
    {
        foreach (var system in _systems)
        {
            if (!system.WhenTerminated.IsCompleted)
                ((TestScheduler)system.Scheduler).Advance(time);
        }
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

    private static ActorSystem Start(string own) => ActorSystem.Create(
        "town",
        ConfigurationFactory.ParseString(own).WithFallback(Defaults).WithFallback(TestKitBase.DefaultConfig));

    private void Form()
    {
        var nodes = _systems.Select(Akka.Cluster.Cluster.Get).Reverse().ToList();
        foreach (var node in nodes)
        {
            node.Join(nodes[0].SelfAddress);
            AdvanceUntil(() => Task.FromResult(node.IsUp), Interval);
        }

        AdvanceUntil(() => Task.FromResult(nodes.All(node => node.State.Members.Count(m => m.Status == MemberStatus.Up) == nodes.Count)), Interval);
        foreach (var node in nodes)
            node.Concurrency();
        var warm = nodes[^1].Concurrency().Event("warm-up").IsSetAsync();
        AdvanceUntil(() => Task.FromResult(warm.IsCompletedSuccessfully), Interval);
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

    private static string Describe(ActorSystem system)
    {
        var cluster = Akka.Cluster.Cluster.Get(system);
        return ((ExtendedActorSystem)system).PrintTree() + $"{cluster.SelfAddress} sees [{string.Join(", ", cluster.State.Members)}], unreachable [{string.Join(", ", cluster.State.Unreachable)}]";
    }
}
