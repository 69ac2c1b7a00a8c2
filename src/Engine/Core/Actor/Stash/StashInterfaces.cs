using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>An actor that has a stash. Use one of the derived interfaces, which say what mailbox it needs.</summary>
public interface IActorStash
{
    /// <summary>The stash, set by the cell before the actor's first hook.</summary>
    IStash Stash { get; set; }
}

/// <summary>An actor with a stash that leaves the choice of its (deque based) mailbox to configuration.</summary>
public interface IWithUnrestrictedStash : IActorStash;

/// <summary>An actor with a stash on a deque based mailbox, bounded or not.</summary>
public interface IWithStash : IWithUnrestrictedStash, IRequiresMessageQueue<IDequeBasedMessageQueueSemantics>;

/// <summary>An actor with a stash on an unbounded deque based mailbox.</summary>
public interface IWithUnboundedStash : IWithUnrestrictedStash, IRequiresMessageQueue<IUnboundedDequeBasedMessageQueueSemantics>;

/// <summary>An actor with a stash on a bounded deque based mailbox.</summary>
[Obsolete("Use IWithStash, with a stash capacity set in the actor's Props or mailbox.")]
public interface IWithBoundedStash : IWithUnrestrictedStash, IRequiresMessageQueue<IBoundedDequeBasedMessageQueueSemantics>;
