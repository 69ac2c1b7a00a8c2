using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Wire;
using Akka.Actor;
using Akka.Event;

namespace ActorConcurrency.Actors.Clusters;

/// <summary>
/// Stands on this node for a primitive that lives on some node: passes messages on to it, with their senders, so that answers come straight
/// back. Before it knows where that is, it holds messages back. It ends with the primitive.
/// </summary>
internal sealed class ForwarderActor : UntypedActor
{
    private readonly PrimitiveIncarnation _primitive;
    private readonly PrimitiveSettings _settings;
    private readonly IActorRef _region;
    private readonly WireCheck _wire;
    private readonly Queue<(object Message, IActorRef Sender)> _heldBack = [];
    private readonly ILoggingAdapter _log = Context.GetLogger();

    // Null while messages are held back.
    private IActorRef? _target;
    private bool _checks;
    private bool _isLost;

    public static Props Props(PrimitiveIncarnation primitive, PrimitiveSettings settings, IActorRef region, WireCheck wire) =>
        Akka.Actor.Props.Create(typeof(ForwarderActor), primitive, settings, region, wire);

    public ForwarderActor(PrimitiveIncarnation primitive, PrimitiveSettings settings, IActorRef region, WireCheck wire)
    {
        _primitive = primitive;
        _settings = settings;
        _region = region;
        _wire = wire;
    }

    private PrimitiveKey Key => new(_primitive.Kind, _primitive.Name);

    protected override void PreStart() => _region.Tell(new Find(Key, _settings), Self);

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case Found found:
                OnFound(found.Actor);
                break;
            case NotFound notFound:
                OnNotFound(notFound.Reason);
                break;
            case HoldBack holdBack:
                OnHoldBack(holdBack.Region);
                break;
            case Terminated terminated when terminated.ActorRef.Equals(_target):
                End();
                break;
            case Terminated:
                break;
            default:
                Pass(message, Sender);
                break;
        }
    }

    // Whoever ends it otherwise, by Kill or PoisonPill, means the primitive.
    protected override void PostStop()
    {
        _primitive.MarkStopped();
        _region.Tell(new Stopped(Key, _isLost), Self);
    }

    private void OnFound(IActorRef actor)
    {
        _target = actor;
        // What runs code of this process, in this process, may be told anything.
        _checks = !(_settings.StaysOnItsNode && actor.Path.Address.HasLocalScope);
        Context.Watch(actor);
        while (_heldBack.TryDequeue(out var held))
            Pass(held.Message, held.Sender);
    }

    private void OnHoldBack(IActorRef region)
    {
        if (_target is null)
            return;
        Context.Unwatch(_target);
        _target.Tell(new Identify(Key.ToString()), region);
        _target = null;
    }

    private void OnNotFound(Exception? reason)
    {
        if (reason is not null)
        {
            _primitive.Refuse(reason);
            foreach (var (message, sender) in _heldBack)
                Refuse(message, sender, reason);
        }

        End();
    }

    private void End()
    {
        _isLost = true;
        Context.Stop(Self);
    }

    private void Pass(object message, IActorRef sender)
    {
        if (_target is null)
            _heldBack.Enqueue((message, sender));
        else if (_checks && message is not LastWords && _wire.Refusal(message) is { } reason)
            Refuse(message, sender, reason is NotSerializableException code ? NotHere(code) : reason);
        else
            _target.Tell(message, sender);
    }

    private NotLocalException NotHere(NotSerializableException code) =>
        new(_primitive.ToString(), $"a {code.Type.Name}", $"use it on the node where it lives, {_target!.Path.Address}");

    private void Refuse(object message, IActorRef sender, Exception reason)
    {
        if (message is IRequest request)
            sender.Tell(new NotPassedOn(request.RequestId, reason), Self);
        else
            _log.Warning("A {0} is not passed on to {1}: {2}", message.GetType(), _primitive, reason.Message);
    }

    /// <summary>A forwarder to its region: where is it?</summary>
    internal sealed record Find(PrimitiveKey Key, PrimitiveSettings Settings);

    /// <summary>The region's answer.</summary>
    internal sealed record Found(IActorRef Actor);

    /// <summary>The region's answer: not to be had.</summary>
    /// <param name="Reason">What those who wait are told; null: it is lost.</param>
    internal sealed record NotFound(Exception? Reason);

    /// <summary>The region: hold messages back; all that was passed on is in before the primitive answers that region.</summary>
    internal sealed record HoldBack(IActorRef Region);

    /// <summary>The answer to a request that cannot be passed on.</summary>
    private sealed record NotPassedOn(long RequestId, Exception Reason) : IFailure
    {
        public Exception ToException(string primitive) => Reason;
    }

    /// <summary>A forwarder to its region: it has ended, with its primitive or before.</summary>
    internal sealed record Stopped(PrimitiveKey Key, bool IsLost) : IDeadLetterSuppression;
}
