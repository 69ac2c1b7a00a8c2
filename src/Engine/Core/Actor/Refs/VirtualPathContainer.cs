using System.Collections.Concurrent;

namespace Akka.Actor;

/// <summary>A place in the tree without an actor, with references below it: the temporary ones of asks.</summary>
internal sealed class VirtualPathContainer(IActorRefProvider provider, ActorPath path, IInternalActorRef parent) : MinimalActorRef
{
    private readonly ConcurrentDictionary<string, IInternalActorRef> _children = new();

    public override ActorPath Path { get; } = path;

    public override IActorRefProvider Provider { get; } = provider;

    public override IInternalActorRef Parent { get; } = parent;

    public void Add(string name, IInternalActorRef child) => _children[name] = child;

    public void Remove(string name) => _children.TryRemove(name, out _);

    public override IActorRef GetChild(IReadOnlyList<string> name)
    {
        if (name.Count == 0 || (name.Count == 1 && name[0].Length == 0)) return this;
        if (name[0] == "..") return Parent.GetChild(name.Skip(1).ToArray());
        if (!_children.TryGetValue(name[0], out var child)) return ActorRefs.Nobody;
        return name.Count == 1 ? child : child.GetChild(name.Skip(1).ToArray());
    }

    // The only message for a place without an actor: one on its way along a selection.
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
