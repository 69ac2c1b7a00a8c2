using System.Diagnostics.Metrics;
using ActorConcurrency.Actors.Telemetry;
using Akka.Actor;

namespace ActorConcurrency.Actors.Tests.Docs;

internal static class TelemetrySnippet
{
    public static async Task RunAsync(ActorSystem system, TextWriter output)
    {
        // <snippet>
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Name == ConcurrencyTelemetry.Held)
                self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, change, tags, _) =>
        {
            if (tags.Contains(new(ConcurrencyTelemetry.NameAttribute, "watched")))
                output.WriteLine($"held: {change:+0;-0}");
        });
        listener.Start();

        await using (await system.Concurrency().Semaphore("watched", permits: 4).AcquireAsync(permits: 3))
            output.WriteLine("three permits are one grant");
        await system.Concurrency().Semaphore("watched", permits: 4).GetSnapshotAsync();   // after the release
        // </snippet>
    }
}
