using Akka.Configuration;

namespace Akka.Dispatch;

/// <summary>Runs mailboxes as work items of the .NET thread pool.</summary>
internal sealed class ThreadPoolDispatcher : MessageDispatcher
{
    public ThreadPoolDispatcher(MessageDispatcherConfigurator configurator)
        : base(configurator)
    {
        Throughput = Math.Max(1, configurator.Config.GetInt("throughput", DefaultThroughput));
        ThroughputDeadlineTime = configurator.Config.GetTimeSpan("throughput-deadline-time", TimeSpan.Zero).Ticks;
    }

    internal override bool IsSomebodyWaiting => ThreadPool.PendingWorkItemCount > 0;

    internal override void ExecuteLater(IRunnable run) => ThreadPool.UnsafeQueueUserWorkItem(run, preferLocal: false);

    protected override void ExecuteTask(IRunnable run) => ThreadPool.UnsafeQueueUserWorkItem(run, preferLocal: true);
}

/// <summary>Runs mailboxes on one thread of their own, which ends with the last actor.</summary>
internal sealed class OwnThreadDispatcher : MessageDispatcher
{
    private readonly Lock _gate = new();
    private readonly Queue<IRunnable> _work = new();
    private readonly SemaphoreSlim _ready = new(0);
    private bool _running;

    public OwnThreadDispatcher(MessageDispatcherConfigurator configurator)
        : base(configurator)
    {
        Throughput = Math.Max(1, configurator.Config.GetInt("throughput", DefaultThroughput));
        ThroughputDeadlineTime = configurator.Config.GetTimeSpan("throughput-deadline-time", TimeSpan.Zero).Ticks;
    }

    protected override void ExecuteTask(IRunnable run)
    {
        lock (_gate)
        {
            _work.Enqueue(run);
            if (!_running)
            {
                _running = true;
                new Thread(Loop) { IsBackground = true, Name = Id }.Start();
            }
        }
        _ready.Release();
    }

    internal override void WhenEmpty() => _ready.Release();

    private void Loop()
    {
        while (true)
        {
            _ready.Wait();
            IRunnable? run;
            lock (_gate)
            {
                if (!_work.TryDequeue(out run) && Inhabitants == 0)
                {
                    _running = false;
                    return;
                }
            }
            run?.Run();
        }
    }
}

/// <summary>Makes one thread pool dispatcher for everybody who names its section.</summary>
public sealed class DispatcherConfigurator : MessageDispatcherConfigurator
{
    private readonly ThreadPoolDispatcher _dispatcher;

    /// <summary>Creates the configurator.</summary>
    public DispatcherConfigurator(Config config, IDispatcherPrerequisites prerequisites)
        : base(config, prerequisites) => _dispatcher = new ThreadPoolDispatcher(this);

    /// <inheritdoc />
    public override MessageDispatcher Dispatcher() => _dispatcher;
}

/// <summary>Makes one dispatcher with one thread for everybody who names its section.</summary>
internal sealed class SingleThreadDispatcherConfigurator : MessageDispatcherConfigurator
{
    private readonly OwnThreadDispatcher _dispatcher;

    public SingleThreadDispatcherConfigurator(Config config, IDispatcherPrerequisites prerequisites)
        : base(config, prerequisites) => _dispatcher = new OwnThreadDispatcher(this);

    public override MessageDispatcher Dispatcher() => _dispatcher;
}

/// <summary>Makes a dispatcher with a thread of its own for each actor.</summary>
internal sealed class PinnedDispatcherConfigurator(Config config, IDispatcherPrerequisites prerequisites)
    : MessageDispatcherConfigurator(config, prerequisites)
{
    public override MessageDispatcher Dispatcher() => new OwnThreadDispatcher(this);
}
