using Akka.Configuration;

namespace Akka.Dispatch;

/// <summary>Makes one thread pool dispatcher for everybody who names its section.</summary>
public sealed class DispatcherConfigurator : MessageDispatcherConfigurator
{
    private readonly Dispatcher _dispatcher;

    /// <summary>Creates the configurator.</summary>
    public DispatcherConfigurator(Config config, IDispatcherPrerequisites prerequisites)
        : base(config, prerequisites) => _dispatcher = new Dispatcher(this);

    /// <inheritdoc />
    public override MessageDispatcher Dispatcher() => _dispatcher;
}

/// <summary>Makes one dispatcher on an executor service for everybody who names its section.</summary>
internal sealed class ExecutorDispatcherConfigurator : MessageDispatcherConfigurator
{
    private readonly Dispatcher _dispatcher;

    public ExecutorDispatcherConfigurator(Config config, IDispatcherPrerequisites prerequisites, Func<Dispatcher, ExecutorService> executor)
        : base(config, prerequisites) => _dispatcher = new Dispatcher(this, executor);

    public override MessageDispatcher Dispatcher() => _dispatcher;
}

/// <summary>Makes a dispatcher with a thread of its own for each actor.</summary>
internal sealed class PinnedDispatcherConfigurator(Config config, IDispatcherPrerequisites prerequisites)
    : MessageDispatcherConfigurator(config, prerequisites)
{
    public override MessageDispatcher Dispatcher() => new PinnedDispatcher(this);
}

/// <summary>Makes a dispatcher of the synchronization context at hand for each actor.</summary>
internal sealed class SynchronizationContextDispatcherConfigurator(Config config, IDispatcherPrerequisites prerequisites)
    : MessageDispatcherConfigurator(config, prerequisites)
{
    public override MessageDispatcher Dispatcher() => new CurrentSynchronizationContextDispatcher(this);
}
