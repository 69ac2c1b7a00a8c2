using Akka.Dispatch.MessageQueues;

namespace Akka.Dispatch;

/// <summary>A promise that a message queue makes; actors may require one.</summary>
public interface ISemantics
{
}

/// <summary>A queue without a limit.</summary>
public interface IUnboundedMessageQueueSemantics : ISemantics
{
}

/// <summary>A queue with a limit.</summary>
public interface IBoundedMessageQueueSemantics : ISemantics
{
    /// <summary>How long a sender waits for room before its message is dropped; negative for ever.</summary>
    TimeSpan PushTimeOut { get; }
}

/// <summary>A queue that messages can be put back in front of.</summary>
public interface IDequeBasedMessageQueueSemantics : ISemantics
{
    /// <summary>Puts a message before all others.</summary>
    void EnqueueFirst(Actor.Envelope envelope);
}

/// <summary>A double-ended queue without a limit.</summary>
public interface IUnboundedDequeBasedMessageQueueSemantics : IDequeBasedMessageQueueSemantics, IUnboundedMessageQueueSemantics
{
}

/// <summary>A double-ended queue with a limit.</summary>
public interface IBoundedDequeBasedMessageQueueSemantics : IDequeBasedMessageQueueSemantics, IBoundedMessageQueueSemantics
{
}

/// <summary>An actor that needs a mailbox with a certain promise.</summary>
/// <typeparam name="T">The promise.</typeparam>
public interface IRequiresMessageQueue<T>
    where T : ISemantics
{
}

/// <summary>A mailbox type that makes queues of a type.</summary>
/// <typeparam name="TQueue">The queues' type.</typeparam>
public interface IProducesMessageQueue<TQueue>
    where TQueue : IMessageQueue
{
}

/// <summary>A mailbox type whose queues let senders wait for room.</summary>
public interface IProducesPushTimeoutSemanticsMailbox
{
    /// <summary>How long a sender waits for room.</summary>
    TimeSpan PushTimeout { get; }
}
