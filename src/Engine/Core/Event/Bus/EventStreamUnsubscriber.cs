using Akka.Actor;

namespace Akka.Event;

/// <summary>Watches the event stream's subscribers and unsubscribes those that stop.</summary>
internal sealed class EventStreamUnsubscriber(EventStream stream) : ActorBase
{
    internal sealed record Register(IActorRef Subscriber) : INoSerializationVerificationNeeded, IDeadLetterSuppression;

    internal sealed record Unregister(IActorRef Subscriber) : INoSerializationVerificationNeeded, IDeadLetterSuppression;

    protected override bool Receive(object message)
    {
        switch (message)
        {
            case Register register:
                Context.Watch(register.Subscriber);
                return true;
            case Unregister unregister:
                // It may have subscribed again in the meantime, and that registration is already behind us.
                if (!stream.HasSubscriptions(unregister.Subscriber))
                    Context.Unwatch(unregister.Subscriber);
                return true;
            case Terminated terminated:
                stream.Unsubscribe(terminated.ActorRef);
                return true;
            default:
                return false;
        }
    }
}
