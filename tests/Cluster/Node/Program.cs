using ActorConcurrency.Actors;
using ActorConcurrency.Actors.Wire;
using Akka.Actor;
using Akka.Configuration;

namespace ActorConcurrency.Cluster.Node;

/// <summary>
/// A node for tests, steered by lines on its standard input, and telling by lines on its standard output what happens to it. It ends when its
/// input does, and so with whoever has started it.
/// </summary>
/// <remarks>
/// <c>join ADDRESS …</c> joins, an own address making a cluster; <c>leave</c> leaves in order, and so does <c>shutdown</c>, as
/// a program does that is about to end. It writes <c>listens ADDRESS</c>,
/// <c>view JSON</c> for each change of the membership, and <c>ended</c> when the node's system has terminated. What the clients do that
/// <c>work NUMBER</c> starts is told by <see cref="WrittenHistory{T}"/>; <c>lost CLIENT TEXT</c> is a call of which a client will not hear through no doing
/// of its own, <c>failed TEXT</c> what ought not to happen to them. <c>guard</c>,
/// <c>epochs</c>, <c>stop</c> and <c>finish</c> are those of <see cref="Workers"/>, answered by <c>guards</c>, <c>epochs JSON</c>, <c>stopped</c>
/// and <c>finished</c>. <c>run-jobs</c> has the node run the jobs of <see cref="JobStreams"/>, <c>stream</c> starts these, answered by <c>streamed JSON</c>
/// after <c>enough</c>.
/// </remarks>
internal static class Program
{
    // A machine under load may keep a node from running for seconds: it is not to be taken for dead then.
    private const string Configuration = """
        akka {
          loglevel = WARNING
          actor.provider = cluster
          remote.retry-gate-closed-for = 500ms
          coordinated-shutdown { run-by-clr-shutdown-hook = off, exit-clr = off }
          cluster {
            log-info = off
            periodic-tasks-initial-delay = 200ms
            gossip-interval = 300ms
            leader-actions-interval = 300ms
            unreachable-nodes-reaper-interval = 500ms
            retry-unsuccessful-join-after = 2s
            seed-node-timeout = 3s
            failure-detector { heartbeat-interval = 500ms, acceptable-heartbeat-pause = 12s }
            split-brain-resolver.stable-after = 3s
          }
        }
        """;

    // Where no node dies: none is to be taken for dead because it stands still, and what a node does at its end may take long.
    private const string Patient = """
        akka {
          coordinated-shutdown {
            default-phase-timeout = 10m
            phases {
              cluster-sharding-shutdown-region.timeout = 10m
              cluster-leave.timeout = 10m
              cluster-exiting.timeout = 10m
              cluster-exiting-done.timeout = 10m
              cluster-shutdown.timeout = 10m
            }
          }
          remote.watch-failure-detector.acceptable-heartbeat-pause = 60s
          cluster.failure-detector.acceptable-heartbeat-pause = 60s
        }
        """;

    private static readonly Lock Gate = new();

    /// <param name="arguments">The address and the port on which to listen, and <c>patient</c> for a node that waits longer for others.</param>
    private static async Task<int> Main(string[] arguments)
    {
        using var system = Start(arguments[0], int.Parse(arguments[1]), arguments is [_, _, "patient"]);
        var cluster = Akka.Cluster.Cluster.Get(system);
        Write($"listens {cluster.SelfAddress}");
        system.ActorOf(ViewWriter.Props(Write), "view");
        _ = EndAsync(system);

        var workers = new Workers(system, cluster.Concurrency(), Write);
        var streams = new JobStreams(cluster, Write);
        cluster.RegisterOnMemberRemoved(workers.Abandon);
        while (await Console.In.ReadLineAsync() is { } line)
            _ = Task.Run(() => DoAsync(line.Split(' '), system, cluster, workers, streams));   // meanwhile it looks for the end of its input
        return 1;
    }

    private static async Task DoAsync(string[] words, ActorSystem system, Akka.Cluster.Cluster cluster, Workers workers, JobStreams streams)
    {
        try
        {
            switch (words[0])
            {
                case "join":
                    cluster.JoinSeedNodes(words.Skip(1).Select(Address.Parse));
                    break;
                case "leave":
                    cluster.Leave(cluster.SelfAddress);
                    break;
                case "shutdown":
                    await CoordinatedShutdown.Get(system).Run(CoordinatedShutdown.ClrExitReason.Instance);
                    break;
                case "guard":
                    await workers.GuardAsync();
                    Write("guards");
                    break;
                case "work":
                    workers.Start(int.Parse(words[1]));
                    break;
                case "epochs":
                    Write($"epochs {await workers.EpochsAsync()}");
                    break;
                case "stop":
                    await workers.StopAsync();
                    Write("stopped");
                    break;
                case "finish":
                    await workers.FinishAsync();
                    Write("finished");
                    break;
                case "run-jobs":
                    streams.Register();
                    break;
                case "stream":
                    Write($"streamed {await streams.RunAsync()}");
                    break;
                case "enough":
                    streams.Stop();
                    break;
                default:
                    Write($"failed {words[0]} is no command");
                    break;
            }
        }
        catch (Exception failure)
        {
            Write($"failed {words[0]}: {failure.ToString().ReplaceLineEndings(" ")}");
        }
    }

    private static ActorSystem Start(string host, int port, bool isPatient)
    {
        var place = ConfigurationFactory.ParseString($$"""akka.remote.dot-netty.tcp { hostname = "{{host}}", port = {{port}} }""");
        var patience = ConfigurationFactory.ParseString(isPatient ? Patient : "");
        return ActorSystem.Create("town", place.WithFallback(patience).WithFallback(ConfigurationFactory.ParseString(Configuration)).WithWire());
    }

    private static async Task EndAsync(ActorSystem system)
    {
        await system.WhenTerminated;
        Write("ended");
        Environment.Exit(0);
    }

    private static void Write(string line)
    {
        lock (Gate)
        {
            Console.Out.WriteLine(line);
            Console.Out.Flush();
        }
    }
}
