using ActorConcurrency.Actors;
using ActorConcurrency.Actors.Clusters.Tests.Support;
using ActorConcurrency.Cluster.Contracts.Tests.Support;
using ActorConcurrency.Cluster.Node;
using Akka.Actor;

namespace ActorConcurrency.Cluster.Contracts.Tests;

/// <summary>
/// One of the nodes on which primitives live, as a process, steered by lines on its standard input. It ends when its input does, and so with
/// the tests, whatever has ended them.
/// </summary>
/// <remarks>
/// <c>join ADDRESS</c> joins, the own address making a cluster; <c>down ADDRESS</c> gives a member up; <c>advance TICKS</c> lets the node's virtual
/// time pass, fires what is due, and is answered by <c>advanced</c>. It writes <c>listens ADDRESS</c>, <c>view JSON</c> for each change of the
/// membership, and <c>failed TEXT</c>.
/// </remarks>
internal static class Program
{
    private static readonly Lock Gate = new();

    private static void Main()
    {
        var system = VirtualNode.Start(isHost: true, isTraced: false, "tcp");
        var cluster = Akka.Cluster.Cluster.Get(system);
        cluster.Concurrency();
        system.ActorOf(ViewWriter.Props(Write), "view");
        system.ActorOf(RejectionPost.Props(), RejectionPost.Name);
        Write($"listens {cluster.SelfAddress}");
        while (Console.In.ReadLine() is { } line)
            Do(line.Split(' '), system, cluster);
        Environment.Exit(1);
    }

    private static void Do(string[] words, ActorSystem system, Akka.Cluster.Cluster cluster)
    {
        try
        {
            switch (words[0])
            {
                case "join":
                    cluster.Join(Address.Parse(words[1]));
                    break;
                case "down":
                    cluster.Down(Address.Parse(words[1]));
                    break;
                case "advance":
                    VirtualNode.Advance(system, TimeSpan.FromTicks(long.Parse(words[1])));
                    Write("advanced");
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

    private static void Write(string line)
    {
        lock (Gate)
        {
            Console.Out.WriteLine(line);
            Console.Out.Flush();
        }
    }
}
