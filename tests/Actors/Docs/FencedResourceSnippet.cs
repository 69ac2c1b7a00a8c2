using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Actors.Tests.Docs;

internal static class FencedResourceSnippet
{
    public static async Task RunAsync(ActorSystem system, TextWriter output)
    {
        // <snippet>
        var concurrency = system.Concurrency();
        var file = concurrency.FencedResource("file");
        var paused = concurrency.As("paused");
        var lease = await paused.Lock("file").AcquireAsync();
        await paused.DisposeAsync();                              // as when its node is lost: the lock is free
        var next = await concurrency.Lock("file").AcquireAsync();
        await file.WriteAsync(next.FencingToken, () => Write("next"));

        try
        {
            await file.WriteAsync(lease.FencingToken, () => Write("too late"));
        }
        catch (StaleFencingTokenException refused)
        {
            output.WriteLine(refused.Message);
        }

        Task<bool> Write(string text)
        {
            output.WriteLine(text);
            return Task.FromResult(true);
        }
        // </snippet>
    }
}
