using ActorConcurrency.Actors;
using Akka.Actor;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace ActorConcurrency.Hosting;

/// <summary>Primitives in the generic host.</summary>
public static class ServiceCollectionExtensions
{
    /// <summary>
    /// Adds an actor system that is started with the host and shut down with it, phase by phase as <see cref="CoordinatedShutdown"/> has
    /// them. To be injected: the <see cref="ActorSystem"/>, its <see cref="IConcurrency"/>, and in scoped services an <see cref="IOwner"/>
    /// which ends with its scope, so that what a scope holds is free at its end.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options; null: the defaults.</param>
    /// <exception cref="InvalidOperationException">It was added before.</exception>
    /// <remarks>A scope that has been given an <see cref="IOwner"/> must be disposed asynchronously, as ASP.NET Core does it.</remarks>
    public static ActorConcurrencyBuilder AddActorConcurrency(
        this IServiceCollection services, Action<ActorConcurrencyOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (services.Any(service => service.ServiceType == typeof(ActorSystemService)))
            throw new InvalidOperationException("AddActorConcurrency was called before: a host has one actor system.");
        var options = new ActorConcurrencyOptions();
        configure?.Invoke(options);

        services.AddSingleton(provider => new ActorSystemService(options, provider.GetService<IHostApplicationLifetime>()));
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<ActorSystemService>());
        services.AddSingleton(provider => provider.GetRequiredService<ActorSystemService>().System);
        services.AddSingleton(provider => provider.GetRequiredService<ActorSystem>().Concurrency());
        services.AddScoped(provider => provider.GetRequiredService<IConcurrency>().As("scope"));
        return new ActorConcurrencyBuilder(services);
    }

    /// <summary>
    /// Adds a health check: healthy while the actor system runs and its primitives answer, degraded while owners wait for each other in a
    /// circle, which it names.
    /// </summary>
    /// <param name="builder">The health checks.</param>
    /// <param name="name">The check's name.</param>
    /// <param name="failureStatus">What a terminated or silent system is; null: unhealthy.</param>
    /// <param name="tags">The check's tags.</param>
    /// <param name="timeout">When primitives count as silent; null: 5 seconds.</param>
    public static IHealthChecksBuilder AddActorConcurrency(
        this IHealthChecksBuilder builder,
        string name = "actor-concurrency",
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null,
        TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new HealthCheckRegistration(
            name,
            provider => new ActorConcurrencyHealthCheck(
                provider.GetRequiredService<ActorSystem>(), provider.GetRequiredService<IConcurrency>()),
            failureStatus,
            tags,
            timeout ?? TimeSpan.FromSeconds(5)));
    }
}
