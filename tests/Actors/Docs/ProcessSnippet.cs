using ActorConcurrency.Actors.Processes;
using Akka.Actor;

namespace ActorConcurrency.Actors.Tests.Docs;

internal static class ProcessSnippet
{
    public static async Task RunAsync(ActorSystem system, TextWriter output)
    {
        // <snippet>
        var concurrency = system.Concurrency();
        var worker = concurrency.Process("worker", context => context.DelayAsync(TimeSpan.FromMilliseconds(20)));
        await worker.StartAsync();
        output.WriteLine($"exit code {await worker.JoinAsync(timeout: TimeSpan.FromSeconds(10))}");

        var stuck = concurrency.Process("stuck", async context =>
        {
            await context.Concurrency.Semaphore("db", permits: 1).AcquireAsync();
            await context.DelayAsync(TimeSpan.FromDays(1));
        });
        await stuck.StartAsync();
        await stuck.TerminateAsync();                                 // what it holds is free
        await using var lease = await concurrency.Semaphore("db", permits: 1).AcquireAsync();
        output.WriteLine($"exit code {await stuck.GetExitCodeAsync()}, permit {lease.Permits} is mine");
        // </snippet>
    }
}
