namespace Akka.Actor;

/// <summary>Takes a message along the steps of a selection, as far as actors of this process go.</summary>
internal static class SelectionDelivery
{
    /// <summary>Walks from <paramref name="anchor"/>; a reference that is no actor of this process takes the rest of the way over.</summary>
    public static void Deliver(IInternalActorRef anchor, IActorRef? sender, ActorSelectionMessage selection)
    {
        var elements = selection.Elements;
        var current = anchor;
        for (var i = 0; i < elements.Length; i++)
        {
            if (current is not ActorRefWithCell actor)
            {
                current.Tell(selection.Copy(elements: elements[i..]), sender);
                return;
            }

            switch (elements[i])
            {
                case SelectParent:
                    current = actor.Parent;
                    break;
                case SelectChildName step:
                    current = actor.GetSingleChild(step.Name);
                    if (current is Nobody)
                    {
                        Undelivered(anchor, actor.Provider, sender, selection);
                        return;
                    }

                    break;
                case SelectChildPattern step:
                    List<IActorRef> children = [.. actor.Children.Where(step.Fits)];
                    if (children.Count == 0)
                        Undelivered(anchor, actor.Provider, sender, selection);
                    var onward = selection.Copy(elements: elements[(i + 1)..], wildCardFanOut: selection.WildCardFanOut || children.Count > 1);
                    foreach (var child in children)
                        Deliver((IInternalActorRef)child, sender, onward);
                    return;
                case SelectChildRecursive:
                    DeliverBelow(actor, sender, selection.Message);
                    return;
            }
        }

        current.Tell(selection.Message, sender);
    }

    // Where nobody is below, nobody is told: not even whoever asks who is there.
    private static void DeliverBelow(ActorRefWithCell actor, IActorRef? sender, object message)
    {
        foreach (var child in actor.Children)
        {
            child.Tell(message, sender);
            if (child is ActorRefWithCell parent)
                DeliverBelow(parent, sender, message);
        }
    }

    /// <summary>A reference without an actor, at the place where the way ended, makes the message a dead letter or answers an Identify.</summary>
    public static void Undelivered(IInternalActorRef anchor, IActorRefProvider provider, IActorRef? sender, ActorSelectionMessage selection)
    {
        if (selection.WildCardFanOut)
            return;
        var path = anchor.Path / selection.Elements.Select(e => e.ToString()!);
        new EmptyLocalActorRef(provider, path, ((IEngineProvider)provider).System.EventStream).Tell(selection, sender);
    }
}
