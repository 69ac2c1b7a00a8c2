using ActorConcurrency.Actors.Contracts;
using ActorConcurrency.Actors.Wire;
using Akka.Actor;
using Akka.Configuration;
using Akka.TestKit;

namespace ActorConcurrency.Actors.Clusters.Tests.Support;

/// <summary>
/// A node on virtual time. The cluster's own intervals are long, so that a test's clock seldom reaches one, and its patience is longer than any
/// test: nobody is suspected because the clock has jumped.
/// </summary>
internal static class VirtualNode
{
    /// <summary>The role of the nodes that host primitives.</summary>
    public const string Hosts = "hosts";

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
            handshake-timeout = 60s
            flush-wait-on-shutdown = 60s
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
            downing-provider-class = ""
            singleton { hand-over-retry-interval = 1h, min-number-of-hand-over-retries = 100000 }
          }
        }
        actorconcurrency.jobs.retry-interval = 1h
        actorconcurrency.cluster { role = hosts, retry-interval = 1h, recovery-timeout = 365d }
        """).WithWire(ContractTypes.All);

    /// <summary>Starts a node that has not joined yet.</summary>
    /// <param name="isHost">Whether it hosts primitives.</param>
    /// <param name="isTraced">Whether actors are traced.</param>
    /// <param name="transport">How it reaches others: tcp, or memory within one process.</param>
    /// <param name="scope">What the names begin with that it asks for.</param>
    /// <param name="hocon">What else differs from the defaults.</param>
    public static ActorSystem Start(bool isHost, bool isTraced, string transport, string scope = "", string hocon = "")
    {
        var own = ConfigurationFactory.ParseString(
            $"""
            {hocon}
            akka.cluster.roles = [{(isHost ? Hosts : "")}]
            actorconcurrency.tracing.enabled = {(isTraced ? "on" : "off")}
            actorconcurrency.engine.remote.transport = {transport}
            actorconcurrency.cluster.scope = "{scope}"
            """);
        return ActorSystem.Create("town", own.WithFallback(Defaults).WithFallback(TestKitBase.DefaultConfig));
    }

    /// <summary>Lets a node's time pass, if the node has not ended.</summary>
    public static void Advance(ActorSystem system, TimeSpan time)
    {
        if (!system.WhenTerminated.IsCompleted)
            ((TestScheduler)system.Scheduler).Advance(time);
    }
}
