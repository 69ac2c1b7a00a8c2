using Akka.Actor;

namespace ActorConcurrency.Actors.Tests.Docs;

internal static class GreenThreadSnippet
{
    public static async Task RunAsync(ActorSystem system, TextWriter output)
    {
        // <snippet>
        var hub = system.Concurrency().GreenThreads("hub");
        var eat = await hub.SpawnAsync(async context =>
        {
            await context.SleepAsync(TimeSpan.FromMilliseconds(20));    // the others run meanwhile
            return $"{context.Name} on thread {Environment.CurrentManagedThreadId}";
        }, "eat");
        var drink = await hub.SpawnAsync(async context =>
        {
            await context.SleepAsync(TimeSpan.FromMilliseconds(10));
            return $"drink on thread {Environment.CurrentManagedThreadId}";
        });

        await hub.JoinAllAsync(timeout: TimeSpan.FromSeconds(10));
        var (first, second) = (await eat.GetResultAsync(), await drink.GetResultAsync());
        output.WriteLine($"{eat.Name}, then {drink.Name}, on one thread: {first[3..] == second[5..]}");
        // </snippet>
    }
}
