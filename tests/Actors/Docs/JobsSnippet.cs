using ActorConcurrency.Actors.Jobs;
using Akka.Actor;

namespace ActorConcurrency.Actors.Tests.Docs;

internal static class JobsSnippet
{
    public static async Task RunAsync(ActorSystem system, TextWriter output)
    {
        // <snippet>
        // A kind of job: its name and what runs it. It takes an upper bound and gives the number of primes below it.
        var primes = new JobType<int, int>("primes", (limit, context) =>
        {
            var count = 0;
            for (var n = 2; n < limit; n++)
            {
                context.Stopping.ThrowIfCancellationRequested();
                if (Enumerable.Range(2, n - 2).TakeWhile(d => d * d <= n).All(d => n % d != 0)) count++;
                if (n % 250 == 0) context.Report((double)n / limit);
            }

            return count;
        });
        JobTypes.Of(system).Register(primes);   // on every node that is to run them

        var jobs = system.Concurrency().Jobs("numbers", new JobsOptions { WorkersPerNode = 2 });
        output.WriteLine(await jobs.RunAsync(primes, 1_000));

        // Many of them, with the results in order, however long each takes.
        await foreach (var count in jobs.ImapAsync(primes, [10, 100, 1_000], window: 2))
            output.Write($"{count} ");
        output.WriteLine();

        // By its id a job is run once, whoever asks, and its result can be had later.
        var id = await jobs.PostAsync(primes, 100, new JobOptions { Id = "below-100" });
        output.WriteLine($"{id}: {await jobs.ResultAsync(primes, id)}");
        // </snippet>
    }
}
