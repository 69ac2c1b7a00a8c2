using Akka.Actor;

namespace ActorConcurrency.Actors.Tests.Docs;

internal static class SemaphoreSnippet
{
    public static async Task RunAsync(ActorSystem system, TextWriter output)
    {
        // <snippet>
        var connections = system.Concurrency().BoundedSemaphore("connections", permits: 3);
        await using (var lease = await connections.AcquireAsync(permits: 2, timeout: TimeSpan.FromSeconds(5)))
        {
            output.WriteLine($"{lease.Permits} permits, token {lease.FencingToken}");
            var another = await connections.TryAcquireAsync(permits: 2);
            output.WriteLine(another is null ? "not now" : "two more");
        }

        try
        {
            await connections.ReleaseAsync();
        }
        catch (SemaphoreFullException)
        {
            output.WriteLine("nothing to release");
        }
        // </snippet>
    }
}
