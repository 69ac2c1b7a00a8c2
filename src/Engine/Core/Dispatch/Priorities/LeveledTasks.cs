using System.Collections.Concurrent;

namespace Akka.Dispatch;

/// <summary>Tasks of several levels, run by a limited number of threads of the thread pool, the first level first.</summary>
internal sealed class LeveledTasks : IThreadPoolWorkItem
{
    [ThreadStatic]
    private static LeveledTasks? _running;

    private readonly LevelScheduler[] _levels;
    private readonly int _maximum;
    private int _threads;
    private volatile bool _closed;

    public LeveledTasks(int levels, int maximum)
    {
        _maximum = maximum;
        _levels = [.. Enumerable.Range(0, levels).Select(_ => new LevelScheduler(this))];
    }

    public TaskScheduler Scheduler(int level) => _levels[level];

    public void Close() => _closed = true;

    public void Execute()
    {
        _running = this;
        while (TryRunOne())
        {
        }

        _running = null;
        Interlocked.Decrement(ref _threads);
        // A task that came after the last look, but before this thread was off the count, has nobody yet.
        if (_levels.Any(level => level.HasTasks))
            StartThread();
    }

    private bool TryRunOne()
    {
        foreach (var level in _levels)
        {
            if (level.TryRunOne())
                return true;
        }

        return false;
    }

    private void StartThread()
    {
        if (Interlocked.Increment(ref _threads) <= _maximum)
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        else
            Interlocked.Decrement(ref _threads);
    }

    private sealed class LevelScheduler(LeveledTasks all) : TaskScheduler
    {
        private readonly ConcurrentQueue<Task> _tasks = new();

        public bool HasTasks => !_tasks.IsEmpty;

        public override int MaximumConcurrencyLevel => all._maximum;

        public bool TryRunOne()
        {
            if (!_tasks.TryDequeue(out var task))
                return false;
            TryExecuteTask(task);
            return true;
        }

        protected override void QueueTask(Task task)
        {
            ObjectDisposedException.ThrowIf(all._closed, typeof(ChannelTaskScheduler));
            _tasks.Enqueue(task);
            all.StartThread();
        }

        protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
            !taskWasPreviouslyQueued && _running == all && TryExecuteTask(task);

        protected override IEnumerable<Task> GetScheduledTasks() => [.. _tasks];
    }
}
