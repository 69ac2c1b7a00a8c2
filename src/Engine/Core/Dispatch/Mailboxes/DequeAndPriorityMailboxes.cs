using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch.MessageQueues;

namespace Akka.Dispatch;

/// <summary>Makes double-ended queues without a limit.</summary>
public sealed class UnboundedDequeBasedMailbox : MailboxType, IProducesMessageQueue<UnboundedDequeMessageQueue>
{
    /// <summary>Creates the mailbox type.</summary>
    /// <param name="settings">The actor system's settings.</param>
    /// <param name="config">The mailbox's section.</param>
    public UnboundedDequeBasedMailbox(Settings settings, Config config)
        : base(settings, config)
    {
    }

    /// <inheritdoc/>
    public override IMessageQueue Create(IActorRef owner, ActorSystem system) => new UnboundedDequeMessageQueue();
}

/// <summary>Makes priority queues; a subclass says which message comes first.</summary>
public abstract class UnboundedPriorityMailbox : MailboxType, IProducesMessageQueue<UnboundedPriorityMessageQueue>
{
    /// <summary>How many messages a queue has memory for from the start.</summary>
    public const int DefaultCapacity = 11;

    /// <summary>Creates the mailbox type.</summary>
    /// <param name="settings">The actor system's settings.</param>
    /// <param name="config">The mailbox's section.</param>
    protected UnboundedPriorityMailbox(Settings settings, Config config)
        : base(settings, config) => InitialCapacity = DefaultCapacity;

    /// <summary>How many messages a queue has memory for from the start.</summary>
    public int InitialCapacity { get; }

    /// <inheritdoc/>
    public sealed override IMessageQueue Create(IActorRef owner, ActorSystem system) =>
        new UnboundedPriorityMessageQueue(PriorityGenerator, InitialCapacity);

    /// <summary>Gives a message's priority: the lower the number, the sooner it is handled.</summary>
    /// <param name="message">The message.</param>
    protected abstract int PriorityGenerator(object message);
}

/// <summary>Makes priority queues that keep the order of messages with equal priority; a subclass says which message comes first.</summary>
public abstract class UnboundedStablePriorityMailbox : MailboxType, IProducesMessageQueue<UnboundedStablePriorityMessageQueue>
{
    /// <summary>How many messages a queue has memory for from the start.</summary>
    public const int DefaultCapacity = 11;

    /// <summary>Creates the mailbox type.</summary>
    /// <param name="settings">The actor system's settings.</param>
    /// <param name="config">The mailbox's section.</param>
    protected UnboundedStablePriorityMailbox(Settings settings, Config config)
        : base(settings, config) => InitialCapacity = DefaultCapacity;

    /// <summary>How many messages a queue has memory for from the start.</summary>
    public int InitialCapacity { get; }

    /// <inheritdoc/>
    public sealed override IMessageQueue Create(IActorRef owner, ActorSystem system) =>
        new UnboundedStablePriorityMessageQueue(PriorityGenerator, InitialCapacity);

    /// <summary>Gives a message's priority: the lower the number, the sooner it is handled.</summary>
    /// <param name="message">The message.</param>
    protected abstract int PriorityGenerator(object message);
}
