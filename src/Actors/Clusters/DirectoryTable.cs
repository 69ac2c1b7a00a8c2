using ActorConcurrency.Actors.Common;
using Akka.Actor;
using static ActorConcurrency.Actors.Clusters.ClusterProtocol;

namespace ActorConcurrency.Actors.Clusters;

/// <summary>The directory's table: where each name lives, and who waits to be told. The rules, without an actor.</summary>
internal sealed class DirectoryTable
{
    private readonly Dictionary<PrimitiveKey, Entry> _entries = [];

    // Those whose epoch is not valid yet.
    private readonly HashSet<PrimitiveKey> _pending = [];

    public int Count => _entries.Count;

    public Entry? Find(PrimitiveKey key) => _entries.GetValueOrDefault(key);

    /// <summary>A name gets a place, under an epoch that is to become valid.</summary>
    public Entry Add(PrimitiveKey key, IActorRef region, long epoch)
    {
        var entry = new Entry(key, region, epoch);
        _entries.Add(key, entry);
        _pending.Add(key);
        return entry;
    }

    /// <summary>A name is to live elsewhere, under an epoch that is to become valid. Until it does live there, nobody is told where it is.</summary>
    public void Move(PrimitiveKey key, IActorRef region, long epoch, IActorRef mover)
    {
        var entry = new Entry(key, region, epoch) { Mover = mover };
        entry.Askers.AddRange(_entries[key].Askers);
        _entries[key] = entry;
        _pending.Add(key);
    }

    /// <summary>Takes in what a region hosts. Of two of one name the one with the greater epoch stays; the other is the result.</summary>
    public Entry? Adopt(HostedName hosted, IActorRef region)
    {
        var reported = new Entry(hosted.Key, region, hosted.Epoch) { IsValid = true };
        if (_entries.TryGetValue(hosted.Key, out var known))
        {
            if (known.Region.Equals(region) && known.Epoch == hosted.Epoch && !known.IsMoving)
                return null;
            if (known.Epoch > hosted.Epoch || (known.Epoch == hosted.Epoch && !known.IsMoving))
                return known.IsMoving ? null : reported;
            reported.Askers.AddRange(known.Askers);
        }

        _entries[hosted.Key] = reported;
        _pending.Add(hosted.Key);
        return known is null || known.IsMoving ? null : known;
    }

    /// <summary>What has become valid now: its askers can be told.</summary>
    public IReadOnlyList<Entry> Validate(long greatestValidEpoch)
    {
        var valid = _pending.Select(key => _entries[key]).Where(entry => entry.IsValid || entry.Epoch <= greatestValidEpoch).ToList();
        foreach (var entry in valid)
        {
            entry.IsValid = true;
            _pending.Remove(entry.Key);
        }

        return valid;
    }

    /// <summary>A name is nowhere any more, if it was there under this epoch. The result are those who wait to be told where it is.</summary>
    public IReadOnlyList<(IActorRef Region, Locate Request)> Remove(PrimitiveKey key, long epoch)
    {
        if (!_entries.TryGetValue(key, out var entry) || entry.Epoch != epoch)
            return [];
        _entries.Remove(key);
        _pending.Remove(key);
        return entry.Askers;
    }

    /// <summary>Names that are on their way to another region.</summary>
    public IReadOnlyList<Entry> OnTheWay(Func<Entry, bool> isSo) => [.. _entries.Values.Where(entry => entry.IsMoving && isSo(entry))];

    /// <summary>The names that are in a region, or come from there.</summary>
    public IReadOnlyList<PrimitiveKey> NamesOf(IActorRef region) =>
        [.. _entries.Values.Where(entry => region.Equals(entry.Region) || region.Equals(entry.Mover)).Select(entry => entry.Key)];

    /// <summary>All names of a region are nowhere any more.</summary>
    public IReadOnlyList<(IActorRef Region, Locate Request)> RemoveAll(IActorRef region) =>
        [.. _entries.Values.Where(entry => entry.Region.Equals(region)).ToList().SelectMany(entry => Remove(entry.Key, entry.Epoch))];

    /// <summary>Where a name lives, or is to live.</summary>
    internal sealed class Entry(PrimitiveKey key, IActorRef region, long epoch)
    {
        public PrimitiveKey Key => key;
        public IActorRef Region => region;
        public long Epoch => epoch;
        public List<(IActorRef Region, Locate Request)> Askers { get; } = [];

        public void Add(IActorRef asker, Locate request)
        {
            if (!Askers.Exists(other => other.Region.Equals(asker)))
                Askers.Add((asker, request));
        }

        /// <summary>Whether its epoch was stored by a majority.</summary>
        public bool IsValid { get; set; }

        /// <summary>The region that it comes from, while it is on its way; null: it is not.</summary>
        public IActorRef? Mover { get; init; }

        public bool IsMoving => Mover is not null;
    }
}
