namespace Akka.Actor;

/// <summary>An untyped actor with a stash; its mailbox must be deque based, bounded or not.</summary>
public abstract class UntypedActorWithStash : UntypedActor, IWithStash
{
    /// <summary>The stash of this actor, set by the cell before the first message.</summary>
    public IStash Stash { get; set; } = null!;
}

/// <summary>An untyped actor with a stash; its mailbox must be an unbounded deque.</summary>
public abstract class UntypedActorWithUnboundedStash : UntypedActor, IWithUnboundedStash
{
    /// <summary>The stash of this actor, set by the cell before the first message.</summary>
    public IStash Stash { get; set; } = null!;
}

/// <summary>An untyped actor with a stash that does not ask for a mailbox; one that is not deque based fails the actor's creation.</summary>
public abstract class UntypedActorWithUnrestrictedStash : UntypedActor, IWithUnrestrictedStash
{
    /// <summary>The stash of this actor, set by the cell before the first message.</summary>
    public IStash Stash { get; set; } = null!;
}
