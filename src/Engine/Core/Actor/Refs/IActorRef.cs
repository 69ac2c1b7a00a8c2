using Akka.Util;

namespace Akka.Actor;

/// <summary>The handle of an actor: all that anybody else ever sees of it. Safe to use from any thread and to send in messages.</summary>
/// <remarks>Two references are equal when they name the same incarnation of an actor: same path, same unique id.</remarks>
public interface IActorRef : ICanTell, IEquatable<IActorRef>, IComparable<IActorRef>, ISurrogated, IComparable
{
    /// <summary>The actor's place in the tree of actors.</summary>
    ActorPath Path { get; }
}
