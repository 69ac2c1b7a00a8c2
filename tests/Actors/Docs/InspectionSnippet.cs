using Akka.Actor;

namespace ActorConcurrency.Actors.Tests.Docs;

internal static class InspectionSnippet
{
    public static async Task RunAsync(ActorSystem system, TextWriter output)
    {
        // <snippet>
        var concurrency = system.Concurrency();
        await using var anna = concurrency.As("anna");
        await using var bert = concurrency.As("bert");
        await anna.Lock("fork").AcquireAsync();
        await bert.Lock("knife").AcquireAsync();
        var annaWaits = anna.Lock("knife").TryAcquireAsync(timeout: TimeSpan.FromMinutes(1));
        var bertWaits = bert.Lock("fork").TryAcquireAsync(timeout: TimeSpan.FromMinutes(1));

        var fork = await concurrency.Lock("fork").GetSnapshotAsync();
        output.WriteLine($"fork: {fork.Holders.Count} holds, {fork.Waiters.Count} waits");
        var deadlock = (await concurrency.FindDeadlocksAsync())[0];
        output.WriteLine($"a circle of {deadlock.Waits.Count}, over {string.Join(" and ", deadlock.Waits.Select(wait => wait.Name).Order())}");

        await anna.DisposeAsync();                                // ends it: bert has the fork
        await using var lease = await bertWaits;
        output.WriteLine($"circles left: {(await concurrency.FindDeadlocksAsync()).Count}");
        // </snippet>
        await Assert(annaWaits);

        static async Task Assert(Task waits) => await Xunit.Assert.ThrowsAsync<ObjectDisposedException>(() => waits);
    }
}
