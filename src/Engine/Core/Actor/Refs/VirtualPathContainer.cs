using System.Collections.Concurrent;
using Akka.Annotations;

namespace Akka.Actor;

/// <summary>A place in the tree without an actor, with references below it: the temporary ones of asks.</summary>
[InternalApi]
public sealed class VirtualPathContainer : MinimalActorRef
{
    private readonly ConcurrentDictionary<string, IInternalActorRef> _children = new();

    internal VirtualPathContainer(IActorRefProvider provider, ActorPath path, IInternalActorRef parent)
    {
        Provider = provider;
        Path = path;
        Parent = parent;
    }

    /// <inheritdoc />
    public override ActorPath Path { get; }

    /// <inheritdoc />
    public override IActorRefProvider Provider { get; }

    /// <inheritdoc />
    public override IInternalActorRef Parent { get; }

    /// <summary>Calls an action with each reference below, in no order.</summary>
    public void ForEachChild(Action<IInternalActorRef> action)
    {
        foreach (var child in _children.Values) action(child);
    }

    internal void Add(string name, IInternalActorRef child) => _children[name] = child;

    internal void Remove(string name) => _children.TryRemove(name, out _);

    /// <inheritdoc />
    public override IActorRef GetChild(IReadOnlyList<string> name)
    {
        if (name.Count == 0 || (name.Count == 1 && name[0].Length == 0)) return this;
        if (name[0] == "..") return Parent.GetChild(name.Skip(1).ToArray());
        if (!_children.TryGetValue(name[0], out var child)) return ActorRefs.Nobody;
        return name.Count == 1 ? child : child.GetChild(name.Skip(1).ToArray());
    }

    /// <inheritdoc />
    /// <remarks>The only message for a place without an actor: one on its way along a selection.</remarks>
    protected override void TellInternal(object message, IActorRef sender)
    {
        if (message is not ActorSelectionMessage { Elements: [SelectChildName next, .. var rest] } selection)
            return;
        if (!_children.TryGetValue(next.Name, out var child))
            SelectionDelivery.Undelivered(this, Provider, sender, selection);
        else if (rest.Length == 0)
            child.Tell(selection.Message, sender);
        else
            child.Tell(selection.Copy(elements: rest), sender);
    }
}
