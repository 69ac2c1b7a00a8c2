using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Cluster;

namespace ActorConcurrency.Engine.Cluster.Tests.Support;

/// <summary>What one node sees happen to another.</summary>
public sealed class StatusLog
{
    private readonly ConcurrentQueue<MemberStatus> _seen = [];
    private readonly TaskCompletionSource<MemberStatus> _removed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _wasUnreachable;

    private StatusLog()
    {
    }

    public IEnumerable<MemberStatus> Seen => _seen;

    /// <summary>Whether the subject could not be reached when it was given up, as far as was told until then.</summary>
    public bool WasUnreachable => _wasUnreachable;

    public MemberStatus PreviousStatus => _removed.Task.Result;

    /// <summary>Listens from now on: to what comes after the present state.</summary>
    public static async Task<StatusLog> OfAsync(Akka.Cluster.Cluster node, Address subject)
    {
        var log = new StatusLog();
        var subscribed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        node.System.ActorOf(Props.Create(() => new Listener(node, subject, log, subscribed)));
        await subscribed.Task.WaitAsync(ClusterNodes.Patience);
        return log;
    }

    public Task RemovedAsync() => _removed.Task.WaitAsync(ClusterNodes.Patience);

    private sealed class Listener : ReceiveActor
    {
        public Listener(Akka.Cluster.Cluster node, Address subject, StatusLog log, TaskCompletionSource subscribed)
        {
            Receive<ClusterEvent.CurrentClusterState>(_ => subscribed.TrySetResult());
            Receive<ClusterEvent.MemberRemoved>(removed => removed.Member.Address == subject, removed =>
            {
                log._seen.Enqueue(MemberStatus.Removed);
                log._removed.TrySetResult(removed.PreviousStatus);
            });
            Receive<ClusterEvent.IMemberEvent>(change => change.Member.Address == subject, change => log._seen.Enqueue(change.Member.Status));
            Receive<ClusterEvent.UnreachableMember>(unreachable => unreachable.Member.Address == subject, _ => log._wasUnreachable = true);
            Receive<ClusterEvent.ReachableMember>(reachable => reachable.Member.Address == subject, _ => log._wasUnreachable = false);
            ReceiveAny(_ => { });
            node.Subscribe(Self, typeof(ClusterEvent.IMemberEvent), typeof(ClusterEvent.IReachabilityEvent));
        }
    }
}
