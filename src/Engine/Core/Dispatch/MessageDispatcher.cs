using Akka.Actor;
using Akka.Annotations;
using Akka.Configuration;
using Akka.Event;

namespace Akka.Dispatch;

/// <summary>Runs mailboxes: decides on which threads actors handle their messages.</summary>
public abstract class MessageDispatcher
{
    /// <summary>Messages an actor handles in one go when nothing else is configured.</summary>
    public const int DefaultThroughput = 100;

    private long _deadlineMilliseconds;
    private long _inhabitants;
    private bool? _hasMailboxSettings;

    /// <summary>Creates a dispatcher.</summary>
    protected MessageDispatcher(MessageDispatcherConfigurator configurator)
    {
        Configurator = configurator;
        Throughput = DefaultThroughput;
        Id = configurator.Config.GetString("id", "");
    }

    /// <summary>What made this dispatcher.</summary>
    public MessageDispatcherConfigurator Configurator { get; }

    /// <summary>The system's event stream.</summary>
    public EventStream EventStream => Configurator.Prerequisites.EventStream;

    /// <summary>The system's mailboxes.</summary>
    public Mailboxes Mailboxes => Configurator.Prerequisites.Mailboxes;

    /// <summary>The path of the dispatcher's configuration.</summary>
    public string Id { get; protected set; }

    /// <summary>Messages an actor handles in one go before another one gets its turn.</summary>
    public int Throughput { get; set; }

    /// <summary>How long an actor may go on in one go, in ticks of 100 ns; null for no limit.</summary>
    public long? ThroughputDeadlineTime
    {
        get => _deadlineMilliseconds == 0 ? null : _deadlineMilliseconds * TimeSpan.TicksPerMillisecond;
        protected set => _deadlineMilliseconds = value is > 0 ? Math.Max(1, value.Value / TimeSpan.TicksPerMillisecond) : 0;
    }

    /// <summary>Actors that run on this dispatcher.</summary>
    protected long Inhabitants => Interlocked.Read(ref _inhabitants);

    /// <summary>Runs an action on the dispatcher's threads.</summary>
    public void Schedule(Action run) => ExecuteTask(new ActionRunnable(run));

    /// <summary>Runs a work item on the dispatcher's threads.</summary>
    public void Schedule(IRunnable run) => ExecuteTask(run);

    /// <summary>Puts a work item on a thread.</summary>
    protected abstract void ExecuteTask(IRunnable run);

    /// <summary>Publishes an error that has no actor to blame.</summary>
    protected void ReportFailure(Exception ex) => EventStream.Publish(new Error(ex, GetType().Name, GetType(), ex.Message));

    /// <summary>True when the dispatcher's section says something of its actors' mailboxes: their type, or what they must be able to do.</summary>
    internal bool HasMailboxSettings => _hasMailboxSettings ??= Names("mailbox-type") || Names("mailbox-requirement");

    private bool Names(string setting) => !string.IsNullOrEmpty(Configurator.Config.GetString(setting, ""));

    internal void Execute(IRunnable run) => ExecuteTask(run);

    /// <summary>False when a mailbox that has had its turn may go on, since no other one waits for the thread.</summary>
    internal virtual bool IsSomebodyWaiting => true;

    /// <summary>False when there is nothing to shut down after the last actor.</summary>
    internal virtual bool CountsActors => true;

    private protected void TakeIn(Mailbox mailbox)
    {
        if (CountsActors) Interlocked.Increment(ref _inhabitants);
        mailbox.Schedule();
    }

    internal long StartBatch() => _deadlineMilliseconds == 0 ? 0 : Environment.TickCount64 + _deadlineMilliseconds;

    /// <summary>Takes an actor in, which runs from now on.</summary>
    public virtual void Attach(ActorCell cell) => TakeIn(cell.OwnMailbox);

    /// <summary>The same, for a mailbox whose actor may have no cell yet.</summary>
    internal virtual void Attach(Mailbox mailbox) => Attach(mailbox.Cell);

    /// <summary>Lets an actor go, which has stopped.</summary>
    public virtual void Detach(ActorCell cell)
    {
        if (CountsActors && Interlocked.Decrement(ref _inhabitants) == 0) Shutdown();
    }

    /// <summary>Puts a message into an actor's mailbox and lets that run.</summary>
    public virtual void Dispatch(ActorCell cell, Envelope envelope) => EnqueueAndSchedule(cell.OwnMailbox, envelope);

    /// <summary>Puts a message, whose sender may be null, into a mailbox and has it run: in the way of an application's dispatcher, where it has one.</summary>
    internal virtual void Dispatch(Mailbox mailbox, Envelope envelope) =>
        Dispatch(mailbox.Cell, new Envelope(envelope.Message, envelope.Sender, mailbox.Cell.SystemImpl));

    private protected static void EnqueueAndSchedule(Mailbox mailbox, Envelope envelope)
    {
        mailbox.Enqueue(envelope);
        mailbox.Schedule();
    }

    /// <summary>Puts a system message into an actor's mailbox and lets that run.</summary>
    public virtual void SystemDispatch(ActorCell cell, SysMsg.SystemMessage message) => EnqueueAndSchedule(cell.OwnMailbox, message);

    /// <summary>The same, for a mailbox whose actor may have no cell yet: in the way of an application's dispatcher, where it has one.</summary>
    internal virtual void SystemDispatch(Mailbox mailbox, SysMsg.SystemMessage message) => SystemDispatch(mailbox.Cell, message);

    /// <summary>Puts the notice of a child's end into its parent's mailbox and lets that run.</summary>
    internal virtual void DispatchStopped(Mailbox parent, LocalActorRef child) =>
        SystemDispatch(parent, new SysMsg.DeathWatchNotification(child, existenceConfirmed: true, addressTerminated: false));

    private protected static void EnqueueAndSchedule(Mailbox mailbox, SysMsg.SystemMessage message)
    {
        mailbox.Enqueue(message);
        mailbox.Schedule();
    }

    /// <summary>The last actor has left: a dispatcher that owns threads gives them back.</summary>
    [InternalApi]
    protected abstract void Shutdown();
}

/// <summary>Makes a dispatcher from its section of the configuration.</summary>
public abstract class MessageDispatcherConfigurator
{
    /// <summary>Creates the configurator.</summary>
    /// <param name="config">The dispatcher's section.</param>
    /// <param name="prerequisites">What dispatchers need of the system.</param>
    protected MessageDispatcherConfigurator(Config config, IDispatcherPrerequisites prerequisites)
    {
        Config = config;
        Prerequisites = prerequisites;
    }

    /// <summary>The dispatcher's section of the configuration.</summary>
    public Config Config { get; }

    /// <summary>What dispatchers need of the system.</summary>
    public IDispatcherPrerequisites Prerequisites { get; }

    /// <summary>The dispatcher; a shared one or one of its own for each call.</summary>
    public abstract MessageDispatcher Dispatcher();

    /// <summary>True when its dispatchers run an actor on the thread of whoever sends to it.</summary>
    internal virtual bool RunsOnCaller => false;
}

/// <summary>What dispatchers need of their system.</summary>
public interface IDispatcherPrerequisites
{
    /// <summary>The system's event stream.</summary>
    EventStream EventStream { get; }

    /// <summary>The system's scheduler.</summary>
    IScheduler Scheduler { get; }

    /// <summary>The system's settings.</summary>
    Settings Settings { get; }

    /// <summary>The system's mailboxes.</summary>
    Mailboxes Mailboxes { get; }
}

/// <summary>The prerequisites as a plain value.</summary>
public sealed class DefaultDispatcherPrerequisites : IDispatcherPrerequisites
{
    /// <summary>Creates the value.</summary>
    public DefaultDispatcherPrerequisites(EventStream eventStream, IScheduler scheduler, Settings settings, Mailboxes mailboxes)
    {
        EventStream = eventStream;
        Scheduler = scheduler;
        Settings = settings;
        Mailboxes = mailboxes;
    }

    /// <inheritdoc />
    public EventStream EventStream { get; }

    /// <inheritdoc />
    public IScheduler Scheduler { get; }

    /// <inheritdoc />
    public Settings Settings { get; }

    /// <inheritdoc />
    public Mailboxes Mailboxes { get; }
}
