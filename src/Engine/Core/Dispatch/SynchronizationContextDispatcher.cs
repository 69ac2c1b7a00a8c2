using Akka.Configuration;

namespace Akka.Dispatch;

/// <summary>Runs mailboxes in the synchronization context that was current where the dispatcher was made, such as a user interface's.</summary>
internal sealed class SynchronizationContextDispatcher : MessageDispatcher
{
    private readonly SynchronizationContext _context;

    public SynchronizationContextDispatcher(MessageDispatcherConfigurator configurator)
        : base(configurator)
    {
        _context = SynchronizationContext.Current ?? new SynchronizationContext();
        Throughput = Math.Max(1, configurator.Config.GetInt("throughput", DefaultThroughput));
    }

    protected override void ExecuteTask(IRunnable run) => _context.Post(static state => ((IRunnable)state!).Run(), run);
}

/// <summary>Makes a dispatcher of the synchronization context at hand for each actor.</summary>
internal sealed class SynchronizationContextDispatcherConfigurator(Config config, IDispatcherPrerequisites prerequisites)
    : MessageDispatcherConfigurator(config, prerequisites)
{
    public override MessageDispatcher Dispatcher() => new SynchronizationContextDispatcher(this);
}
