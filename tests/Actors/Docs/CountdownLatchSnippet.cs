using Akka.Actor;

namespace ActorConcurrency.Actors.Tests.Docs;

internal static class CountdownLatchSnippet
{
    public static async Task RunAsync(ActorSystem system, TextWriter output)
    {
        // <snippet>
        var ready = system.Concurrency().CountdownLatch("ready", count: 3);
        var start = ready.WaitAsync(timeout: TimeSpan.FromSeconds(30));   // false when the time is up
        output.WriteLine($"{await ready.SignalAsync(2)} to go");
        await ready.SignalAsync();
        output.WriteLine(await start ? "go" : "called off");
        // </snippet>
    }
}
