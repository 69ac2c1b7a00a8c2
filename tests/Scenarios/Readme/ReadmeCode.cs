using ActorConcurrency.Actors;
using Akka.Actor;

namespace ActorConcurrency.Scenarios.Tests.Readme;

/// <summary>The code of the README's first screen.</summary>
internal static class ReadmeCode
{
    public static async Task RunAsync(TextWriter Console)
    {
        // begin
        using var system = ActorSystem.Create("readme");
        var semaphore = system.Concurrency().Semaphore("db", permits: 4);

        await using (var lease = await semaphore.AcquireAsync(timeout: TimeSpan.FromSeconds(2)))
            Console.WriteLine($"one of 4 permits is mine, fencing token {lease.FencingToken}");
        // end
    }
}
