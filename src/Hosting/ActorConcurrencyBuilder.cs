using ActorConcurrency.Actors;
using Microsoft.Extensions.DependencyInjection;

namespace ActorConcurrency.Hosting;

/// <summary>Says which primitives the services are given, by <see cref="FromKeyedServicesAttribute"/> with the name.</summary>
public sealed class ActorConcurrencyBuilder
{
    internal ActorConcurrencyBuilder(IServiceCollection services) => Services = services;

    /// <summary>The services that are being configured.</summary>
    public IServiceCollection Services { get; }

    /// <summary>
    /// Lets a primitive be injected by its name: each injection is a handle of its own, and so an owner of its own. In a scoped service ask
    /// for an <see cref="IOwner"/> instead, if all of a scope is to be one owner.
    /// </summary>
    /// <typeparam name="T">The handle, as in <c>ActorSemaphore</c>.</typeparam>
    /// <param name="name">The primitive's name, and the services' key.</param>
    /// <param name="get">Asks for it, as in <c>(concurrency, name) => concurrency.Semaphore(name, 4)</c>.</param>
    public ActorConcurrencyBuilder AddPrimitive<T>(string name, Func<IConcurrency, string, T> get)
        where T : class
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(get);
        Services.AddKeyedTransient(name, (services, _) => get(services.GetRequiredService<IConcurrency>(), name));
        return this;
    }
}
