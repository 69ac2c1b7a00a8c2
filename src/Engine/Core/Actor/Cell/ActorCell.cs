using Akka.Actor.Internal;
using Akka.Dispatch;
using Akka.Dispatch.MessageQueues;
using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <summary>One actor's context and state in the engine, from creation to stop, across restarts.</summary>
/// <remarks>
/// The parts: <see cref="OwnMailbox"/> (what waits), <see cref="Children"/>, <see cref="DeathWatch"/>, <see cref="ReceiveTimer"/>,
/// <see cref="BehaviorStack"/>. The life cycle (create, fail, restart, stop) is in ActorCell.LifeCycle.cs, how messages get from the
/// mailbox to the instance in ActorCell.Messages.cs.
/// All but the sending of messages and the creation of top-level actors happens on the thread that runs the mailbox.
/// </remarks>
public partial class ActorCell : ICell, IUntypedActorContext
{
    internal const long UndefinedUid = ActorPath.NoUid;

    [ThreadStatic]
    private static ActorCell? _current;

    /// <summary>The receiving end of the mailbox's built-in queue. It is here because the mailbox is what senders look at.</summary>
    internal EnvelopeReader Inbox;

    private readonly LocalActorRef _self;
    private Props _props;
    private BehaviorStack _behaviors;
    private Children? _children;
    private DeathWatch? _deathWatch;
    private ActorBase? _actor;
    private Envelope _envelope;

    /// <summary>Made by the actor's mailbox, when it first runs or somebody looks into it.</summary>
    internal ActorCell(LocalActorRef self, Props props, Mailbox mailbox)
    {
        _self = self;
        _props = props;
        OwnMailbox = mailbox;
    }

    /// <summary>Stands for the cell of an actor that has stopped.</summary>
    internal ActorCell(LocalActorRef stopped)
    {
        _self = stopped;
        _props = TerminatedProps.Instance;
        _children = Children.Closed;
        _terminating = true;
        OwnMailbox = stopped.SystemImpl.Mailboxes.DeadLetterMailbox;
    }

    /// <summary>The cell of the actor that runs on this thread; null outside of actors.</summary>
    internal static ActorCell? Current => _current;

    /// <summary>The actor's system, as the engine knows it.</summary>
    public ActorSystemImpl SystemImpl => _self.SystemImpl;

    /// <inheritdoc />
    public ActorSystem System => SystemImpl;

    /// <inheritdoc />
    public IActorRef Self => _self;

    internal LocalActorRef SelfRef => _self;

    /// <inheritdoc />
    public IInternalActorRef Parent => _self.Supervisor;

    IActorRef IActorContext.Parent => Parent;

    /// <inheritdoc />
    public Props Props => _props;

    /// <summary>What waits for the actor; where everything goes to dead letters, once it has stopped.</summary>
    public Mailbox Mailbox => OwnMailbox.IsClosed ? SystemImpl.Mailboxes.DeadLetterMailbox : OwnMailbox;

    internal Mailbox OwnMailbox { get; }

    /// <inheritdoc />
    public MessageDispatcher Dispatcher => OwnMailbox.Dispatcher;

    /// <summary>The instance; null before creation, after a failed one, and when stopped.</summary>
    internal ActorBase? Actor => _actor;

    /// <inheritdoc />
    public bool IsTerminated => OwnMailbox.IsClosed;

    /// <inheritdoc />
    public bool IsLocal => true;

    /// <inheritdoc />
    public bool HasMessages => OwnMailbox.HasMessages;

    /// <inheritdoc />
    public int NumberOfMessages => OwnMailbox.NumberOfMessages;

    /// <summary>The message in hand; null between messages.</summary>
    public object? CurrentMessage => _envelope.Message;

    internal Envelope CurrentEnvelope => _envelope;

    /// <summary>Tells one message in hand from the next.</summary>
    public int CurrentEnvelopeId { get; private set; }

    /// <inheritdoc />
    public IActorRef Sender => _envelope.Sender ?? SystemImpl.DeadLetters;

    internal ActorTaskScheduler TaskScheduler => Rare.TaskScheduler ??= new ActorTaskScheduler(this);

    /// <inheritdoc />
    public TimeSpan? ReceiveTimeout => IdleTimer?.Timeout;

    /// <summary>Makes a cell the current one of this thread.</summary>
    /// <returns>The one before, for <see cref="Leave"/>.</returns>
    internal static ActorCell? Enter(ActorCell cell)
    {
        var previous = _current;
        _current = cell;
        return previous;
    }

    internal static void Leave(ActorCell? previous) => _current = previous;

    /// <summary>The actor that runs on this thread; null outside of actors.</summary>
    public static IActorRef? GetCurrentSelfOrNoSender() => _current?._self;

    /// <summary>Who sent the message that the actor on this thread has in hand; null outside of actors.</summary>
    public static IActorRef? GetCurrentSenderOrNoSender() => _current is { } cell ? cell._envelope.Sender : null;

    internal void SendSystemMessage(SystemMessage message) => Dispatcher.SystemDispatch(this, message);

    /// <inheritdoc />
    public void Become(Receive receive) => _behaviors.Replace(receive);

    /// <inheritdoc />
    public void BecomeStacked(Receive receive) => _behaviors.Push(receive);

    /// <inheritdoc />
    public void UnbecomeStacked() => _behaviors.Pop();

    void IUntypedActorContext.Become(UntypedReceive receive) => _behaviors.Replace(Always(receive));

    void IUntypedActorContext.BecomeStacked(UntypedReceive receive) => _behaviors.Push(Always(receive));

    /// <inheritdoc />
    public void SetReceiveTimeout(TimeSpan? timeout = null)
    {
        if (timeout is null && IdleTimer is null) return;
        (Rare.IdleTimer ??= new ReceiveTimer(this)).Set(timeout);
    }

    /// <inheritdoc />
    public IActorRef Watch(IActorRef subject) => WatchOver(subject, null);

    /// <inheritdoc />
    public IActorRef WatchWith(IActorRef subject, object message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return WatchOver(subject, message);
    }

    /// <inheritdoc />
    public IActorRef Unwatch(IActorRef subject)
    {
        _deathWatch?.Unwatch((IInternalActorRef)subject);
        return subject;
    }

    /// <inheritdoc />
    public ActorSelection ActorSelection(ActorPath path) => ActorRefFactoryShared.ActorSelection(path, SystemImpl);

    /// <inheritdoc />
    public ActorSelection ActorSelection(string path) => ActorRefFactoryShared.ActorSelection(path, SystemImpl, _self);

    /// <inheritdoc />
    public override string ToString() => $"cell of {_self}";

    private IActorRef WatchOver(IActorRef subject, object? message)
    {
        ArgumentNullException.ThrowIfNull(subject);
        if (!subject.Equals(_self)) (_deathWatch ??= new DeathWatch(this)).Watch((IInternalActorRef)subject, message);
        return subject;
    }

    private static Receive Always(UntypedReceive receive) => message =>
    {
        receive(message);
        return true;
    };
}
