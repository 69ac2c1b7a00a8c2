using Akka.Actor;

namespace Akka.Dispatch.MessageQueues;

/// <summary>The queue of a mailbox: many senders, one receiver.</summary>
public interface IMessageQueue
{
    /// <summary>True when a message waits.</summary>
    bool HasMessages { get; }

    /// <summary>How many messages wait; exact only while nobody sends.</summary>
    int Count { get; }

    /// <summary>Adds a message.</summary>
    void Enqueue(IActorRef receiver, Envelope envelope);

    /// <summary>Takes the next message.</summary>
    /// <returns>False when there is none.</returns>
    bool TryDequeue(out Envelope envelope);

    /// <summary>Moves what is left to dead letters, when the owner has stopped.</summary>
    void CleanUp(IActorRef owner, IMessageQueue deadletters);
}
