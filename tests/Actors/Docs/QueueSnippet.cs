using Akka.Actor;

namespace ActorConcurrency.Actors.Tests.Docs;

internal static class QueueSnippet
{
    public static async Task RunAsync(ActorSystem system, TextWriter output)
    {
        // <snippet>
        var orders = system.Concurrency().Queue<string>("orders", capacity: 2);
        await orders.EnqueueManyAsync(["tea", "toast"]);
        output.WriteLine(await orders.TryEnqueueAsync("jam") ? "jam, too" : "full");
        await orders.CompleteAsync();                                 // no more will come
        await foreach (var order in orders.ReadAllAsync())
            output.WriteLine(order);

        var plates = system.Concurrency().LifoQueue<int>("plates");
        await plates.EnqueueManyAsync([1, 2, 3]);
        output.WriteLine($"from the top: {string.Join(" ", await plates.DequeueManyAsync(most: 3))}");

        var byLength = Comparer<string>.Create((x, y) => x.Length.CompareTo(y.Length));
        var words = system.Concurrency().PriorityQueue("words", comparer: byLength);
        await words.EnqueueManyAsync(["three", "one", "two"]);
        output.WriteLine(await words.DequeueAsync());
        // </snippet>
    }
}
