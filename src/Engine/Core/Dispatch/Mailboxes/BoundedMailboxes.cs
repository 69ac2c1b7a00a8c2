using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch.MessageQueues;

namespace Akka.Dispatch;

/// <summary>Makes bounded queues: <c>mailbox-capacity</c> and <c>mailbox-push-timeout-time</c> say how many and how long senders wait.</summary>
public sealed class BoundedMailbox : MailboxType, IProducesMessageQueue<BoundedMessageQueue>, IProducesPushTimeoutSemanticsMailbox
{
    /// <summary>Creates the mailbox type.</summary>
    /// <param name="settings">The actor system's settings.</param>
    /// <param name="config">The mailbox's section.</param>
    /// <exception cref="ArgumentException">The capacity is not positive, or the time-out is missing or negative.</exception>
    public BoundedMailbox(Settings settings, Config config)
        : base(settings, config) => (Capacity, PushTimeout) = BoundedMailboxConfig.Read(config);

    /// <summary>How many messages a queue holds.</summary>
    public int Capacity { get; }

    /// <inheritdoc/>
    public TimeSpan PushTimeout { get; }

    /// <inheritdoc/>
    public override IMessageQueue Create(IActorRef owner, ActorSystem system) => new BoundedMessageQueue(Capacity, PushTimeout);
}

/// <summary>Makes bounded double-ended queues, configured like <see cref="BoundedMailbox"/>.</summary>
public class BoundedDequeBasedMailbox : MailboxType, IProducesMessageQueue<BoundedDequeMessageQueue>, IProducesPushTimeoutSemanticsMailbox
{
    /// <summary>Creates the mailbox type.</summary>
    /// <param name="settings">The actor system's settings.</param>
    /// <param name="config">The mailbox's section.</param>
    /// <exception cref="ArgumentException">The capacity is not positive, or the time-out is missing or negative.</exception>
    public BoundedDequeBasedMailbox(Settings settings, Config config)
        : base(settings, config) => (Capacity, PushTimeout) = BoundedMailboxConfig.Read(config);

    /// <summary>How many messages a queue holds.</summary>
    public int Capacity { get; }

    /// <inheritdoc/>
    public TimeSpan PushTimeout { get; }

    /// <inheritdoc/>
    public override IMessageQueue Create(IActorRef owner, ActorSystem system) => new BoundedDequeMessageQueue(Capacity, PushTimeout);
}

internal static class BoundedMailboxConfig
{
    private static readonly TimeSpan Missing = TimeSpan.FromMilliseconds(-1);

    public static (int Capacity, TimeSpan PushTimeout) Read(Config config)
    {
        var capacity = config.GetInt("mailbox-capacity");
        if (capacity <= 0)
            throw new ArgumentException($"mailbox-capacity is {capacity}: it must be positive.", nameof(config));
        var pushTimeout = config.GetTimeSpan("mailbox-push-timeout-time", Missing);
        return pushTimeout < TimeSpan.Zero
            ? throw new ArgumentException("mailbox-push-timeout-time is missing or negative.", nameof(config))
            : (capacity, pushTimeout);
    }
}
