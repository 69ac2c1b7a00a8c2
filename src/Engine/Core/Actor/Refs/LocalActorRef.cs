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
public class LocalActorRef : ActorRefWithCell
{
    private Mailbox _mailbox;
    private ActorCell? _cell;
    private ActorPath? _path;

    internal LocalActorRef(ActorSystemImpl system, Props props, MessageDispatcher dispatcher, IInternalActorRef supervisor, ActorPath path)
        : this(system, props, dispatcher, supervisor, path.Name, path.Uid) => _path = path;

    /// <summary>Makes a reference whose path is only made when somebody wants to see it.</summary>
    internal LocalActorRef(ActorSystemImpl system, Props props, MessageDispatcher dispatcher, IInternalActorRef supervisor, string name, long uid)
    {
        SystemImpl = system;
        Name = name;
        Uid = uid;
        Supervisor = supervisor;
        _mailbox = new Mailbox(dispatcher, system.Mailboxes.CreateQueue(props, dispatcher, this));
        _cell = new ActorCell(this, props, _mailbox);
    }

    /// <summary>The actor's system.</summary>
    internal ActorSystemImpl SystemImpl { get; }

    /// <summary>The actor's name among its siblings.</summary>
    internal string Name { get; }

    /// <summary>Whom the actor tells of its failures and its end: its parent, except for the root of all.</summary>
    internal IInternalActorRef Supervisor { get; }

    /// <summary>The number of this incarnation.</summary>
    internal long Uid { get; }

    /// <inheritdoc />
    public override ActorPath Path => _path ??= new ChildActorPath(Supervisor.Path, Name, Uid);

    /// <summary>The actor's state in the engine; that of a stopped actor says no more than that it has stopped.</summary>
    public ActorCell Cell => Volatile.Read(ref _cell) ?? new ActorCell(this);

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
    public override void Start() => Cell.Start();

    /// <inheritdoc />
    public override void Resume(Exception? causedByFailure = null) => SendSystemMessage(new Resume(causedByFailure));

    /// <inheritdoc />
    public override void Suspend() => SendSystemMessage(new Suspend());

    /// <inheritdoc />
    public override void Stop() => SendSystemMessage(new Terminate());

    /// <inheritdoc />
    public override void Restart(Exception cause) => SendSystemMessage(new Recreate(cause));

    /// <inheritdoc />
    public override void SendSystemMessage(ISystemMessage message)
    {
        if (Volatile.Read(ref _cell) is { IsTerminated: false } cell) cell.SendSystemMessage((SystemMessage)message);
        else SystemImpl.DeadLetterSystemMessage(message, this);
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

    /// <summary>The actor has stopped. Who has just looked at its mailbox may still send to it: it passes on to dead letters.</summary>
    internal void Retire()
    {
        Volatile.Write(ref _mailbox, SystemImpl.Mailboxes.DeadLetterMailbox);
        Volatile.Write(ref _cell, null);
    }
}
