using System.Collections.Immutable;
using Akka;
using Akka.Actor;
using Akka.Configuration;

namespace ActorConcurrency.Actors.Jobs;

/// <summary>
/// The kinds of jobs that the workers of one actor system can run. A node of a cluster has workers as soon as it has registered a type, or
/// asked for jobs itself; nodes with the same names must have the same code behind them. Safe for many threads.
/// </summary>
public sealed class JobTypes : IExtension
{
    internal const string HostName = "job-host";

    private static readonly Config Defaults = ConfigurationFactory.ParseString(
        """
        actorconcurrency.jobs {
          # How many jobs of one name a node runs at a time, where the jobs' options leave it open; 0: as many as it has processors.
          workers = 0

          # After so long what goes between the nodes and was not answered is said once more.
          retry-interval = 2s
        }
        """);

    private ImmutableDictionary<string, JobType> _types = ImmutableDictionary<string, JobType>.Empty;

    private JobTypes(ExtendedActorSystem system)
    {
        system.Settings.InjectTopLevelFallback(Defaults);
        var workers = system.Settings.Config.GetInt("actorconcurrency.jobs.workers");
        if (workers < 0) throw new ConfigurationException($"actorconcurrency.jobs.workers is {workers}: it must not be negative.");
        RetryInterval = system.Settings.Config.GetTimeSpan("actorconcurrency.jobs.retry-interval");
        if (RetryInterval <= TimeSpan.Zero) throw new ConfigurationException($"actorconcurrency.jobs.retry-interval is {RetryInterval}: it must be positive.");
        Host = system.SystemActorOf(JobHostActor.Props(this, workers == 0 ? Environment.ProcessorCount : workers), HostName);
        Sent = new SentValues(system);
        Kept = new KeptJobs(system);
        CoordinatedShutdown.Get(system).AddTask(CoordinatedShutdown.PhaseBeforeServiceUnbind, "retire-job-workers", RetireAsync);
    }

    /// <summary>The actor whose children run this node's jobs.</summary>
    internal IActorRef Host { get; }

    internal TimeSpan RetryInterval { get; }

    internal SentValues Sent { get; }

    internal KeptJobs Kept { get; }

    internal IReadOnlyList<string> Names => [.. Volatile.Read(ref _types).Keys.Order(StringComparer.Ordinal)];

    /// <summary>The job types of an actor system.</summary>
    /// <exception cref="ConfigurationException">A setting in <c>actorconcurrency.jobs</c> is not valid.</exception>
    public static JobTypes Of(ActorSystem system)
    {
        ArgumentNullException.ThrowIfNull(system);
        return Provider.Instance.Apply(system);
    }

    /// <summary>Lets the workers of this node run jobs of a type. A type that is registered already may be registered again.</summary>
    /// <exception cref="InvalidOperationException">Another type of that name is registered.</exception>
    public JobTypes Register(JobType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        var registered = ImmutableInterlocked.GetOrAdd(ref _types, type.Name, type);
        if (!ReferenceEquals(registered, type))
            throw new InvalidOperationException($"A job type '{type.Name}' is registered already, with jobs of {registered.Job} and another handler.");
        Host.Tell(JobHostActor.TypesChanged.Instance, ActorRefs.NoSender);
        return this;
    }

    // What runs here is handed back while the node can still say so.
    private Task<Done> RetireAsync()
    {
        Host.Tell(JobHostActor.Retire.Instance, ActorRefs.NoSender);
        return Task.FromResult(Done.Instance);
    }

    internal JobType? Find(string name) => Volatile.Read(ref _types).GetValueOrDefault(name);

    private sealed class Provider : ExtensionIdProvider<JobTypes>
    {
        public static Provider Instance { get; } = new();

        public override JobTypes CreateExtension(ExtendedActorSystem system) => new(system);
    }
}
