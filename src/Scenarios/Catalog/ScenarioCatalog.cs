using ActorConcurrency.Scenarios.Cluster.Demo;
using ActorConcurrency.Scenarios.Communication;
using ActorConcurrency.Scenarios.Communication.JoinableQueues;
using ActorConcurrency.Scenarios.Communication.Pipes;
using ActorConcurrency.Scenarios.Communication.Queues;
using ActorConcurrency.Scenarios.Coroutines;
using ActorConcurrency.Scenarios.Coroutines.AsyncAwait;
using ActorConcurrency.Scenarios.Executors;
using ActorConcurrency.Scenarios.Pools;
using ActorConcurrency.Scenarios.Processes;
using ActorConcurrency.Scenarios.Processes.Spread;
using ActorConcurrency.Scenarios.Synchronisation;
using ActorConcurrency.Scenarios.Synchronisation.Semaphores;
using ActorConcurrency.Scenarios.Synchronisation.TrafficLight;
using ActorConcurrency.Scenarios.Threads;
using ActorConcurrency.Scenarios.Threads.Conditions;
using ActorConcurrency.Scenarios.Threads.Daemons;
using ActorConcurrency.Scenarios.Threads.Gil;
using ActorConcurrency.Scenarios.Threads.Locks;

namespace ActorConcurrency.Scenarios.Catalog;

/// <summary>Every scenario, in the order of the notes.</summary>
internal static class ScenarioCatalog
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new ProcessScenario(),
        new ProcessJoinScenario(),
        new ProcessClassScenario(),
        new SemaphoreScenario(),
        new EventScenario(),
        new TrafficLightScenario(),
        new QueueScenario(),
        new JoinableQueueScenario(),
        new PipeScenario(),
        new ManagerScenario(),
        new PoolScenario(),
        new PoolCallbackScenario(),
        new ThreadsScenario(),
        new ProcessesScenario(),
        new ThreadClassScenario(),
        new SharedGlobalScenario(),
        new GilScenario(),
        new DaemonScenario(),
        new LockScenario(),
        new RlockScenario(),
        new ConditionScenario(),
        new TimerScenario(),
        new ExecutorScenario(),
        new CoroutineScenario(),
        new GreenletScenario(),
        new GeventScenario(),
        new AsyncAwaitScenario(),
        new ClusterScenario(),
    ];

    public static IEnumerable<string> Ids => All.Select(s => s.Id);

    /// <summary>The scenario of that id.</summary>
    /// <exception cref="UsageException">There is none; the message suggests the nearest ids.</exception>
    public static Scenario Find(string id) => All.FirstOrDefault(s => s.Id == id)
        ?? throw new UsageException("unknown.scenario", id, Names.Suggest(id, "kind.scenarios", Ids));

    /// <summary>Checks that every setting is a parameter of at least one of the scenarios.</summary>
    /// <exception cref="UsageException">One is not; the message suggests the nearest parameters.</exception>
    public static void RequireKnown(IEnumerable<string> settings, IReadOnlyCollection<Scenario> scenarios)
    {
        var known = scenarios.SelectMany(s => s.Parameters).Select(p => p.Name).Distinct().ToList();
        foreach (var name in settings.Where(name => !known.Contains(name)))
        {
            var whose = string.Join(", ", scenarios.Select(s => s.Id));
            throw known.Count == 0
                ? new UsageException("unknown.no-parameters", name, whose)
                : new UsageException("unknown.parameter", name, whose, Names.Suggest(name, "kind.parameters", known));
        }
    }
}
