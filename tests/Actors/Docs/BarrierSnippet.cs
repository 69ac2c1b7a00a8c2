using Akka.Actor;

namespace ActorConcurrency.Actors.Tests.Docs;

internal static class BarrierSnippet
{
    public static async Task RunAsync(ActorSystem system, TextWriter output)
    {
        // <snippet>
        Task Weigh()
        {
            output.WriteLine("the anchor is up");
            return Task.CompletedTask;
        }

        async Task<int> BoardAsync() => await system.Concurrency().Barrier("crew", parties: 3, Weigh).SignalAndWaitAsync();

        var places = await Task.WhenAll(BoardAsync(), BoardAsync(), BoardAsync());
        output.WriteLine($"places {string.Join(", ", places.Order())}");
        // </snippet>
    }
}
