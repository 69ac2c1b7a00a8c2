using Akka.Actor;

namespace Akka.Dispatch;

/// <summary>
/// Task schedulers of four levels that share a number of threads of the thread pool: a free thread takes the task of the highest level,
/// and among those the oldest. Settings are in <c>akka.channel-scheduler</c>. Dispatchers with <c>executor = channel-executor</c> run on it.
/// </summary>
public sealed class ChannelTaskScheduler : IExtension, IDisposable
{
    private readonly LeveledTasks _tasks;

    /// <summary>Creates the schedulers; see <see cref="Get"/>.</summary>
    /// <param name="system">The system whose settings count.</param>
    public ChannelTaskScheduler(ExtendedActorSystem system)
    {
        var config = system.Settings.Config.GetConfig("akka.channel-scheduler") ?? Akka.Configuration.Config.Empty;
        var threads = (int)Math.Ceiling(Environment.ProcessorCount * config.GetDouble("parallelism-factor", 1.0));
        var least = config.GetInt("parallelism-min", 4);
        _tasks = new LeveledTasks(levels: 4, Math.Clamp(threads, least, Math.Max(least, config.GetInt("parallelism-max", 64))));
        High = _tasks.Scheduler(0);
        Normal = _tasks.Scheduler(1);
        Low = _tasks.Scheduler(2);
        Idle = _tasks.Scheduler(3);
    }

    /// <summary>Runs tasks before all others.</summary>
    public TaskScheduler High { get; }

    /// <summary>Runs tasks when there are none for <see cref="High"/>.</summary>
    public TaskScheduler Normal { get; }

    /// <summary>Runs tasks when there are none for <see cref="Normal"/> and above.</summary>
    public TaskScheduler Low { get; }

    /// <summary>Runs tasks when there is nothing else to do.</summary>
    public TaskScheduler Idle { get; }

    /// <summary>The schedulers of a system.</summary>
    /// <param name="system">The system.</param>
    public static ChannelTaskScheduler Get(ActorSystem system) => system.WithExtension<ChannelTaskScheduler, ChannelTaskSchedulerProvider>();

    /// <summary>The scheduler of a level.</summary>
    /// <param name="priority">The level.</param>
    /// <exception cref="ArgumentException">It is none.</exception>
    public TaskScheduler GetScheduler(TaskSchedulerPriority priority) => priority switch
    {
        TaskSchedulerPriority.Realtime or TaskSchedulerPriority.High or TaskSchedulerPriority.AboveNormal => High,
        TaskSchedulerPriority.Normal => Normal,
        TaskSchedulerPriority.BelowNormal or TaskSchedulerPriority.Low => Low,
        TaskSchedulerPriority.Idle => Idle,
        _ => throw new ArgumentException($"There is no scheduler of priority {priority}.", nameof(priority)),
    };

    /// <summary>Takes no more tasks; those that wait are still run.</summary>
    public void Dispose() => _tasks.Close();
}

/// <summary>Makes and finds the <see cref="ChannelTaskScheduler"/> of a system.</summary>
public sealed class ChannelTaskSchedulerProvider : ExtensionIdProvider<ChannelTaskScheduler>
{
    /// <inheritdoc />
    public override ChannelTaskScheduler CreateExtension(ExtendedActorSystem system) => new(system);
}
