using Akka.Actor;

namespace ActorConcurrency.Actors.Tests.Docs;

internal static class EventSnippet
{
    public static async Task RunAsync(ActorSystem system, TextWriter output)
    {
        // <snippet>
        var green = system.Concurrency().Event("green");
        var car = green.WaitAsync(timeout: TimeSpan.FromSeconds(30));   // false when the time is up
        await green.SetAsync();
        output.WriteLine(await car ? "the car passes" : "the car gives up");
        await green.ResetAsync();

        await foreach (var isGreen in green.ChangesAsync())             // the state as it is, then every change
        {
            output.WriteLine(isGreen ? "green" : "red");
            if (isGreen)
                break;
            await green.SetAsync();
        }
        // </snippet>
    }
}
