using ActorConcurrency.Actors;
using ActorConcurrency.Actors.Locks;
using ActorConcurrency.Actors.Semaphores;
using Akka.Actor;
using Akka.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace ActorConcurrency.Hosting.Tests;

public sealed class HostTests : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private IHost? _host;

    public async ValueTask DisposeAsync()
    {
        if (_host is IAsyncDisposable disposable)
            await disposable.DisposeAsync();
    }

    private IHost Build(Action<IServiceCollection>? more = null, Action<ActorConcurrencyOptions>? configure = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddActorConcurrency(configure).AddPrimitive("db", (concurrency, name) => concurrency.Semaphore(name, 2));
        builder.Services.AddHealthChecks().AddActorConcurrency();
        more?.Invoke(builder.Services);
        return _host = builder.Build();
    }

    private static Task<HealthReport> Check(IHost host) => host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync().WaitAsync(Limit);

    [Fact]
    public async Task Host_StartsAndStops_TheActorSystemWithIt()
    {
        var host = Build(configure: options =>
        {
            options.SystemName = "hosted";
            options.Configuration = ConfigurationFactory.ParseString("test.value = 7");
        });
        await host.StartAsync().WaitAsync(Limit);
        var system = host.Services.GetRequiredService<ActorSystem>();
        Assert.Equal(("hosted", 7), (system.Name, system.Settings.Config.GetInt("test.value")));
        Assert.False(system.WhenTerminated.IsCompleted);

        await host.StopAsync().WaitAsync(Limit);

        Assert.True(system.WhenTerminated.IsCompleted);
    }

    [Fact]
    public async Task Stop_RunsThePhasesOfTheCoordinatedShutdown()
    {
        var host = Build();
        await host.StartAsync().WaitAsync(Limit);
        var system = host.Services.GetRequiredService<ActorSystem>();
        var wasAlive = false;
        CoordinatedShutdown.Get(system).AddTask(CoordinatedShutdown.PhaseServiceStop, "look", () =>
        {
            wasAlive = !system.WhenTerminated.IsCompleted;
            return Task.FromResult(Akka.Done.Instance);
        });

        await host.StopAsync().WaitAsync(Limit);

        Assert.True(wasAlive);
    }

    [Fact]
    public async Task Primitives_AreInjected_ByTheirNames()
    {
        var host = Build(services => services.AddTransient<Worker>());
        await host.StartAsync().WaitAsync(Limit);
        var worker = host.Services.GetRequiredService<Worker>();

        await using var lease = await worker.Permits.AcquireAsync().WaitAsync(Limit);

        Assert.Equal("db", worker.Permits.Name);
        Assert.Equal(1, (await worker.Concurrency.Semaphore("db", 2).GetSnapshotAsync().WaitAsync(Limit)).Free);
        Assert.NotSame(worker.Permits, host.Services.GetRequiredService<Worker>().Permits);
    }

    [Fact]
    public async Task Scope_IsAnOwner_ThatLosesAllAtItsEnd()
    {
        var host = Build();
        await host.StartAsync().WaitAsync(Limit);
        LockLease lease;
        await using (var scope = host.Services.CreateAsyncScope())
        {
            var owner = scope.ServiceProvider.GetRequiredService<IOwner>();
            Assert.Same(owner, scope.ServiceProvider.GetRequiredService<IOwner>());
            lease = await owner.Lock("cache").AcquireAsync().WaitAsync(Limit);
        }

        await using var next = await host.Services.GetRequiredService<IConcurrency>().Lock("cache").AcquireAsync().WaitAsync(Limit);
        Assert.True(lease.LostToken.IsCancellationRequested);
    }

    [Fact]
    public async Task SystemThatTerminatesByItself_StopsTheApplication()
    {
        var host = Build();
        await host.StartAsync().WaitAsync(Limit);
        var stops = host.WaitForShutdownAsync();

        await host.Services.GetRequiredService<ActorSystem>().Terminate().WaitAsync(Limit);

        await stops.WaitAsync(Limit);
    }

    [Fact]
    public async Task SystemThatTerminatesByItself_IsLeftAlone_WhenTheOptionsSaySo()
    {
        var host = Build(configure: options => options.StopApplicationWithSystem = false);
        await host.StartAsync().WaitAsync(Limit);

        await host.Services.GetRequiredService<ActorSystem>().Terminate().WaitAsync(Limit);

        Assert.False(host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested);
        Assert.Equal(HealthStatus.Unhealthy, (await Check(host)).Status);
    }

    [Fact]
    public async Task HealthCheck_Running_IsHealthy()
    {
        var host = Build();
        await host.StartAsync().WaitAsync(Limit);

        Assert.Equal(HealthStatus.Healthy, (await Check(host)).Status);
    }

    [Fact]
    public async Task HealthCheck_WithADeadlock_IsDegradedAndNamesIt()
    {
        var host = Build();
        await host.StartAsync().WaitAsync(Limit);
        var concurrency = host.Services.GetRequiredService<IConcurrency>();
        await using var alone = concurrency.As("alone");
        await alone.Lock("l").AcquireAsync().WaitAsync(Limit);
        var waits = alone.Lock("l").AcquireAsync();
        while ((await concurrency.Lock("l").GetSnapshotAsync().WaitAsync(Limit)).Waiters.Count == 0)
            await Task.Yield();

        var report = await Check(host);

        Assert.Equal(HealthStatus.Degraded, report.Status);
        Assert.Contains("waits for lock 'l' held by", Assert.Single(report.Entries).Value.Description);
        await alone.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => waits.WaitAsync(Limit));
    }

    [Fact]
    public async Task HealthCheck_PrimitiveIsSilent_IsUnhealthy()
    {
        var host = Build(services => services.Configure<HealthCheckServiceOptions>(options =>
            options.Registrations.Single().Timeout = TimeSpan.FromMilliseconds(200)));
        await host.StartAsync().WaitAsync(Limit);
        using var gate = new ManualResetEventSlim();
        var blocked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var comparer = Comparer<int>.Create((_, _) =>
        {
            blocked.TrySetResult();
            gate.Wait(Limit);   // blocks the queue's actor: that is what the check is there to find
            return 0;
        });
        var queue = host.Services.GetRequiredService<IConcurrency>().PriorityQueue("blocked", null, comparer);
        // On a thread of its own: an idle primitive may work on its caller's.
        var enqueues = Task.Run(() => queue.EnqueueAsync(1));
        await blocked.Task.WaitAsync(Limit);

        Assert.Equal(HealthStatus.Unhealthy, (await Check(host)).Status);

        gate.Set();
        await enqueues.WaitAsync(Limit);
    }

    [Fact]
    public void AddTwice_IsRefused()
    {
        var services = new ServiceCollection();
        services.AddActorConcurrency();

        Assert.Throws<InvalidOperationException>(() => services.AddActorConcurrency());
    }

    private sealed class Worker([FromKeyedServices("db")] ActorSemaphore permits, IConcurrency concurrency)
    {
        public ActorSemaphore Permits => permits;
        public IConcurrency Concurrency => concurrency;
    }
}
