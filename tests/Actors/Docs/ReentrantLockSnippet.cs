using Akka.Actor;

namespace ActorConcurrency.Actors.Tests.Docs;

internal static class ReentrantLockSnippet
{
    public static async Task RunAsync(ActorSystem system, TextWriter output)
    {
        // <snippet>
        await using var owner = system.Concurrency().As("accountant");
        var books = owner.ReentrantLock("books");
        await using (var outer = await books.AcquireAsync())
        await using (var inner = await books.AcquireAsync())
            output.WriteLine($"{inner.Depth} levels deep, one token: {outer.FencingToken == inner.FencingToken}");

        try
        {
            await books.ReleaseAsync();
        }
        catch (SynchronizationLockException)
        {
            output.WriteLine("nothing to release");
        }
        // </snippet>
    }
}
