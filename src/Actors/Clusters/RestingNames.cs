using ActorConcurrency.Actors.Common;
using Akka.Actor;
using static ActorConcurrency.Actors.Clusters.ClusterProtocol;

namespace ActorConcurrency.Actors.Clusters;

/// <summary>Names that are not given a place yet, since the one that they had may still exist, and who waits for that. The rules, without an actor.</summary>
internal sealed class RestingNames
{
    private readonly Dictionary<PrimitiveKey, TimeSpan> _until = [];
    private readonly List<(IActorRef Region, Locate Request)> _askers = [];
    private TimeSpan _all;

    /// <summary>Some names rest until then.</summary>
    public void Add(IEnumerable<PrimitiveKey> keys, TimeSpan until)
    {
        foreach (var key in keys)
            _until[key] = until;
    }

    /// <summary>Which names a node had is not known: all that are nowhere rest until then.</summary>
    public void AddAll(TimeSpan until) => _all = until > _all ? until : _all;

    /// <summary>Whether a name rests. Then whoever asks for it is kept.</summary>
    public bool TryKeep(IActorRef asker, Locate request, TimeSpan now)
    {
        if (!Rests(request.Key, now))
            return false;
        if (!_askers.Exists(other => other.Region.Equals(asker) && other.Request.Key == request.Key))
            _askers.Add((asker, request));
        return true;
    }

    /// <summary>Those who can be answered now.</summary>
    public IReadOnlyList<(IActorRef Region, Locate Request)> Release(TimeSpan now)
    {
        foreach (var (key, until) in _until)
        {
            if (until <= now)
                _until.Remove(key);
        }

        var released = _askers.Where(asker => !Rests(asker.Request.Key, now)).ToList();
        _askers.RemoveAll(released.Contains);
        return released;
    }

    private bool Rests(PrimitiveKey key, TimeSpan now) => _all > now || _until.GetValueOrDefault(key) > now;
}
