using System.Diagnostics.CodeAnalysis;

namespace Akka.Actor;

/// <summary>Questions about references.</summary>
public static class ActorRefExtensions
{
    /// <summary>True for what leads to no actor: null, <see cref="Nobody"/>, dead letters, a reference without a path.</summary>
    public static bool IsNobody([NotNullWhen(false)] this IActorRef? actorRef) =>
        actorRef is null or Nobody or DeadLetterActorRef || actorRef.Path is null;

    /// <summary>The reference, or the one that <paramref name="elseValue"/> gives where it is nobody's.</summary>
    public static IActorRef GetOrElse(this IActorRef? actorRef, Func<IActorRef> elseValue) =>
        actorRef.IsNobody() ? elseValue() : actorRef;
}
