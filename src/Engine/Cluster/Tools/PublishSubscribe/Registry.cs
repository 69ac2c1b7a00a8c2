using System.Collections.Immutable;
using Akka.Actor;

namespace Akka.Cluster.Tools.PublishSubscribe;

/// <summary>What one node has registered. Only that node changes it; the others get what is newer than what they have. Immutable.</summary>
/// <param name="Owner">The node.</param>
/// <param name="Version">That of the last change.</param>
/// <param name="Entries">By key; null stands for what has been removed.</param>
internal sealed record Bucket(Address Owner, long Version, ImmutableDictionary<string, Bucket.Entry> Entries)
{
    public static Bucket Empty(Address owner) => new(owner, 0, ImmutableDictionary<string, Entry>.Empty);

    /// <summary>With one more change; its time is for forgetting removals.</summary>
    public Bucket With(string key, IActorRef? actor, long now) =>
        this with { Version = Version + 1, Entries = Entries.SetItem(key, new Entry(Version + 1, actor, now)) };

    /// <summary>What is newer than a version, the oldest changes first, at most so many.</summary>
    public Bucket Since(long version, int most)
    {
        var newer = Entries.Where(entry => entry.Value.Version > version).OrderBy(entry => entry.Value.Version).Take(most).ToList();
        var isAll = newer.Count < most;
        return new Bucket(Owner, isAll ? Version : newer[^1].Value.Version, newer.ToImmutableDictionary());
    }

    /// <summary>With the changes that another has sent.</summary>
    public Bucket Merge(Bucket delta) => delta.Version <= Version ? this : delta with { Entries = Entries.SetItems(delta.Entries) };

    /// <summary>Without the notes of removals that were long ago.</summary>
    public Bucket ForgetRemovedBefore(long time)
    {
        var old = Entries.Where(entry => entry.Value.Actor is null && entry.Value.Time < time).Select(entry => entry.Key).ToList();
        return old.Count == 0 ? this : this with { Entries = Entries.RemoveRange(old) };
    }

    /// <param name="Version">The version of the change.</param>
    /// <param name="Actor">Null: removed.</param>
    /// <param name="Time">Of the change, on its node; milliseconds since 1970.</param>
    internal sealed record Entry(long Version, IActorRef? Actor, long Time);
}
