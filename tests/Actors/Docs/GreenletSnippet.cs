using Akka.Actor;

namespace ActorConcurrency.Actors.Tests.Docs;

internal static class GreenletSnippet
{
    public static async Task RunAsync(ActorSystem system, TextWriter output)
    {
        // <snippet>
        var table = system.Concurrency().Greenlets<string>("table");
        await table.CreateAsync("eat", async (context, bite) =>
        {
            output.WriteLine($"eat {bite}");
            var sip = await context.SwitchAsync("drink", "a sip");
            output.WriteLine($"eat after {sip}");
            return "done";                                     // to its parent: here the main flow
        });
        await table.CreateAsync("drink", (context, sip) =>
        {
            output.WriteLine($"drink {sip}");
            return context.SwitchAsync("eat", "the drink");
        });

        output.WriteLine(await table.SwitchAsync("eat", "a bite"));
        output.WriteLine($"drink is dead: {await table.IsDeadAsync("drink")}");
        // </snippet>
    }
}
