namespace Akka.Dispatch;

/// <summary>Runs the work of a dispatcher, on threads of its choice.</summary>
public abstract class ExecutorService
{
    /// <summary>Creates the service.</summary>
    /// <param name="id">The dispatcher's id.</param>
    protected ExecutorService(string id) => Id = id;

    /// <summary>The dispatcher's id.</summary>
    public string Id { get; }

    /// <summary>Runs a work item, soon.</summary>
    /// <param name="run">The work item.</param>
    public abstract void Execute(IRunnable run);

    /// <summary>Gives back what the service holds. Work that waits is still done.</summary>
    public abstract void Shutdown();
}

/// <summary>Threads that are started when there is work, and end when there is none and the dispatcher's last actor has left.</summary>
internal sealed class OwnThreads(Dispatcher dispatcher, int maximum) : ExecutorService(dispatcher.Id)
{
    private readonly Lock _gate = new();
    private readonly Queue<IRunnable> _work = new();

    // At least as many as there is work. One without work makes a thread look whether it is still needed.
    private readonly SemaphoreSlim _calls = new(0);
    private int _threads;

    public override void Execute(IRunnable run)
    {
        lock (_gate)
        {
            _work.Enqueue(run);
            if (_threads < maximum)
            {
                _threads++;
                new Thread(Loop) { IsBackground = true, Name = Id }.Start();
            }
        }
        _calls.Release();
    }

    public override void Shutdown()
    {
        lock (_gate)
        {
            if (_threads > 0) _calls.Release(_threads);
        }
    }

    private void Loop()
    {
        do
        {
            _calls.Wait();
            IRunnable? run;
            lock (_gate) _work.TryDequeue(out run);
            run?.Run();
        }
        while (IsNeeded());
    }

    // Work that comes after the answer no finds a thread less, and starts another one.
    private bool IsNeeded()
    {
        lock (_gate)
        {
            if (_work.Count > 0 || dispatcher.IsInhabited) return true;
            _threads--;
            return false;
        }
    }
}

/// <summary>The synchronization context that is current where this is made.</summary>
internal sealed class CurrentContext(string id) : ExecutorService(id)
{
    private readonly SynchronizationContext _context = SynchronizationContext.Current ?? new SynchronizationContext();

    public override void Execute(IRunnable run) => _context.Post(static state => ((IRunnable)state!).Run(), run);

    public override void Shutdown()
    {
    }
}

/// <summary>The system's <see cref="ChannelTaskScheduler"/>, at one of its levels.</summary>
internal sealed class ChannelLevel(string id, Func<TaskScheduler> level) : ExecutorService(id)
{
    // When the first dispatchers are made the system has no extensions yet.
    private readonly Lazy<TaskScheduler> _level = new(level);

    // What actors start is not to run at the dispatcher's level unless they say so: the scheduler is hidden from them.
    public override void Execute(IRunnable run) => Task.Factory.StartNew(
        static state => ((IRunnable)state!).Run(), run, CancellationToken.None, TaskCreationOptions.HideScheduler, _level.Value);

    public override void Shutdown()
    {
    }
}
