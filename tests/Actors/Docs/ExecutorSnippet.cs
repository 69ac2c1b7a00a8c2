using ActorConcurrency.Actors.Executors;
using Akka.Actor;

namespace ActorConcurrency.Actors.Tests.Docs;

internal static class ExecutorSnippet
{
    public static async Task RunAsync(ActorSystem system, TextWriter output)
    {
        // <snippet>
        var executor = system.Concurrency().Executor("squares", workers: 2);
        var square = executor.Submit(() => 12 * 12);                  // computes: runs on a thread of its own
        output.WriteLine(await square.ResultAsync(timeout: TimeSpan.FromSeconds(5)));

        var failing = executor.Submit<int>(() => throw new FormatException("not a number"));
        output.WriteLine((await failing.ExceptionAsync())?.Message);

        var futures = Enumerable.Range(1, 4).Select(n => executor.Submit(() => n * n)).ToList();
        output.WriteLine((await ActorFutures.WhenAll(futures)).Sum());

        output.WriteLine(square.Cancel() ? "cancelled" : "too late");
        await executor.ShutdownAsync(wait: true, cancelPending: true);
        // </snippet>
    }
}
