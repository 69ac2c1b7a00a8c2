using System.Collections.Concurrent;
using Akka.Actor.Internal;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;
using Akka.Simulation;

namespace Akka.Actor;

/// <summary>
/// Shuts an actor system down in phases: each runs its tasks side by side, and the next begins when they are done, have failed or
/// took too long. Phases, their order and their time-outs are configured under <c>akka.coordinated-shutdown</c>.
/// </summary>
public sealed partial class CoordinatedShutdown : IExtension
{
    /// <summary>The first phase: for the application.</summary>
    public const string PhaseBeforeServiceUnbind = "before-service-unbind";

    /// <summary>New requests are no longer accepted.</summary>
    public const string PhaseServiceUnbind = "service-unbind";

    /// <summary>Requests in progress are completed.</summary>
    public const string PhaseServiceRequestsDone = "service-requests-done";

    /// <summary>Service endpoints are closed.</summary>
    public const string PhaseServiceStop = "service-stop";

    /// <summary>After the services and before the cluster: for the application.</summary>
    public const string PhaseBeforeClusterShutdown = "before-cluster-shutdown";

    /// <summary>The regions of cluster sharding are handed over.</summary>
    public const string PhaseClusterShardingShutdownRegion = "cluster-sharding-shutdown-region";

    /// <summary>The node tells the cluster that it leaves.</summary>
    public const string PhaseClusterLeave = "cluster-leave";

    /// <summary>Cluster singletons are handed over.</summary>
    public const string PhaseClusterExiting = "cluster-exiting";

    /// <summary>The other nodes know that this one is exiting.</summary>
    public const string PhaseClusterExitingDone = "cluster-exiting-done";

    /// <summary>The cluster extension is shut down.</summary>
    public const string PhaseClusterShutdown = "cluster-shutdown";

    /// <summary>After the cluster and before the actor system: for the application.</summary>
    public const string PhaseBeforeActorSystemTerminate = "before-actor-system-terminate";

    /// <summary>The last phase: the actor system terminates.</summary>
    public const string PhaseActorSystemTerminate = "actor-system-terminate";

    private readonly ShutdownPhases _phases;
    private readonly ILoggingAdapter _log;
    private readonly ConcurrentDictionary<string, ConcurrentQueue<ShutdownTask>> _tasks = new();
    private readonly TaskCompletionSource<Done> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Reason? _reason;

    internal CoordinatedShutdown(ExtendedActorSystem system, ShutdownPhases phases)
    {
        System = system;
        _phases = phases;
        _log = Logging.GetLogger(system, this);
    }

    /// <summary>The actor system that this shuts down.</summary>
    public ExtendedActorSystem System { get; }

    /// <summary>Why the shutdown was started; null before that.</summary>
    public Reason? ShutdownReason => Volatile.Read(ref _reason);

    /// <summary>The time-outs of all phases that have tasks, added up: what the shutdown may take at most.</summary>
    public TimeSpan TotalTimeout => _tasks.Keys.Aggregate(TimeSpan.Zero, (sum, phase) => sum + Timeout(phase));

    /// <summary>The coordinated shutdown of an actor system.</summary>
    /// <param name="sys">The actor system.</param>
    /// <returns>The same one each time.</returns>
    public static CoordinatedShutdown Get(ActorSystem sys) => sys.WithExtension<CoordinatedShutdown, CoordinatedShutdownExtension>();

    /// <summary>How long the tasks of a phase may take.</summary>
    /// <param name="phase">The phase's name.</param>
    /// <returns>The time-out.</returns>
    /// <exception cref="ArgumentException">There is no such phase.</exception>
    public TimeSpan Timeout(string phase) => _phases.Contains(phase)
        ? _phases[phase].Timeout
        : throw new ArgumentException(Unknown(phase), nameof(phase));

    /// <summary>Adds a task to a phase. During the shutdown, tasks can still be added to phases that are to come.</summary>
    /// <param name="phase">The phase's name.</param>
    /// <param name="taskName">A name for the log.</param>
    /// <param name="task">Starts the task when its phase begins, and completes when it is done.</param>
    /// <exception cref="ConfigurationException">There is no such phase.</exception>
    /// <exception cref="ArgumentException">The task has no name.</exception>
    public void AddTask(string phase, string taskName, Func<Task<Done>> task)
    {
        ArgumentException.ThrowIfNullOrEmpty(taskName);
        ArgumentNullException.ThrowIfNull(task);
        if (!_phases.Contains(phase))
            throw new ConfigurationException(Unknown(phase));
        _tasks.GetOrAdd(phase, _ => new ConcurrentQueue<ShutdownTask>()).Enqueue(new ShutdownTask(taskName, task));
    }

    /// <summary>Runs the phases in order, once: later calls change nothing, and get the first one's task.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="fromPhase">The phase to begin with; those that come before it are left out.</param>
    /// <returns>Completes after the last phase, or fails when a phase without recovery fails or takes too long.</returns>
    /// <exception cref="ConfigurationException">There is no phase <paramref name="fromPhase"/>.</exception>
    public Task<Done> Run(Reason reason, string? fromPhase = null)
    {
        if (fromPhase is not null && !_phases.Contains(fromPhase))
            throw new ConfigurationException(Unknown(fromPhase));
        if (Interlocked.CompareExchange(ref _reason, reason, null) is null)
            Begin(fromPhase);
        return _done.Task;
    }

    // Inside a simulation if there is one: between two phases nothing else keeps time from moving.
    private void Begin(string? fromPhase)
    {
        if (Simulator.Of(System) is not { } simulator)
        {
            _ = RunFromAsync(fromPhase);
            return;
        }
        simulator.Add(new ActionRunnable(() => _ = RunFromAsync(fromPhase)));
        simulator.RunFree();
    }

    private async Task RunFromAsync(string? fromPhase)
    {
        try
        {
            _log.Debug("Coordinated shutdown starts, reason [{0}]", _reason!.GetType().Name);
            foreach (var phase in _phases.Ordered.SkipWhile(name => fromPhase is not null && name != fromPhase))
                await RunPhaseAsync(phase).ConfigureAwait(false);
            _done.TrySetResult(Done.Instance);
        }
        catch (Exception e)
        {
            _done.TrySetException(e);
        }
    }

    private async Task RunPhaseAsync(string name)
    {
        if (!_tasks.TryGetValue(name, out var queue))
            return;

        var tasks = queue.ToArray();
        var phase = _phases[name];
        if (!phase.Enabled)
        {
            _log.Info("Phase [{0}] is disabled by configuration, its tasks [{1}] are skipped", name, string.Join(", ", tasks.Select(task => task.Name)));
            return;
        }

        _log.Debug("Phase [{0}] starts with tasks [{1}]", name, string.Join(", ", tasks.Select(task => task.Name)));
        var tooLate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var timer = new Cancelable(System.Scheduler);

        // Before the tasks start: the one that terminates the system takes the scheduler with it.
        if (!System.WhenTerminated.IsCompleted)
            System.Scheduler.Advanced.ScheduleOnce(phase.Timeout, tooLate.SetResult, timer);
        var running = Task.WhenAll(tasks.Select(task => RunTaskAsync(name, phase, task)).ToList());

        if (await Task.WhenAny(running, tooLate.Task.Inside()).ConfigureAwait(false) == running)
        {
            timer.Cancel();
            await running.ConfigureAwait(false);
            return;
        }

        if (!phase.Recover)
            throw new TimeoutException($"Phase [{name}] of the coordinated shutdown timed out after {phase.Timeout}.");
        _log.Warning("Phase [{0}] of the coordinated shutdown timed out after {1}", name, phase.Timeout);
    }

    private async Task RunTaskAsync(string phaseName, ShutdownPhase phase, ShutdownTask task)
    {
        try
        {
            await task.Start().Inside(isForeign: true).ConfigureAwait(false);
        }
        catch (Exception e) when (phase.Recover)
        {
            _log.Warning("Task [{0}] failed in phase [{1}] of the coordinated shutdown: {2}", task.Name, phaseName, e.Message);
        }
    }

    private string Unknown(string phase) =>
        $"The coordinated shutdown has no phase [{phase}]; it has [{string.Join(", ", _phases.Ordered)}]. Phases are configured under akka.coordinated-shutdown.phases.";

    private sealed record ShutdownTask(string Name, Func<Task<Done>> Start);
}
