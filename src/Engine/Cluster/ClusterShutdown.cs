using Akka.Actor;

namespace Akka.Cluster;

/// <summary>What the coordinated shutdown of a system does about its cluster: leave, wait until all know, say so, stop.</summary>
internal static class ClusterShutdown
{
    public static void AddTasks(Cluster cluster, IActorRef daemon)
    {
        var shutdown = CoordinatedShutdown.Get(cluster.System);
        shutdown.AddTask(CoordinatedShutdown.PhaseClusterLeave, "leave", () => LeaveAsync(cluster, daemon));
        shutdown.AddTask(CoordinatedShutdown.PhaseClusterExiting, "wait-exiting", async () =>
        {
            await cluster.SelfExiting.ConfigureAwait(false);
            return Done.Instance;
        });
        shutdown.AddTask(CoordinatedShutdown.PhaseClusterExitingDone, "exiting-completed", async () =>
        {
            if (!cluster.IsTerminated && cluster.SelfMember.Status is MemberStatus.Exiting)
                await daemon.Ask<Done>(ClusterCore.ExitingCompleted.Instance, shutdown.Timeout(CoordinatedShutdown.PhaseClusterExitingDone)).ConfigureAwait(false);
            return Done.Instance;
        });
        shutdown.AddTask(CoordinatedShutdown.PhaseClusterShutdown, "shutdown", async () =>
        {
            cluster.Shutdown();
            await cluster.Terminated.ConfigureAwait(false);
            return Done.Instance;
        });
    }

    // A node that is no member, or is on its way out already, has nothing to leave.
    private static async Task<Done> LeaveAsync(Cluster cluster, IActorRef daemon)
    {
        if (cluster.IsTerminated || cluster.SelfMember.Status is MemberStatus.Removed or MemberStatus.Down)
        {
            cluster.NoteExiting();
            return Done.Instance;
        }
        daemon.Tell(new Leave(cluster.SelfAddress));
        await cluster.SelfExiting.ConfigureAwait(false);
        return Done.Instance;
    }
}
