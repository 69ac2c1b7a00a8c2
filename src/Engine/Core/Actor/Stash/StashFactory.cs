using Akka.Actor.Internal;

namespace Akka.Actor;

/// <summary>Makes stashes for actors that get theirs in another way than from their cell.</summary>
public static class StashFactory
{
    /// <summary>Makes a stash for an actor type.</summary>
    /// <typeparam name="T">The actor's type.</typeparam>
    /// <param name="context">The actor's context.</param>
    /// <returns>The stash.</returns>
    /// <exception cref="ArgumentException">The type does not say that it has a stash.</exception>
    public static IStash CreateStash<T>(this IActorContext context)
        where T : ActorBase => CreateStash(context, typeof(T));

    /// <summary>Makes a stash for an actor.</summary>
    /// <param name="context">The actor's context.</param>
    /// <param name="actorInstance">The actor.</param>
    /// <returns>The stash.</returns>
    public static IStash CreateStash(this IActorContext context, IActorStash actorInstance) => CreateStash(context, actorInstance.GetType());

    /// <summary>Makes a stash for an actor type.</summary>
    /// <param name="context">The actor's context.</param>
    /// <param name="actorType">The actor's type.</param>
    /// <returns>The stash.</returns>
    /// <exception cref="ArgumentException">The type does not say that it has a stash.</exception>
    public static IStash CreateStash(this IActorContext context, Type actorType) => typeof(IActorStash).IsAssignableFrom(actorType)
        ? AbstractStash.Create((ActorCell)context, actorType)
        : throw new ArgumentException($"Actor {actorType} does not implement {nameof(IWithStash)} or another interface of actors with a stash.", nameof(actorType));
}
