using Akka.Actor.Internal;
using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

public partial class ActorCell
{
    internal IReadOnlyCollection<ChildRestartStats> ChildStats => (IReadOnlyCollection<ChildRestartStats>?)_children ?? [];

    /// <inheritdoc />
    public virtual IActorRef ActorOf(Props props, string? name = null) => CreateChild(props, name, systemService: false, isTopLevel: false);

    /// <summary>Creates a child. Safe from any thread, for the guardians' sake.</summary>
    /// <param name="props">How to create it.</param>
    /// <param name="name">Its name; a generated one when null.</param>
    /// <param name="systemService">True for the engine's own actors.</param>
    /// <param name="isTopLevel">True when the caller is not this actor.</param>
    internal IInternalActorRef CreateChild(Props props, string? name, bool systemService, bool isTopLevel)
    {
        ArgumentNullException.ThrowIfNull(props);
        if (name is not null) CheckName(name);
        return CreateUncheckedChild(props, name, systemService, isTopLevel);
    }

    /// <summary>Creates a child whose name may be one that users cannot give.</summary>
    internal IInternalActorRef CreateUncheckedChild(Props props, string? name, bool systemService, bool isTopLevel)
    {
        var children = _children ?? AddChildren();
        var childName = name is null ? children.GenerateName() : new ChildName(name);
        children.Check(childName);
        var child = SystemImpl.RefFactory.ActorOf(props, _self, childName, SystemImpl.NextUid(), systemService);
        children.Add(child, childName);
        Announce("now supervising {0}", _actor, child);
        if (FailedBy is not null && !isTopLevel) child.Suspend();
        child.Start();
        return child;
    }

    /// <summary>Takes an actor that was made elsewhere as a child: a guardian.</summary>
    internal void AddChild(IInternalActorRef child) => (_children ?? AddChildren()).Add(child, new ChildName(child.Path.Name));

    IActorRef IActorContext.Child(string name) => Child(name);

    internal IActorRef Child(string name) => _children?.Find(name) ?? (IActorRef)ActorRefs.Nobody;

    /// <summary>The child of a name, which may carry the unique id of the wanted incarnation.</summary>
    internal IInternalActorRef SingleChild(string nameAndUid)
    {
        var at = nameAndUid.IndexOf('#');
        if (at < 0) return _children?.Find(nameAndUid) ?? ActorRefs.Nobody;
        return _children?.Find(nameAndUid[..at]) is { } child && long.TryParse(nameAndUid.AsSpan(at + 1), out var uid) && child.Path.Uid == uid
            ? child
            : ActorRefs.Nobody;
    }

    /// <summary>The children, those that are stopping included.</summary>
    public IEnumerable<IInternalActorRef> GetChildren() => (IEnumerable<IInternalActorRef>?)_children ?? [];

    IEnumerable<IActorRef> IActorContext.GetChildren() => GetChildren();

    /// <inheritdoc />
    public void Stop(IActorRef child)
    {
        _children?.MarkStopping(child);
        ((IInternalActorRef)child).Stop();
    }

    internal void StopChildren()
    {
        foreach (var child in GetChildren()) Stop(child);
    }

    private Children AddChildren()
    {
        var fresh = new Children();
        return Interlocked.CompareExchange(ref _children, fresh, null) ?? fresh;
    }

    private void HandleChildFailure(Failed failed)
    {
        if (_children?.StatsOf(failed.Child) is not { } stats || stats.Uid != failed.Uid) return;
        if (!Strategy.HandleFailure(this, failed.Child, failed.Cause, stats, ChildStats))
            global::System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failed.Cause);
    }

    // Nothing, if it is no child.
    private void ChildStopped(IActorRef child)
    {
        Exception? recreationCause = null;
        if (_children?.Remove(child, out recreationCause) is not { } after) return;
        if (_actor is not null) Strategy.HandleChildTerminated(this, child, GetChildren());
        switch (after)
        {
            case AfterChildren.Create:
                FinishCreate();
                break;
            case AfterChildren.Recreate:
                FinishRecreate(recreationCause!);
                break;
            case AfterChildren.Terminate:
                FinishTerminate();
                break;
        }
    }

    private SupervisorStrategy Strategy => _props.SupervisorStrategy ?? _actor?.StrategyForChildren() ?? SupervisorStrategy.DefaultStrategy;

    private void ForEachChild(Action<IInternalActorRef> action, IActorRef? except = null)
    {
        if (_children is null) return;
        foreach (var child in _children.ToArray())
        {
            if (except is null || !child.Equals(except)) action(child);
        }
    }

    private static void CheckName(string name)
    {
        if (name.Length == 0) throw new InvalidActorNameException("An actor name must not be empty.");
        if (!ActorPath.IsValidPathElement(name))
            throw new InvalidActorNameException(
                $"Illegal actor name [{name}]: names include only ASCII letters, digits and any of {ActorPath.ValidSymbols}, and do not start with `$`.");
    }
}
