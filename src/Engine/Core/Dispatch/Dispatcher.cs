using Akka.Actor;
using Akka.Annotations;

namespace Akka.Dispatch;

/// <summary>Runs mailboxes as work items of the .NET thread pool, or of an executor service.</summary>
public class Dispatcher : MessageDispatcher
{
    // How often the answer that somebody waits is given again before the thread pool is asked anew: it takes locks to count.
    private const int Remembered = 7;

    [ThreadStatic]
    private static int _knownToWait;

    private readonly ExecutorService? _executor;
    private readonly bool _callerRuns;

    /// <summary>Creates a dispatcher.</summary>
    /// <param name="configurator">What makes it.</param>
    /// <param name="executor">The threads; null for the thread pool.</param>
    internal Dispatcher(MessageDispatcherConfigurator configurator, Func<Dispatcher, ExecutorService>? executor = null)
        : base(configurator)
    {
        Throughput = Math.Max(1, configurator.Config.GetInt("throughput", DefaultThroughput));
        ThroughputDeadlineTime = configurator.Config.GetTimeSpan("throughput-deadline-time", TimeSpan.Zero).Ticks;
        _executor = executor?.Invoke(this);
        _callerRuns = _executor is null && configurator.Prerequisites.Settings.Config.GetStringList("actorconcurrency.engine.caller-runs", []).Contains(Id);
    }

    /// <summary>True while there are actors that may come with work.</summary>
    internal bool IsInhabited => Inhabitants > 0;

    internal override bool IsSomebodyWaiting
    {
        get
        {
            if (_executor is not null) return true;
            if (_knownToWait > 0)
            {
                _knownToWait--;
                return true;
            }
            if (ThreadPool.PendingWorkItemCount == 0) return false;
            _knownToWait = Remembered;
            return true;
        }
    }

    // The thread pool has nothing to give back when the last actor has left, so nobody counts: the count would be fought for by all threads.
    internal override bool CountsActors => _executor is not null;

    /// <inheritdoc />
    [InternalApi]
    protected override void Shutdown() => _executor?.Shutdown();

    // Its first turn, too, is its creator's, so that a message which follows finds it idle.
    internal override void Attach(Mailbox mailbox)
    {
        if (CallerMayRun) mailbox.ScheduleHere();
        else TakeIn(mailbox);
    }

    internal override void DispatchStopped(Mailbox parent, LocalActorRef child)
    {
        parent.EnqueueStopped(child);
        parent.Schedule();
    }

    internal override void SystemDispatch(Mailbox mailbox, SysMsg.SystemMessage message) => EnqueueAndSchedule(mailbox, message);

    // A sender handles the message itself while the actor is idle: nobody has to be woken, nor waited for.
    internal override void Dispatch(Mailbox mailbox, Envelope envelope)
    {
        if (CallerMayRun) mailbox.DispatchHere(envelope);
        else EnqueueAndSchedule(mailbox, envelope);
    }

    // Between actors of these dispatchers everything goes the usual way, so that a chain of messages does not become a pile of calls.
    private bool CallerMayRun => _callerRuns && ActorCell.Current?.Dispatcher is not Dispatcher { _callerRuns: true };

    /// <inheritdoc />
    // Never into the thread's own queue: the newest there goes first, and while it brings forth others the oldest would not have its turn.
    protected override void ExecuteTask(IRunnable run)
    {
        if (_executor is null) ThreadPool.UnsafeQueueUserWorkItem(run, preferLocal: false);
        else _executor.Execute(run);
    }
}

/// <summary>Runs the mailbox of one actor on a thread of its own.</summary>
public sealed class PinnedDispatcher : Dispatcher
{
    internal PinnedDispatcher(MessageDispatcherConfigurator configurator)
        : base(configurator, static dispatcher => new OwnThreads(dispatcher, 1))
    {
    }
}

/// <summary>Runs mailboxes in the synchronization context that was current where the dispatcher was made, such as a user interface's.</summary>
public sealed class CurrentSynchronizationContextDispatcher : Dispatcher
{
    internal CurrentSynchronizationContextDispatcher(MessageDispatcherConfigurator configurator)
        : base(configurator, static dispatcher => new CurrentContext(dispatcher.Id))
    {
    }
}
