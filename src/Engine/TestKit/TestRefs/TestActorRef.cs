using Akka.Actor;

namespace Akka.TestKit;

/// <summary>The ref of an actor whose instance the test may look at; see <see cref="TestActorRefBase{TActor}"/>.</summary>
/// <typeparam name="TActor">The actor's type.</typeparam>
public class TestActorRef<TActor> : TestActorRefBase<TActor> where TActor : ActorBase
{
    /// <summary>
    /// Starts the actor; without a supervisor it is a child of the user guardian, without a name it gets a generated one.
    /// </summary>
    public TestActorRef(ActorSystem system, Props actorProps, IActorRef? supervisor = null, string? name = null)
        : base(system, actorProps, supervisor, name)
    {
    }

    /// <summary>Whether both are refs of the same actor.</summary>
    public static bool operator ==(TestActorRef<TActor>? testActorRef, IActorRef? actorRef) => Same(testActorRef, actorRef);

    /// <summary>Whether they are refs of different actors.</summary>
    public static bool operator !=(TestActorRef<TActor>? testActorRef, IActorRef? actorRef) => !Same(testActorRef, actorRef);

    /// <summary>Whether both are refs of the same actor.</summary>
    public static bool operator ==(IActorRef? actorRef, TestActorRef<TActor>? testActorRef) => Same(testActorRef, actorRef);

    /// <summary>Whether they are refs of different actors.</summary>
    public static bool operator !=(IActorRef? actorRef, TestActorRef<TActor>? testActorRef) => !Same(testActorRef, actorRef);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => base.Equals(obj);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();
}
