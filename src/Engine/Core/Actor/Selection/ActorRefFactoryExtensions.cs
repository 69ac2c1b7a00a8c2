namespace Akka.Actor;

/// <summary>Shorter ways to create and select actors.</summary>
public static class ActorRefFactoryExtensions
{
    /// <summary>Creates an actor with its constructor without parameters.</summary>
    /// <exception cref="InvalidActorNameException">The name is taken or not a valid path element.</exception>
    public static IActorRef ActorOf<TActor>(this IActorRefFactory factory, string? name = null)
        where TActor : ActorBase, new() => factory.ActorOf(Props.Create<TActor>(), name);

    /// <summary>The actors that a path leads to from <paramref name="anchorRef"/>.</summary>
    public static ActorSelection ActorSelection(this IActorRefFactory factory, IActorRef anchorRef, string actorPath) =>
        ActorRefFactoryShared.ActorSelection(anchorRef, actorPath);
}
