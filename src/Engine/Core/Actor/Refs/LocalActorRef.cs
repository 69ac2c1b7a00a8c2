using Akka.Actor.Internal;
using Akka.Dispatch;
using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <summary>A reference that has the actor's children at hand.</summary>
internal abstract class ActorRefWithCell : InternalActorRefBase
{
    /// <summary>The children, those that are stopping included.</summary>
    public abstract IEnumerable<IActorRef> Children { get; }

    /// <summary>The child of a name, which may carry the unique id; Nobody if there is none.</summary>
    public abstract IInternalActorRef GetSingleChild(string name);
}

/// <summary>The reference of an actor of this process.</summary>
internal class LocalActorRef : ActorRefWithCell, IRepointableRef
{
    private readonly ActorCell _cell;
    private ActorPath? _path;

    public LocalActorRef(ActorSystemImpl system, Props props, MessageDispatcher dispatcher, IInternalActorRef supervisor, ActorPath path)
        : this(system, props, dispatcher, supervisor, path.Name, path.Uid) => _path = path;

    /// <summary>Makes a reference whose path is only made when somebody wants to see it.</summary>
    public LocalActorRef(ActorSystemImpl system, Props props, MessageDispatcher dispatcher, IInternalActorRef supervisor, string name, long uid)
    {
        Name = name;
        Uid = uid;
        _cell = new ActorCell(system, this, props, dispatcher, supervisor);
    }

    /// <summary>The actor's name among its siblings.</summary>
    public string Name { get; }

    /// <summary>The number of this incarnation.</summary>
    public long Uid { get; }

    public override ActorPath Path => _path ??= new ChildActorPath(_cell.Parent.Path, Name, Uid);

    public ActorCell Cell => _cell;

    public override IInternalActorRef Parent => _cell.Parent;

    public override IActorRefProvider Provider => _cell.SystemImpl.Provider;

    public override bool IsTerminated => _cell.IsTerminated;

    public override bool IsLocal => true;

    public bool IsStarted => true;

    public override void Start() => _cell.Start();

    public override void Resume(Exception? causedByFailure = null) => SendSystemMessage(new Resume(causedByFailure));

    public override void Suspend() => SendSystemMessage(new Suspend());

    public override void Stop() => SendSystemMessage(new Terminate());

    public override void Restart(Exception cause) => SendSystemMessage(new Recreate(cause));

    public override void SendSystemMessage(ISystemMessage message)
    {
        if (_cell.IsTerminated) _cell.SystemImpl.DeadLetterSystemMessage(message, this);
        else _cell.SendSystemMessage((SystemMessage)message);
    }

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

    public override IEnumerable<IActorRef> Children => _cell.GetChildren();

    public override IInternalActorRef GetSingleChild(string name) => _cell.SingleChild(name);

    public override int GetHashCode() => HashOf(Uid, this);

    protected override void TellInternal(object message, IActorRef sender)
    {
        if (_cell.IsTerminated) _cell.SystemImpl.DeadLetterQueue.Enqueue(this, new Envelope(message, sender ?? _cell.SystemImpl.DeadLetters));
        else _cell.SendMessage(sender, message);
    }
}
