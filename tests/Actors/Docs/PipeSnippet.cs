using ActorConcurrency.Actors.Pipes;
using Akka.Actor;

namespace ActorConcurrency.Actors.Tests.Docs;

internal static class PipeSnippet
{
    public static async Task RunAsync(ActorSystem system, TextWriter output)
    {
        // <snippet>
        var pipe = system.Concurrency().Pipe<string>("hotline");
        var child = system.Concurrency().As("child");                 // an owner that can die
        var there = await child.Pipe<string>("hotline").OpenAsync(PipeEnd.Second);

        await using (var here = await pipe.OpenAsync(PipeEnd.First))
        {
            await here.SendAsync("how are you?");
            output.WriteLine(await there.ReceiveAsync());
            await there.SendAsync("fine, but not for long");
            await child.DisposeAsync();

            await foreach (var word in here.ReadAllAsync())
                output.WriteLine(word);
            output.WriteLine("end of stream");
        }
        // </snippet>
    }
}
