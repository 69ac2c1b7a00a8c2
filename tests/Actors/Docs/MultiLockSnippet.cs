using Akka.Actor;

namespace ActorConcurrency.Actors.Tests.Docs;

internal static class MultiLockSnippet
{
    public static async Task RunAsync(ActorSystem system, TextWriter output)
    {
        // <snippet>
        var accounts = system.Concurrency().MultiLock("savings", "current");
        await using (var lease = await accounts.AcquireAsync(timeout: TimeSpan.FromSeconds(5)))
        {
            output.WriteLine($"{string.Join(" and ", accounts.Names)} are mine");
            var one = await system.Concurrency().Lock("savings").TryAcquireAsync();
            output.WriteLine(one is null ? "nobody else has savings" : "somebody else has savings");
        }
        // </snippet>
    }
}
