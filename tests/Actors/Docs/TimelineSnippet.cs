using ActorConcurrency.Actors.Tracing;
using Akka.Actor;
using Akka.Configuration;

namespace ActorConcurrency.Actors.Tests.Docs;

internal static class TimelineSnippet
{
    public static async Task RunAsync(ActorSystem system, TextWriter output)
    {
        // <snippet>
        var tracing = ConfigurationFactory.ParseString("actorconcurrency.tracing.enabled = on");
        using var traced = ActorSystem.Create("traced", tracing);
        using var recorder = TraceRecorder.Start(traced);

        var db = traced.Concurrency().Lock("db");
        await using (await db.AcquireAsync())
        {
            var second = db.AcquireAsync(timeout: TimeSpan.FromMilliseconds(50));
            await second.ContinueWith(ended => output.WriteLine($"the second one: {ended.Exception?.InnerException?.GetType().Name}"));
        }

        var file = Path.Combine(Path.GetTempPath(), "lock.html");
        await using (var page = File.CreateText(file))
            TimelinePage.Write(page, await recorder.GetEventsAsync(), new TimelineHeader("one lock, two owners"));
        // </snippet>
        File.Delete(file);
        await traced.Terminate();
    }
}
