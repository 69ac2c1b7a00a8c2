using Akka.Actor;

namespace ActorConcurrency.Actors.Tests.Docs;

internal static class LockSnippet
{
    public static async Task RunAsync(ActorSystem system, TextWriter output)
    {
        // <snippet>
        var printer = system.Concurrency().Lock("printer");
        await using (var lease = await printer.AcquireAsync(timeout: TimeSpan.FromSeconds(5)))
        {
            output.WriteLine($"mine, token {lease.FencingToken}");
            output.WriteLine(await printer.TryAcquireAsync() is null ? "not twice" : "twice");
        }

        await using (var next = await printer.AcquireAsync())
            output.WriteLine($"mine again, token {next.FencingToken}");
        // </snippet>
    }
}
