using Akka.Actor;

namespace Akka.Dispatch.MessageQueues;

/// <summary>Shows the queue that every mailbox has built in as one of the public types.</summary>
internal static class BuiltInQueues
{
    /// <summary>The queue as what the actor requires, or as the default one.</summary>
    public static IMessageQueue Show(Mailbox mailbox, Type? required) =>
        required is not null && typeof(IDequeBasedMessageQueueSemantics).IsAssignableFrom(required) ? new Deque(mailbox) : new Plain(mailbox);

    private sealed class Plain(Mailbox mailbox) : UnboundedMessageQueue
    {
        private protected override Mailbox Mailbox => mailbox;
    }

    private sealed class Deque(Mailbox mailbox) : UnboundedDequeMessageQueue(new Plain(mailbox))
    {
        private protected override void PutInFront(Envelope envelope) => mailbox.Prepend([envelope]);
    }
}
