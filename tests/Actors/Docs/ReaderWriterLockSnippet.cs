using Akka.Actor;

namespace ActorConcurrency.Actors.Tests.Docs;

internal static class ReaderWriterLockSnippet
{
    public static async Task RunAsync(ActorSystem system, TextWriter output)
    {
        // <snippet>
        var catalog = system.Concurrency().ReaderWriterLock("catalog");
        await using (var one = await catalog.AcquireReadAsync())
        await using (var another = await catalog.AcquireReadAsync(timeout: TimeSpan.FromSeconds(5)))
        {
            output.WriteLine($"{(await catalog.GetSnapshotAsync()).Readers} readers");
            output.WriteLine(await catalog.TryAcquireWriteAsync() is null ? "no writer now" : "a writer");
        }

        await using (var writer = await catalog.AcquireWriteAsync())
            output.WriteLine($"a writer, token {writer.FencingToken}");
        // </snippet>
    }
}
