using ActorConcurrency.Actors.Promises;
using Akka.Actor;

namespace ActorConcurrency.Actors.Tests.Docs;

internal static class PromiseSnippet
{
    public static async Task RunAsync(ActorSystem system, TextWriter output)
    {
        // <snippet>
        var answer = system.Concurrency().Promise<int>("answer");
        var text = answer
            .Then(n => 42 / n)
            .Catch(reason => -1)
            .Then(n => $"the result is {n}");
        await answer.ResolveAsync(0);
        output.WriteLine(await text);

        var late = answer.Then(n => n + 1);                       // settled already: runs all the same
        var both = system.Concurrency().All([answer, late]);
        output.WriteLine(string.Join(" ", await both));
        output.WriteLine(await answer.ResolveAsync(7) ? "changed" : "settled once");
        // </snippet>
    }
}
