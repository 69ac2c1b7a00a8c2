using ActorConcurrency.Actors.Semaphores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ActorConcurrency.Hosting.Tests;

internal static class HostingSnippet
{
    public static async Task RunAsync(TextWriter output)
    {
        // <snippet>
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddActorConcurrency(options => options.SystemName = "shop")
            .AddPrimitive("db", (concurrency, name) => concurrency.Semaphore(name, permits: 4));
        builder.Services.AddHealthChecks().AddActorConcurrency();
        builder.Services.AddSingleton<Orders>();
        using var host = builder.Build();

        await host.StartAsync();
        output.WriteLine(await host.Services.GetRequiredService<Orders>().CountAsync());
        await host.StopAsync();                                // the actor system with it, in order
        // </snippet>
    }

    // <service>
    internal sealed class Orders([FromKeyedServices("db")] ActorSemaphore connections)
    {
        public async Task<string> CountAsync()
        {
            await using var connection = await connections.AcquireAsync(timeout: TimeSpan.FromSeconds(2));
            return $"counted under {connections}";
        }
    }
    // </service>
}
