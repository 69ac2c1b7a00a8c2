using Akka.Actor;

namespace ActorConcurrency.Actors.Common;

/// <summary>
/// What all uses of a primitive's name must agree on. It is enough to make the primitive's actor, on another node too.
/// </summary>
internal abstract record PrimitiveSettings
{
    /// <summary>
    /// Whether the actor runs code that its users give it, which does not travel: it lives on the node that asks for it first, and ends
    /// with it.
    /// </summary>
    internal virtual bool StaysOnItsNode => false;

    /// <summary>The primitive without which this one can do nothing, and next to which it lives; null: none.</summary>
    internal virtual PrimitiveKey? Beside => null;

    /// <summary>The primitive's actor.</summary>
    /// <param name="primitive">Which life of which primitive.</param>
    /// <param name="image">The state to go on from, as the actor gave it on another node; null: a new primitive.</param>
    public abstract Props Props(PrimitiveIncarnation primitive, object? image);

    /// <summary>What is thrown when two uses of a name do not agree.</summary>
    internal static InvalidOperationException Differ(string kind, string name, PrimitiveSettings existing, PrimitiveSettings wanted) =>
        new($"{kind} '{name}' exists with other settings: it has {existing}, asked for was {wanted}.");
}
