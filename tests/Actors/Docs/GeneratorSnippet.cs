using ActorConcurrency.Actors.Coroutines.Generators;
using Akka.Actor;

namespace ActorConcurrency.Actors.Tests.Docs;

internal static class GeneratorSnippet
{
    public static async Task RunAsync(ActorSystem system, TextWriter output)
    {
        // <snippet>
        var average = system.Concurrency().Generator("average", async (IGeneratorContext<double, double> context) =>
        {
            var (sum, count) = (0.0, 0);
            while (await context.YieldAsync(count == 0 ? 0 : sum / count) is var sent and not 0)
                (sum, count) = (sum + sent, count + 1);
            return count;
        });

        await average.NextAsync();                                       // runs to the first yield
        output.WriteLine($"average {(await average.SendAsync(10)).Value}");
        output.WriteLine($"average {(await average.SendAsync(20)).Value}");
        var end = await average.NextAsync();                             // nothing is sent: the body returns
        output.WriteLine($"ended: {!end.HasValue}, {end.Returned} numbers");
        // </snippet>
    }
}
