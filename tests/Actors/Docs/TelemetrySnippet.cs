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

        var semaphore = system.Concurrency().Semaphore("watched", permits: 4);
        await using (await semaphore.AcquireAsync(permits: 3))
            output.WriteLine($"{(await semaphore.GetSnapshotAsync()).Free} permit is free");
        await semaphore.GetSnapshotAsync();                    // after the release
        // </snippet>
    }
}
