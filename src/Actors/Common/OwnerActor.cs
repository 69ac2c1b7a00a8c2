using ActorConcurrency.Actors.Tracing;
using Akka.Actor;

namespace ActorConcurrency.Actors.Common;

/// <summary>
/// Receives the primitives' answers for its client. Primitives watch it, or the caller's actor that it acts for; it watches
/// the primitives and that actor, and stops when that actor does.
/// </summary>
internal sealed class OwnerActor : TracedUntypedActor
{
    private readonly OwnerClient _client;
    private readonly IActorRef? _actsFor;

    public static Props Props(OwnerClient client, IActorRef? actsFor) =>
        Akka.Actor.Props.Create(typeof(OwnerActor), client, actsFor ?? ActorRefs.Nobody);

    public OwnerActor(OwnerClient client, IActorRef actsFor)
    {
        _client = client;
        _actsFor = actsFor.IsNobody() ? null : actsFor;
    }

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case IReply reply:
                _client.OnReply(reply, Sender);
                break;
            case GrantLost lost:
                _client.OnGrantLost(lost, Sender);
                break;
            case IGrantNews news:
                _client.OnGrantNews(news, Sender);
                break;
            case ICallNews news:
                _client.OnCallNews(news);
                break;
            case WatchPrimitive watch:
                Context.Watch(watch.Actor);
                break;
            case Terminated terminated:
                OnTerminated(terminated);
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    protected override void PreStart()
    {
        if (_actsFor is not null)
            Context.Watch(_actsFor);
    }

    protected override void PostStop() => _client.OnStopped();

    private void OnTerminated(Terminated message)
    {
        if (message.ActorRef.Equals(_actsFor))
            Context.Stop(Self);
        else
            _client.OnPrimitiveStopped(message.ActorRef);
    }

    internal sealed record WatchPrimitive(IActorRef Actor) : INoSerializationVerificationNeeded;
}
