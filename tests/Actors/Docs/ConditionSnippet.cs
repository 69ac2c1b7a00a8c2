using Akka.Actor;

namespace ActorConcurrency.Actors.Tests.Docs;

internal static class ConditionSnippet
{
    public static async Task RunAsync(ActorSystem system, TextWriter output)
    {
        // <snippet>
        var concurrency = system.Concurrency();
        var served = concurrency.Condition("served", concurrency.Lock("kitchen"));
        var dish = "nothing";

        async Task EatAsync()
        {
            await using var lease = await served.Lock.AcquireAsync();
            var inTime = await served.WaitForAsync(lease, () => dish != "nothing", timeout: TimeSpan.FromMinutes(30));
            output.WriteLine(inTime ? $"the guest eats {dish}" : "the guest leaves");
        }

        var guest = EatAsync();
        await using (var lease = await served.Lock.AcquireAsync())
        {
            dish = "soup";
            await served.NotifyAsync(lease);
            output.WriteLine("the cook rings");
        }

        await guest;
        // </snippet>
    }
}
