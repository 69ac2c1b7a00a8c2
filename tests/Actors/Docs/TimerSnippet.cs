using Akka.Actor;

namespace ActorConcurrency.Actors.Tests.Docs;

internal static class TimerSnippet
{
    public static async Task RunAsync(ActorSystem system, TextWriter output)
    {
        // <snippet>
        var egg = await system.Concurrency().Timer("egg").StartOnceAsync(TimeSpan.FromMilliseconds(50), async _ =>
            await output.WriteLineAsync("the egg is done"));
        await egg.Ended;

        var clock = system.Concurrency().Timer("clock");
        var three = new TaskCompletionSource();
        await using (await clock.StartPeriodicAsync(interval: TimeSpan.FromMilliseconds(20), async tick =>
        {
            if (tick.Number <= 3)
                await output.WriteLineAsync($"tick {tick.Number}");
            if (tick.Number == 3)
                three.SetResult();
        }))
        {
            await three.Task;
        }

        output.WriteLine(await clock.CancelAsync() ? "it was still running" : "it does not run any more");
        // </snippet>
    }
}
