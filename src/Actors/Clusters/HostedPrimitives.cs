using ActorConcurrency.Actors.Common;
using Akka.Actor;
using static ActorConcurrency.Actors.Clusters.ClusterProtocol;

namespace ActorConcurrency.Actors.Clusters;

/// <summary>The primitives that live in a region, as its children.</summary>
/// <param name="cluster">This node's view of the primitives.</param>
/// <param name="context">The region's.</param>
internal sealed class HostedPrimitives(ClusterPrimitives cluster, IActorContext context)
{
    private readonly Dictionary<PrimitiveKey, Hosted> _hosted = [];

    private readonly Dictionary<IActorRef, PrimitiveKey> _keys = [];

    // Epochs under which a name has ended here: what is made under one of them came too late.
    private readonly Dictionary<PrimitiveKey, long> _ended = [];

    /// <summary>The actor that is asked for, which is made if it is not there; or why not.</summary>
    /// <returns><see cref="Opened"/>, <see cref="Gone"/> or <see cref="Refused"/>.</returns>
    public object Open(Open m, bool mayMake)
    {
        if (_hosted.TryGetValue(m.Key, out var hosted) && !hosted.Primitive.Stopped)
        {
            return hosted.Settings.Equals(m.Settings)
                ? new Opened(m.Key, hosted.Primitive.Epoch, hosted.Primitive.Actor)
                : new Refused(m.Key, m.Epoch, PrimitiveSettings.Differ(m.Key.Kind, m.Key.Name, hosted.Settings, m.Settings).Message);
        }

        if (!mayMake || m.Epoch <= (hosted?.Primitive.Epoch ?? 0) || m.Epoch <= _ended.GetValueOrDefault(m.Key))
            return new Gone(m.Key, m.Epoch);
        try
        {
            return new Opened(m.Key, m.Epoch, Make(m.Key, m.Epoch, m.Settings, image: null));
        }
        catch (InvalidOperationException e)
        {
            return new Refused(m.Key, m.Epoch, e.Message);   // what it needs beside it is not what it takes it for
        }
    }

    /// <summary>Ends a primitive. False when it has ended already.</summary>
    public bool End(PrimitiveKey key, long epoch)
    {
        if (!_hosted.TryGetValue(key, out var hosted) || hosted.Primitive.Epoch != epoch)
            return false;
        hosted.Primitive.MarkStopped();
        Forget(key, epoch);
        context.Unwatch(hosted.Primitive.Actor);
        context.Stop(hosted.Primitive.Actor);
        return true;
    }

    /// <summary>Those that can go on elsewhere.</summary>
    public IReadOnlyList<(PrimitiveIncarnation Primitive, PrimitiveSettings Settings)> ThatCanMove() =>
    [
        .. _hosted.Values.Where(hosted => !hosted.Primitive.Stopped && !hosted.Settings.StaysOnItsNode)
            .Select(hosted => (hosted.Primitive, hosted.Settings)),
    ];

    /// <summary>Goes on with what was elsewhere before.</summary>
    public IActorRef Adopt(MoveProtocol.Adoption m)
    {
        if (_hosted.TryGetValue(m.Key, out var before))
            End(m.Key, before.Primitive.Epoch);
        return Make(m.Key, m.Epoch, m.Settings, m.Image);
    }

    /// <summary>It lives elsewhere now: the end of its actor here is none.</summary>
    public void Release(PrimitiveIncarnation primitive)
    {
        primitive.MarkStopped();
        context.Unwatch(primitive.Actor);
        Forget(new PrimitiveKey(primitive.Kind, primitive.Name), primitive.Epoch);
    }

    /// <summary>The name of one that lives here, by its actor; null: it lives here no more.</summary>
    public PrimitiveKey? KeyOf(IActorRef actor) => _keys.GetValueOrDefault(actor);

    /// <summary>An actor has ended by itself: which primitive it was; null: none that was here.</summary>
    public PrimitiveIncarnation? OnTerminated(IActorRef actor)
    {
        if (KeyOf(actor) is not { } key)
            return null;
        var ended = _hosted[key].Primitive;
        Forget(key, ended.Epoch);
        return ended;
    }

    public IReadOnlyList<HostedName> ToList() =>
    [
        .. _hosted.Where(hosted => !hosted.Value.Primitive.Stopped)
            .Select(hosted => new HostedName(hosted.Key, hosted.Value.Primitive.Epoch, hosted.Value.Primitive.Actor)),
    ];

    private IActorRef Make(PrimitiveKey key, long epoch, PrimitiveSettings settings, object? image)
    {
        var primitive = new PrimitiveIncarnation(cluster, key.Kind, key.Name, epoch)
        {
            ShownName = cluster.Settings.Shown(key.Name, settings),
            AsksForLastWords = true,
        };
        var name = $"{PrimitiveRegistry.ActorName(key.Kind, key.Name)}-epoch-{epoch}";
        primitive.Actor = context.ActorOf(settings.Props(primitive, image).WithDispatcher(PrimitiveRegistry.DispatcherId), name);
        context.Watch(primitive.Actor);
        if (_hosted.TryGetValue(key, out var stopped))
            _keys.Remove(stopped.Primitive.Actor);   // heard of before its end was
        _hosted[key] = new Hosted(primitive, settings);
        _keys.Add(primitive.Actor, key);
        return primitive.Actor;
    }

    private void Forget(PrimitiveKey key, long epoch)
    {
        if (_hosted.Remove(key, out var hosted))
            _keys.Remove(hosted.Primitive.Actor);
        _ended[key] = epoch;
    }

    private sealed record Hosted(PrimitiveIncarnation Primitive, PrimitiveSettings Settings);
}
