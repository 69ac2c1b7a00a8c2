using Akka.Actor;
using Akka.Configuration;
using Microsoft.Extensions.Hosting;

namespace ActorConcurrency.Hosting;

/// <summary>The host's actor system: there from the first use on, and shut down in order when the host stops.</summary>
internal sealed class ActorSystemService : IHostedService, IDisposable
{
    // The host says when the system ends, and the process after it.
    private const string EndsWithTheHost = "akka.coordinated-shutdown { run-by-clr-shutdown-hook = off, exit-clr = off }";

    private readonly ActorConcurrencyOptions _options;
    private readonly IHostApplicationLifetime? _lifetime;
    private readonly Lazy<ActorSystem> _system;
    private volatile bool _isStopping;

    public ActorSystemService(ActorConcurrencyOptions options, IHostApplicationLifetime? lifetime = null)
    {
        _options = options;
        _lifetime = lifetime;
        _system = new Lazy<ActorSystem>(Create);
    }

    public ActorSystem System => _system.Value;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _ = System;
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _isStopping = true;
        if (_system.IsValueCreated)
            await ShutDownAsync(System).WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    public void Dispose()
    {
        _isStopping = true;
        if (_system.IsValueCreated)
            System.Dispose();
    }

    private ActorSystem Create()
    {
        var configuration = ConfigurationFactory.ParseString(EndsWithTheHost).WithFallback(_options.Configuration);
        var system = ActorSystem.Create(_options.SystemName, configuration);
        if (_options.StopApplicationWithSystem && _lifetime is not null)
            _ = StopWithAsync(system, _lifetime);
        return system;
    }

    // Non-daemon processes and threads end as Python's do at its exit: that is the application's to await, by EndChildrenAsync.
    private static async Task ShutDownAsync(ActorSystem system)
    {
        await CoordinatedShutdown.Get(system).Run(HostStopped.Instance).ConfigureAwait(false);
        await system.WhenTerminated.ConfigureAwait(false);
    }

    private async Task StopWithAsync(ActorSystem system, IHostApplicationLifetime lifetime)
    {
        await system.WhenTerminated.ConfigureAwait(false);
        if (!_isStopping)
            lifetime.StopApplication();
    }

    private sealed class HostStopped : CoordinatedShutdown.Reason
    {
        public static HostStopped Instance { get; } = new();
    }
}
