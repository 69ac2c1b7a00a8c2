using Akka.Actor;

namespace ActorConcurrency.Actors.Tests.Docs;

internal static class JoinableQueueSnippet
{
    public static async Task RunAsync(ActorSystem system, TextWriter output)
    {
        // <snippet>
        var buns = system.Concurrency().JoinableQueue<string>("buns");
        await buns.EnqueueAsync("bun 1");
        await buns.CompleteAsync();                                   // no more will come

        var wolf = system.Concurrency().As("wolf");                   // an owner that can die
        await wolf.JoinableQueue<string>("buns").DequeueAsync();
        await wolf.DisposeAsync();                                    // with the bun in its paws

        await foreach (var bun in buns.ReadAllAsync())
        {
            output.WriteLine($"{bun.Value}, delivery {bun.DeliveryCount}");
            await bun.MarkDoneAsync();
        }

        await buns.JoinAsync(timeout: TimeSpan.FromSeconds(5));
        output.WriteLine("all eaten");
        // </snippet>
    }
}
