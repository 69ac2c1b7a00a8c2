using ActorConcurrency.Actors.Shared;
using Akka.Actor;

namespace ActorConcurrency.Actors.Tests.Docs;

internal static class SharedSnippet
{
    public static async Task RunAsync(ActorSystem system, TextWriter output)
    {
        // <snippet>
        var stock = system.Concurrency().SharedDictionary<string, int>("stock");
        await stock.SetAsync("buns", 10);

        var mine = await stock.GetAsync("buns");                      // two steps: what was read may be old
        var yours = await stock.GetAsync("buns");
        await stock.SetAsync("buns", mine - 1);
        await stock.SetAsync("buns", yours - 1);
        output.WriteLine($"two sold, {await stock.GetAsync("buns")} left?");

        await stock.SetAsync("buns", 10);                             // one step each: nothing is lost
        await Task.WhenAll(stock.IncrementAsync("buns", -1), stock.UpdateAsync("buns", n => n - 1));
        output.WriteLine($"two sold, {await stock.GetAsync("buns")} left");

        var log = system.Concurrency().SharedList<string>("log");
        await log.AddAsync("opened");
        await log.AddAsync("closed");
        output.WriteLine(await log.GetAsync(^1));

        var visits = system.Concurrency().SharedValue("visits", initial: 0);
        output.WriteLine(await visits.IncrementAsync(1));
        // </snippet>
    }
}
