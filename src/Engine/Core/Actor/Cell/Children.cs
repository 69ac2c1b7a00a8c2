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
internal sealed class Children : IReadOnlyCollection<ChildRestartStats>
{
    /// <summary>What a stopped actor has in the place of its children.</summary>
    public static readonly Children Closed = new() { _closed = true };

    // A name's value is null while the child is being made, then its reference; its statistics once there is something to note.
    private readonly Dictionary<string, object?> _byName = new(StringComparer.Ordinal);
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
            lock (_byName) return _byName.Values.Count(child => child is not null);
        }
    }

    /// <summary>A name that no sibling had before: $a, $b, …</summary>
    public string GenerateName() => GeneratedNames.Encode("$", Interlocked.Increment(ref _generatedNames) - 1);

    /// <summary>Takes a name for a child that is about to be made.</summary>
    /// <exception cref="InvalidActorNameException">A child of that name is there, or is still stopping.</exception>
    /// <exception cref="InvalidOperationException">The parent is stopping.</exception>
    public void Reserve(string name)
    {
        lock (_byName)
        {
            if (_closed || _after is AfterChildren.Terminate)
                throw new InvalidOperationException($"Cannot create child [{name}]: its parent is terminating or terminated.");
            if (!_byName.TryAdd(name, null)) throw new InvalidActorNameException($"Actor name \"{name}\" is not unique!");
        }
    }

    public void Unreserve(string name)
    {
        lock (_byName)
        {
            if (_byName.TryGetValue(name, out var child) && child is null) _byName.Remove(name);
        }
    }

    public void Add(IInternalActorRef child)
    {
        lock (_byName) _byName[NameOf(child)] = child;
    }

    public IInternalActorRef? Find(string name)
    {
        lock (_byName) return _byName.TryGetValue(name, out var child) ? RefOf(child) : null;
    }

    public bool Contains(IActorRef child)
    {
        lock (_byName) return _byName.TryGetValue(NameOf(child), out var found) && child.Equals(RefOf(found));
    }

    public ChildRestartStats? Find(IActorRef child)
    {
        lock (_byName) return Noted(child);
    }

    /// <summary>The children as they are now: a copy is made when somebody looks, not before.</summary>
    public IEnumerator<ChildRestartStats> GetEnumerator()
    {
        lock (_byName)
        {
            var children = _byName.Values.Select(RefOf).OfType<IInternalActorRef>().ToArray();
            return Array.ConvertAll(children, child => Noted(child)!).AsEnumerable().GetEnumerator();
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Notes that a child is being stopped by its parent.</summary>
    public void MarkStopping(IActorRef child)
    {
        lock (_byName)
        {
            if (Noted(child) is not { IsStopping: false } found) return;
            found.IsStopping = true;
            _stopping++;
        }
    }

    /// <summary>Sets what is to happen when the last of the stopping children is gone.</summary>
    /// <returns>False when none is stopping: it is to happen now.</returns>
    public bool Await(AfterChildren after, Exception? recreationCause = null)
    {
        lock (_byName)
        {
            if (_stopping == 0) return false;
            _after = after;
            _recreationCause = recreationCause;
            return true;
        }
    }

    /// <summary>Takes a stopped child out.</summary>
    /// <returns>What is to happen now.</returns>
    public AfterChildren Remove(IActorRef child, out Exception? recreationCause)
    {
        lock (_byName)
        {
            recreationCause = _recreationCause;
            if (!_byName.TryGetValue(NameOf(child), out var found) || !child.Equals(RefOf(found))) return AfterChildren.Nothing;
            _byName.Remove(NameOf(child));
            if (found is not ChildRestartStats { IsStopping: true } || --_stopping > 0) return AfterChildren.Nothing;
            var after = _after;
            if (after is not AfterChildren.Terminate) _after = AfterChildren.Nothing;
            return after;
        }
    }

    /// <summary>The actor is gone: no child can be added any more.</summary>
    public void Close()
    {
        lock (_byName)
        {
            _closed = true;
            _byName.Clear();
        }
    }

    private static string NameOf(IActorRef child) => child is LocalActorRef local ? local.Name : child.Path.Name;

    private static IInternalActorRef? RefOf(object? child) => child is ChildRestartStats stats ? stats.Child : child as IInternalActorRef;

    private ChildRestartStats? Noted(IActorRef child)
    {
        if (!_byName.TryGetValue(NameOf(child), out var found) || found is null || !child.Equals(RefOf(found))) return null;
        if (found is ChildRestartStats stats) return stats;
        stats = new ChildRestartStats((IInternalActorRef)found);
        _byName[NameOf(child)] = stats;
        return stats;
    }
}
