using Akka.Actor;
using Akka.Cluster;
using Akka.Configuration;

namespace ActorConcurrency.Engine.Cluster.Tests.Support;

/// <summary>Several nodes in one process, each a system on a free port of loopback, with short intervals.</summary>
public sealed class ClusterNodes : IAsyncDisposable
{
    /// <summary>A limit for what takes a few seconds at most unless something is wrong.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private const string Defaults = """
        akka {
          loglevel = WARNING
          actor.provider = cluster
          remote.dot-netty.tcp { hostname = "127.0.0.1", port = 0 }
          remote.retry-gate-closed-for = 200ms
          coordinated-shutdown { run-by-clr-shutdown-hook = off, exit-clr = off }
          cluster {
            log-info = off
            periodic-tasks-initial-delay = 50ms
            gossip-interval = 100ms
            leader-actions-interval = 100ms
            unreachable-nodes-reaper-interval = 200ms
            retry-unsuccessful-join-after = 2s
            seed-node-timeout = 3s
            failure-detector { heartbeat-interval = 200ms, acceptable-heartbeat-pause = 2s }
            split-brain-resolver.stable-after = 1s
          }
        }
        """;

    private readonly List<ActorSystem> _systems = [];

    /// <summary>Starts a node that has not joined yet.</summary>
    /// <param name="hocon">What differs from the defaults.</param>
    public Akka.Cluster.Cluster Start(string hocon = "")
    {
        var system = ActorSystem.Create("town", ConfigurationFactory.ParseString(hocon).WithFallback(ConfigurationFactory.ParseString(Defaults)));
        _systems.Add(system);
        return Akka.Cluster.Cluster.Get(system);
    }

    /// <summary>Starts nodes and waits until all are up, and all know it.</summary>
    public async Task<Akka.Cluster.Cluster[]> FormAsync(int count, string hocon = "")
    {
        var nodes = Enumerable.Range(0, count).Select(_ => Start(hocon)).ToArray();
        await JoinAsync(nodes[0], nodes);
        return nodes;
    }

    /// <summary>Lets nodes join another one, and waits until all see all of them up.</summary>
    public static async Task JoinAsync(Akka.Cluster.Cluster first, params Akka.Cluster.Cluster[] nodes)
    {
        foreach (var node in nodes) await node.JoinAsync(first.SelfAddress).WaitAsync(Patience);
        await Task.WhenAll(nodes.Append(first).Distinct().Select(node => SeesAsync(node, state =>
            nodes.All(other => state.Members.Any(member => member.UniqueAddress == other.SelfUniqueAddress && member.Status == MemberStatus.Up)))));
    }

    /// <summary>Waits until a node sees the cluster in a certain way.</summary>
    public static async Task SeesAsync(Akka.Cluster.Cluster node, Func<ClusterEvent.CurrentClusterState, bool> condition)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var watcher = node.System.ActorOf(Props.Create(() => new Watcher(node, condition, seen)));
        try
        {
            await seen.Task.WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException(
                $"{node.SelfAddress} sees [{string.Join(", ", node.State.Members)}], unreachable [{string.Join(", ", node.State.Unreachable)}], leader {node.State.Leader}.");
        }
        finally
        {
            node.System.Stop(watcher);
        }
    }

    /// <summary>Ends a node without a word to the others, as a crash does.</summary>
    public static Task CrashAsync(Akka.Cluster.Cluster node)
    {
        node.System.Abort();
        return node.System.WhenTerminated.WaitAsync(Patience);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var system in _systems.Where(system => !system.WhenTerminated.IsCompleted)) ((ExtendedActorSystem)system).Abort();
        foreach (var system in _systems) await system.WhenTerminated.WaitAsync(Patience);
    }

    private sealed class Watcher : UntypedActor
    {
        private readonly Akka.Cluster.Cluster _node;
        private readonly Func<ClusterEvent.CurrentClusterState, bool> _condition;
        private readonly TaskCompletionSource _seen;

        public Watcher(Akka.Cluster.Cluster node, Func<ClusterEvent.CurrentClusterState, bool> condition, TaskCompletionSource seen)
        {
            (_node, _condition, _seen) = (node, condition, seen);
            node.Subscribe(Self, typeof(ClusterEvent.IClusterDomainEvent));
        }

        protected override void OnReceive(object message)
        {
            if (_condition(_node.State)) _seen.TrySetResult();
        }
    }
}
