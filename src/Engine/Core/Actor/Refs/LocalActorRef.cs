using Akka.Actor.Internal;
using Akka.Annotations;
using Akka.Dispatch;
using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <summary>A reference that has the actor's state at hand.</summary>
[InternalApi]
public abstract class ActorRefWithCell : InternalActorRefBase
{
    private protected ActorRefWithCell()
    {
    }

    /// <summary>The actor behind the reference.</summary>
    public abstract ICell Underlying { get; }

    /// <summary>The children, those that are stopping included.</summary>
    public abstract IEnumerable<IActorRef> Children { get; }

    /// <summary>The child of a name, which may carry the unique id; Nobody if there is none.</summary>
    public abstract IInternalActorRef GetSingleChild(string name);
}

/// <summary>The reference of an actor of this process.</summary>
/// <remarks>A stopped actor's reference, which may live on for long, keeps nothing of the actor but its name.</remarks>
public class LocalActorRef : ActorRefWithCell, IChildEntry
{
    private Mailbox _mailbox;
    private ChildName _name;
    private ActorPath? _path;

    internal LocalActorRef(ActorSystemImpl system, Props props, MessageDispatcher dispatcher, IInternalActorRef supervisor, ActorPath path)
        : this(system, props, dispatcher, supervisor, new ChildName(path.Name), path.Uid) => _path = path;

    /// <summary>Makes a reference whose path is only made when somebody wants to see it.</summary>
    internal LocalActorRef(ActorSystemImpl system, Props props, MessageDispatcher dispatcher, IInternalActorRef supervisor, ChildName name, long uid)
    {
        SystemImpl = system;
        _name = name;
        Uid = uid;
        Supervisor = supervisor;
        _mailbox = new Mailbox(this, props, dispatcher, system.Mailboxes.CreateQueue(props, dispatcher, this));
    }

    /// <summary>The actor's system.</summary>
    internal ActorSystemImpl SystemImpl { get; }

    /// <summary>The actor's name among its siblings.</summary>
    internal string Name => _name.Text;

    /// <summary>Whom the actor tells of its failures and its end: its parent, except for the root of all.</summary>
    internal IInternalActorRef Supervisor { get; }

    /// <summary>The number of this incarnation.</summary>
    internal long Uid { get; }

    /// <summary>The next one on the parent's list of children whose end it has not looked at.</summary>
    internal LocalActorRef? NextStopped { get; set; }

    /// <summary>The hash of the name, while the actor is among its parent's children.</summary>
    internal int NameHash { get; private set; }

    /// <inheritdoc />
    public override ActorPath Path => _path ??= new ChildActorPath(Supervisor.Path, Name, Uid);

    /// <summary>The actor's state in the engine; that of a stopped actor says no more than that it has stopped.</summary>
    public ActorCell Cell => Volatile.Read(ref _mailbox) is var mailbox and not DeadLetterMailbox ? mailbox.Cell : new ActorCell(this);

    /// <inheritdoc />
    public override ICell Underlying => Cell;

    /// <inheritdoc />
    public override IInternalActorRef Parent => Supervisor;

    /// <inheritdoc />
    public override IActorRefProvider Provider => SystemImpl.Provider;

    /// <inheritdoc />
    public override bool IsTerminated => _mailbox.IsClosed;

    /// <inheritdoc />
    public override bool IsLocal => true;

    /// <inheritdoc />
    public override void Start() => _mailbox.Dispatcher.Attach(_mailbox);

    /// <inheritdoc />
    public override void Resume(Exception? causedByFailure = null) => SendSystemMessage(new Resume(causedByFailure));

    /// <inheritdoc />
    public override void Suspend() => SendSystemMessage(new Suspend());

    /// <inheritdoc />
    public override void Stop()
    {
        if (ActorCell.IsRunning(this)) _mailbox.EndItself();
        else SendSystemMessage(new Terminate());
    }

    /// <inheritdoc />
    public override void Restart(Exception cause) => SendSystemMessage(new Recreate(cause));

    /// <inheritdoc />
    public override void SendSystemMessage(ISystemMessage message)
    {
        var mailbox = Volatile.Read(ref _mailbox);
        if (mailbox.IsClosed) SystemImpl.DeadLetterSystemMessage(message, this);
        else mailbox.Dispatcher.SystemDispatch(mailbox, (SystemMessage)message);
    }

    /// <inheritdoc />
    public override IActorRef GetChild(IReadOnlyList<string> name)
    {
        IInternalActorRef current = this;
        for (var i = 0; i < name.Count; i++)
        {
            if (name[i].Length == 0) continue;
            if (name[i] == "..") current = current.Parent;
            else if (current is ActorRefWithCell parent) current = parent.GetSingleChild(name[i]);
            else return current.GetChild(name.Skip(i).ToArray());
            if (current is Nobody) return current;
        }
        return current;
    }

    /// <inheritdoc />
    public override IEnumerable<IActorRef> Children => Cell.GetChildren();

    /// <inheritdoc />
    public override IInternalActorRef GetSingleChild(string name) => Cell.SingleChild(name);

    /// <inheritdoc />
    public override int GetHashCode() => HashOf(Uid, this);

    /// <inheritdoc />
    protected override void TellInternal(object message, IActorRef sender)
    {
        if (SystemImpl.SerializesMessages) message = Serialization.SerializationCheck.PassedOn(SystemImpl, message);
        var mailbox = _mailbox;
        if (mailbox.IsClosed) SystemImpl.DeadLetterQueue.Enqueue(this, new Envelope(message, sender, SystemImpl));
        else mailbox.Dispatcher.Dispatch(mailbox, new Envelope(message, sender));
    }

    /// <summary>Takes the notice of a child's end.</summary>
    internal void OnChildStopped(LocalActorRef child)
    {
        var mailbox = Volatile.Read(ref _mailbox);
        if (mailbox.IsClosed) SendSystemMessage(new DeathWatchNotification(child, existenceConfirmed: true, addressTerminated: false));
        else mailbox.Dispatcher.DispatchStopped(mailbox, child);
    }

    /// <summary>The actor has stopped. Who has just looked at its mailbox may still send to it: it passes on to dead letters.</summary>
    internal void Retire() => Volatile.Write(ref _mailbox, SystemImpl.Mailboxes.DeadLetterMailbox);

    IInternalActorRef IChildEntry.Ref => this;

    string IChildEntry.Name => Name;

    long IChildEntry.Uid => Uid;

    int IChildEntry.NameHash
    {
        get => NameHash;
        set => NameHash = value;
    }

    IChildEntry? IChildEntry.Next { get; set; }

    bool IChildEntry.IsStopping { get; set; }
}
