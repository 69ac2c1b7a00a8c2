using ActorConcurrency.Actors.Wire;
using Akka.Actor;
using Akka.Cluster;
using Akka.Configuration;

namespace ActorConcurrency.Actors.Clusters.Tests.Docs;

internal static class ClusterPrimitivesSnippet
{
    public static async Task RunAsync(TextWriter output)
    {
        // <snippet>
        var config = ConfigurationFactory.ParseString(
            """
            akka.actor.provider = cluster
            akka.remote.dot-netty.tcp { hostname = "127.0.0.1", port = 0 }
            """).WithWire(("order", typeof(Order)));

        // Two nodes, here in one process. Each calls Concurrency() when it starts.
        using var shop = ActorSystem.Create("shop", config);
        using var store = ActorSystem.Create("shop", config);
        var (first, second) = (Cluster.Get(shop), Cluster.Get(store));
        await first.JoinAsync(first.SelfAddress);
        await second.JoinAsync(first.SelfAddress);
        var (here, there) = (first.Concurrency(), second.Concurrency());

        await here.Queue<Order>("orders").EnqueueAsync(new Order(7, "tea"));
        var order = await there.Queue<Order>("orders").DequeueAsync();
        output.WriteLine($"order {order.Id}: {order.Item}");

        await using (var lease = await here.Lock("till").AcquireAsync(timeout: TimeSpan.FromMinutes(1)))
            output.WriteLine(await there.Lock("till").TryAcquireAsync() is null ? "the till is taken" : "two at one till");

        try
        {
            await there.Semaphore("doors", permits: 2).AcquireAsync();
            await here.Semaphore("doors", permits: 3).AcquireAsync();
        }
        catch (InvalidOperationException e)
        {
            output.WriteLine(e.Message);
        }
        // </snippet>
    }

    // <types>
    public sealed record Order(int Id, string Item);
    // </types>
}
