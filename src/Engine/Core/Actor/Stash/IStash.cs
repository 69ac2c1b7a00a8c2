namespace Akka.Actor;

/// <summary>
/// Messages that an actor has put aside and can later bring back in front of its mailbox.
/// Used by the actor itself only, while it processes a message or runs a hook.
/// </summary>
public interface IStash
{
    /// <summary>How many messages the stash can hold, or -1 if it is unbounded.</summary>
    int Capacity { get; }

    /// <summary>How many messages the stash holds.</summary>
    int Count { get; }

    /// <summary>The stash holds no message.</summary>
    bool IsEmpty { get; }

    /// <summary>The stash has a capacity and has reached it.</summary>
    bool IsFull { get; }

    /// <summary>The stash holds a message.</summary>
    bool NonEmpty { get; }

    /// <summary>Puts the current message aside.</summary>
    /// <exception cref="IllegalActorStateException">The current message was the last one stashed: it is not kept twice.</exception>
    /// <exception cref="StashOverflowException">The stash is full.</exception>
    void Stash();

    /// <summary>Brings the oldest message back, to be processed next. Does nothing if the stash is empty.</summary>
    void Unstash();

    /// <summary>Brings all messages back in front of the mailbox, in the order in which they were put aside.</summary>
    void UnstashAll();

    /// <summary>Brings the messages back that satisfy a condition, in order, and drops the others.</summary>
    /// <param name="predicate">The condition.</param>
    void UnstashAll(Func<Envelope, bool> predicate);

    /// <summary>Empties the stash and returns what was in it, oldest first.</summary>
    /// <returns>The messages that were in the stash.</returns>
    IEnumerable<Envelope> ClearStash();

    /// <summary>Puts messages in front of those in the stash, keeping their order; those that are in the stash already are left out.</summary>
    /// <param name="envelopes">The messages.</param>
    void Prepend(IEnumerable<Envelope> envelopes);
}
