using Akka.Actor;

namespace ActorConcurrency.Actors.Tests.Docs;

internal static class PoolSnippet
{
    public static async Task RunAsync(ActorSystem system, TextWriter output)
    {
        // <snippet>
        var pool = system.Concurrency().Pool("squares", workers: 5);
        var squares = await pool.MapAsync(Enumerable.Range(1, 4), async (worker, n) =>
        {
            await worker.DelayAsync(TimeSpan.FromMilliseconds(10));   // on the actor system's clock
            return n * n;
        });
        output.WriteLine(string.Join(" ", squares));

        var sum = await pool.ApplyAsync(() => squares.Sum());         // computes: runs on a thread of its own
        output.WriteLine(sum);

        await pool.CloseAsync();
        await pool.JoinAsync();
        // </snippet>
    }
}
