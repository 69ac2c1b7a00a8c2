using ActorConcurrency.Actors;
using ActorConcurrency.Actors.Jobs;
using ActorConcurrency.Scenarios.Cluster.Demo;
using ActorConcurrency.Scenarios.Languages;
using ActorConcurrency.Scenarios.Running;
using Akka.Actor;
using Akka.Cluster;

namespace ActorConcurrency.Scenarios.Cluster.Membership;

/// <summary>How a node's part in its cluster ended.</summary>
internal enum NodeEnd
{
    /// <summary>It left in order.</summary>
    Left,

    /// <summary>The others gave it up, or it found itself on the side of a partition that has to end.</summary>
    Downed,

    /// <summary>No seed let it in.</summary>
    NotJoined,
}

/// <summary>This process as a node of a cluster.</summary>
internal sealed class ClusterNode : IAsyncDisposable
{
    // Beyond what the phases of the shutdown are given.
    private static readonly TimeSpan LeaveLimit = TimeSpan.FromSeconds(60);

    private readonly Akka.Cluster.Cluster _cluster;

    private ClusterNode(ActorSystem system)
    {
        System = system;
        _cluster = Akka.Cluster.Cluster.Get(system);
    }

    /// <summary>The node's actor system.</summary>
    public ActorSystem System { get; }

    /// <summary>Where it is reached.</summary>
    public Address Address => _cluster.SelfAddress;

    /// <summary>Starts a node, with its agent. It joins its seeds by itself; without any it makes a cluster of its own.</summary>
    /// <inheritdoc cref="ClusterSystem.StartNode" />
    public static ClusterNode Start(NodeSettings settings, string? logLevel)
    {
        var node = new ClusterNode(ClusterSystem.StartNode(settings, logLevel));
        // From now on it has its part of the primitives and runs jobs.
        node._cluster.Concurrency();
        JobTypes.Of(node.System).Register(PrimesJob.Type);
        node.System.ActorOf(NodeAgent.Props(), NodeAgent.Name);
        if (node._cluster.Settings.SeedNodes.IsEmpty)
            node._cluster.Join(node.Address);
        return node;
    }

    /// <summary>Has a line printed for each change of the membership.</summary>
    public void PrintMembership(Texts texts, Action<string, LineColour> print) => System.ActorOf(MembershipLines.Props(texts, print), "membership");

    /// <summary>Waits until it is up.</summary>
    /// <exception cref="ClusterCommandException">No seed has let it in.</exception>
    public async Task UpAsync(CancellationToken cancellationToken)
    {
        var up = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _cluster.RegisterOnMemberUp(() => up.TrySetResult());
        await Task.WhenAny(up.Task, System.WhenTerminated).WaitAsync(cancellationToken);
        if (!up.Task.IsCompleted)
            throw NotJoined();
    }

    /// <summary>Waits until it sees its cluster in a certain way.</summary>
    /// <param name="condition">Asked whenever something has changed: it must be quick and free of effects.</param>
    /// <param name="limit">How long it waits.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="TimeoutException">It has not become so.</exception>
    public async Task<ClusterEvent.CurrentClusterState> SeesAsync(
        Func<ClusterEvent.CurrentClusterState, bool> condition, TimeSpan limit, CancellationToken cancellationToken)
    {
        var seen = new TaskCompletionSource<ClusterEvent.CurrentClusterState>(TaskCreationOptions.RunContinuationsAsynchronously);
        var watcher = System.ActorOf(StateWatcher.Props(condition, seen));
        try
        {
            return await seen.Task.WaitAsync(limit, cancellationToken);
        }
        finally
        {
            System.Stop(watcher);
        }
    }

    /// <summary>Waits for the end of its part in the cluster, whoever brings it about.</summary>
    public async Task<NodeEnd> EndAsync(CancellationToken cancellationToken)
    {
        await System.WhenTerminated.WaitAsync(cancellationToken);
        return CoordinatedShutdown.Get(System).ShutdownReason switch
        {
            CoordinatedShutdown.ClusterDowningReason => NodeEnd.Downed,
            CoordinatedShutdown.ClusterJoinUnsuccessfulReason => NodeEnd.NotJoined,
            _ => NodeEnd.Left,
        };
    }

    /// <summary>Leaves in order, if that has not been done, and terminates the system.</summary>
    public async ValueTask DisposeAsync()
    {
        Task ended = CoordinatedShutdown.Get(System).Run(CoordinatedShutdown.ClrExitReason.Instance);
        await ended.WaitAsync(LeaveLimit, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>The error when no seed has let it in.</summary>
    public ClusterCommandException NotJoined() => new("not-joined", string.Join(", ", _cluster.Settings.SeedNodes.Select(NodeAddress.Short)));

    private sealed class StateWatcher : ReceiveActor
    {
        private readonly Akka.Cluster.Cluster _cluster = Akka.Cluster.Cluster.Get(Context.System);

        public static Props Props(Func<ClusterEvent.CurrentClusterState, bool> condition, TaskCompletionSource<ClusterEvent.CurrentClusterState> seen) =>
            Akka.Actor.Props.Create(() => new StateWatcher(condition, seen));

        public StateWatcher(Func<ClusterEvent.CurrentClusterState, bool> condition, TaskCompletionSource<ClusterEvent.CurrentClusterState> seen)
        {
            Receive<ClusterEvent.CurrentClusterState>(state =>
            {
                if (condition(state))
                    seen.TrySetResult(state);
            });
            Receive<ClusterEvent.IClusterDomainEvent>(_ => _cluster.SendCurrentClusterState(Self));
        }

        protected override void PreStart() => _cluster.Subscribe(Self, typeof(ClusterEvent.IMemberEvent), typeof(ClusterEvent.IReachabilityEvent));
    }
}
