namespace Akka.Actor;

/// <summary>How systems and contexts make selections.</summary>
public static class ActorRefFactoryShared
{
    /// <summary>The actor at a path, in this or another system.</summary>
    public static ActorSelection ActorSelection(ActorPath actorPath, ActorSystem system)
    {
        var provider = ((ExtendedActorSystem)system).Provider;
        return new ActorSelection(provider.RootGuardianAt(actorPath.Address), actorPath.Elements);
    }

    /// <summary>
    /// The actors that a path leads to: from another system's root where it has an address, from this system's root where it
    /// starts with a slash, from <paramref name="lookupRoot"/> otherwise. Empty or malformed text selects dead letters.
    /// </summary>
    public static ActorSelection ActorSelection(string path, ActorSystem system, IActorRef lookupRoot)
    {
        var provider = ((ExtendedActorSystem)system).Provider;
        if (RelativeActorPath.Unapply(path) is not { } elements)
        {
            return ActorPath.TryParse(path, out var absolute)
                ? new ActorSelection(provider.RootGuardianAt(absolute.Address), absolute.ElementsWithUid())
                : new ActorSelection(provider.DeadLetters, "");
        }

        if (path.Length == 0)
            return new ActorSelection(provider.DeadLetters, "");
        return new ActorSelection(path[0] == '/' ? provider.RootGuardian : lookupRoot, elements);
    }

    /// <summary>The actors that a path leads to from <paramref name="anchorActorRef"/>.</summary>
    public static ActorSelection ActorSelection(IActorRef anchorActorRef, string path) => new(anchorActorRef, path);
}
