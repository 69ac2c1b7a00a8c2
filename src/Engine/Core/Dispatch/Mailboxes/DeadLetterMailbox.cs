using Akka.Annotations;
using Akka.Dispatch;
using Akka.Dispatch.MessageQueues;

namespace Akka.Actor;

/// <summary>The mailbox that all stopped actors share: what is put into it goes to dead letters.</summary>
[InternalApi]
public sealed class DeadLetterMailbox : Mailbox
{
    internal DeadLetterMailbox(IActorRef deadLetters)
        : base(new DeadLetterMessageQueue(deadLetters))
    {
    }
}
