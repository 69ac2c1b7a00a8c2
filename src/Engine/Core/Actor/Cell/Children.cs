using System.Collections;
using Akka.Actor.Internal;

namespace Akka.Actor;

/// <summary>What is to happen once the children that are being stopped are gone.</summary>
internal enum AfterChildren
{
    Nothing,
    Create,
    Recreate,
    Terminate,
}

/// <summary>The children of one actor, by name. Guarded by a lock, since top-level actors are created from any thread.</summary>
internal sealed class Children : IReadOnlyCollection<ChildRestartStats>, IEnumerable<IInternalActorRef>
{
    /// <summary>What a stopped actor has in the place of its children.</summary>
    public static readonly Children Closed = new() { _closed = true };

    private readonly ChildTable _table = new();
    private Dictionary<IActorRef, ChildRestartStats>? _stats;
    private volatile AfterChildren _after;
    private volatile bool _closed;
    private Exception? _recreationCause;
    private int _stopping;
    private long _generatedNames;

    public bool IsWaitingForRestart => _after is AfterChildren.Create or AfterChildren.Recreate;

    public int Count
    {
        get
        {
            lock (_table) return _table.Count;
        }
    }

    /// <summary>A name that no sibling had before: $a, $b, …</summary>
    public ChildName GenerateName() => new(Interlocked.Increment(ref _generatedNames) - 1);

    /// <summary>Says whether a child of this name may be made.</summary>
    /// <exception cref="InvalidActorNameException">A child of that name is there, or is still stopping.</exception>
    /// <exception cref="InvalidOperationException">The parent is stopping.</exception>
    public void Check(ChildName name)
    {
        // A generated name is nobody else's.
        if (name.IsGenerated) CheckOpen(name);
        else lock (_table) CheckFree(name);
    }

    /// <summary>Adds a child, which another thread may have taken the name of since <see cref="Check"/>.</summary>
    /// <exception cref="InvalidActorNameException">A child of that name is there, or is still stopping.</exception>
    /// <exception cref="InvalidOperationException">The parent is stopping.</exception>
    public void Add(IInternalActorRef child, ChildName name)
    {
        var entry = child as IChildEntry ?? new ForeignChild(child);
        entry.NameHash = name.Hash;
        lock (_table)
        {
            if (name.IsGenerated) CheckOpen(name);
            else CheckFree(name);
            _table.Add(entry);
        }
    }

    public IInternalActorRef? Find(string name)
    {
        lock (_table) return _table.Find(name)?.Ref;
    }

    /// <summary>What is known of a child's failures; null: it is no child.</summary>
    public ChildRestartStats? StatsOf(IActorRef child)
    {
        lock (_table) return _table.Find(child) is { } found ? StatsOf(found) : null;
    }

    /// <summary>The children as they are now: a copy is made when somebody looks, not before.</summary>
    public IInternalActorRef[] ToArray()
    {
        lock (_table) return Array.ConvertAll(_table.ToArray(), static entry => entry.Ref);
    }

    public IEnumerator<ChildRestartStats> GetEnumerator()
    {
        lock (_table) return Array.ConvertAll(_table.ToArray(), StatsOf).AsEnumerable().GetEnumerator();
    }

    IEnumerator<IInternalActorRef> IEnumerable<IInternalActorRef>.GetEnumerator() => ToArray().AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Notes that a child is being stopped by its parent.</summary>
    public void MarkStopping(IActorRef child)
    {
        lock (_table)
        {
            if (_table.Find(child) is not { IsStopping: false } found) return;
            found.IsStopping = true;
            _stopping++;
        }
    }

    /// <summary>Sets what is to happen when the last of the stopping children is gone.</summary>
    /// <returns>False when none is stopping: it is to happen now.</returns>
    public bool Await(AfterChildren after, Exception? recreationCause = null)
    {
        lock (_table)
        {
            if (_stopping == 0) return false;
            _after = after;
            _recreationCause = recreationCause;
            return true;
        }
    }

    /// <summary>Takes a stopped child out.</summary>
    /// <returns>What is to happen now; null when it is no child.</returns>
    public AfterChildren? Remove(IActorRef child, out Exception? recreationCause)
    {
        lock (_table)
        {
            recreationCause = _recreationCause;
            if (_table.Find(child) is not { } found) return null;
            _table.Remove(found);
            _stats?.Remove(found.Ref);
            if (!found.IsStopping || --_stopping > 0) return AfterChildren.Nothing;
            var after = _after;
            if (after is not AfterChildren.Terminate) _after = AfterChildren.Nothing;
            return after;
        }
    }

    /// <summary>The actor is gone: no child can be added any more.</summary>
    public void Close()
    {
        lock (_table)
        {
            _closed = true;
            _table.Clear();
            _stats = null;
        }
    }

    private void CheckOpen(ChildName name)
    {
        if (_closed || _after is AfterChildren.Terminate)
            throw new InvalidOperationException($"Cannot create child [{name.Text}]: its parent is terminating or terminated.");
    }

    private void CheckFree(ChildName name)
    {
        CheckOpen(name);
        if (_table.Find(name.Text) is not null) throw new InvalidActorNameException($"Actor name \"{name.Text}\" is not unique!");
    }

    private ChildRestartStats StatsOf(IChildEntry child)
    {
        _stats ??= [];
        if (!_stats.TryGetValue(child.Ref, out var stats)) stats = _stats[child.Ref] = new ChildRestartStats(child.Ref);
        return stats;
    }
}
