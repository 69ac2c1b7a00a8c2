using Akka.Actor.Internal;
using Akka.Dispatch;
using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <summary>One actor's context and state in the engine, from creation to stop, across restarts.</summary>
/// <remarks>
/// The parts: <see cref="Mailbox"/> (what waits), <see cref="Children"/>, <see cref="DeathWatch"/>, <see cref="ReceiveTimer"/>,
/// <see cref="BehaviorStack"/>. The life cycle (create, fail, restart, stop) is in ActorCell.LifeCycle.cs, how messages get from the
/// mailbox to the instance in ActorCell.Messages.cs.
/// All but the sending of messages and the creation of top-level actors happens on the thread that runs the mailbox.
/// </remarks>
internal sealed partial class ActorCell : IUntypedActorContext
{
    public const long UndefinedUid = ActorPath.NoUid;

    [ThreadStatic]
    private static ActorCell? _current;

    private readonly LocalActorRef _self;
    private readonly Props _props;
    private BehaviorStack _behaviors;
    private Children? _children;
    private DeathWatch? _deathWatch;
    private ReceiveTimer? _receiveTimer;
    private ActorTaskScheduler? _taskScheduler;
    private IStash? _stash;
    private TimerScheduler? _timers;
    private ActorBase? _actor;
    private Envelope _envelope;

    public ActorCell(ActorSystemImpl system, LocalActorRef self, Props props, MessageDispatcher dispatcher, IInternalActorRef parent)
    {
        SystemImpl = system;
        _self = self;
        _props = props;
        Parent = parent;
        Mailbox = new Mailbox(this, dispatcher, system.Mailboxes.CreateQueue(props, dispatcher, self));
    }

    /// <summary>The cell of the actor that runs on this thread; null outside of actors.</summary>
    public static ActorCell? Current => _current;

    public ActorSystemImpl SystemImpl { get; }

    public ActorSystem System => SystemImpl;

    public IActorRef Self => _self;

    public LocalActorRef SelfRef => _self;

    public IInternalActorRef Parent { get; }

    IActorRef IActorContext.Parent => Parent;

    public Props Props => _props;

    public Mailbox Mailbox { get; }

    public MessageDispatcher Dispatcher => Mailbox.Dispatcher;

    /// <summary>The instance; null before creation, after a failed one, and when stopped.</summary>
    public ActorBase? Actor => _actor;

    public bool IsTerminated => Mailbox.IsClosed;

    public int NumberOfMessages => Mailbox.Count;

    /// <summary>The message in hand; null between messages.</summary>
    public object? CurrentMessage => _envelope.Message;

    public Envelope CurrentEnvelope => _envelope;

    /// <summary>Tells one message in hand from the next.</summary>
    public int CurrentEnvelopeId { get; private set; }

    public IActorRef Sender => _envelope.Sender ?? SystemImpl.DeadLetters;

    public ActorTaskScheduler TaskScheduler => _taskScheduler ??= new ActorTaskScheduler(this);

    public TimeSpan? ReceiveTimeout => _receiveTimer?.Timeout;

    /// <summary>Makes a cell the current one of this thread.</summary>
    /// <returns>The one before, for <see cref="Leave"/>.</returns>
    public static ActorCell? Enter(ActorCell cell)
    {
        var previous = _current;
        _current = cell;
        return previous;
    }

    public static void Leave(ActorCell? previous) => _current = previous;

    public static IActorRef? GetCurrentSelfOrNoSender() => _current?._self;

    public static IActorRef? GetCurrentSenderOrNoSender() => _current is { } cell ? cell._envelope.Sender : null;

    public void Start() => Dispatcher.Attach(this);

    public void SendMessage(IActorRef? sender, object message) =>
        Dispatcher.Dispatch(this, new Envelope(message, sender ?? SystemImpl.DeadLetters));

    public void SendSystemMessage(SystemMessage message) => Dispatcher.SystemDispatch(this, message);

    public void Become(Receive receive) => _behaviors.Replace(receive);

    public void BecomeStacked(Receive receive) => _behaviors.Push(receive);

    public void UnbecomeStacked() => _behaviors.Pop();

    void IUntypedActorContext.Become(UntypedReceive receive) => _behaviors.Replace(Always(receive));

    void IUntypedActorContext.BecomeStacked(UntypedReceive receive) => _behaviors.Push(Always(receive));

    public void SetReceiveTimeout(TimeSpan? timeout)
    {
        if (timeout is null && _receiveTimer is null) return;
        _receiveTimer ??= new ReceiveTimer(this);
        _receiveTimer.Set(timeout);
    }

    public IActorRef Watch(IActorRef subject) => WatchOver(subject, null);

    public IActorRef WatchWith(IActorRef subject, object message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return WatchOver(subject, message);
    }

    public IActorRef Unwatch(IActorRef subject)
    {
        _deathWatch?.Unwatch((IInternalActorRef)subject);
        return subject;
    }

    public ActorSelection ActorSelection(ActorPath actorPath) => ActorRefFactoryShared.ActorSelection(actorPath, SystemImpl);

    public ActorSelection ActorSelection(string actorPath) => ActorRefFactoryShared.ActorSelection(actorPath, SystemImpl, _self);

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
