using Akka.Actor;
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

    // Nothing is to be given back when the last actor has left, so nobody counts: the count would be fought for by all threads.
    internal override void Attach(ActorCell cell) => cell.Mailbox.Schedule();

    internal override void Detach(ActorCell cell)
    {
    }

    internal override bool IsSomebodyWaiting => ThreadPool.PendingWorkItemCount > 0;

    internal override void ExecuteLater(IRunnable run) => ThreadPool.UnsafeQueueUserWorkItem(run, preferLocal: false);

    protected override void ExecuteTask(IRunnable run) => ThreadPool.UnsafeQueueUserWorkItem(run, preferLocal: true);
}

/// <summary>Runs mailboxes on threads of their own, which are started when there is work and end with the last actor.</summary>
internal sealed class OwnThreadsDispatcher : MessageDispatcher
{
    private readonly int _maximum;
    private readonly Lock _gate = new();
    private readonly Queue<IRunnable> _work = new();
    private readonly SemaphoreSlim _ready = new(0);
    private int _threads;

    public OwnThreadsDispatcher(MessageDispatcherConfigurator configurator, int maximum)
        : base(configurator)
    {
        _maximum = maximum;
        Throughput = Math.Max(1, configurator.Config.GetInt("throughput", DefaultThroughput));
        ThroughputDeadlineTime = configurator.Config.GetTimeSpan("throughput-deadline-time", TimeSpan.Zero).Ticks;
    }

    protected override void ExecuteTask(IRunnable run)
    {
        lock (_gate)
        {
            _work.Enqueue(run);
            if (_threads < _maximum)
            {
                _threads++;
                new Thread(Loop) { IsBackground = true, Name = Id }.Start();
            }
        }
        _ready.Release();
    }

    internal override void WhenEmpty()
    {
        lock (_gate)
        {
            if (_threads > 0) _ready.Release(_threads);
        }
    }

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
                    _threads--;
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

/// <summary>Makes one dispatcher with threads of its own for everybody who names its section.</summary>
internal sealed class OwnThreadsDispatcherConfigurator : MessageDispatcherConfigurator
{
    private readonly OwnThreadsDispatcher _dispatcher;

    public OwnThreadsDispatcherConfigurator(Config config, IDispatcherPrerequisites prerequisites, int threads)
        : base(config, prerequisites) => _dispatcher = new OwnThreadsDispatcher(this, threads);

    public override MessageDispatcher Dispatcher() => _dispatcher;
}

/// <summary>Makes a dispatcher with a thread of its own for each actor.</summary>
internal sealed class PinnedDispatcherConfigurator(Config config, IDispatcherPrerequisites prerequisites)
    : MessageDispatcherConfigurator(config, prerequisites)
{
    public override MessageDispatcher Dispatcher() => new OwnThreadsDispatcher(this, 1);
}
