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
    private readonly Dictionary<string, ChildRestartStats?> _byName = new(StringComparer.Ordinal);
    /// <summary>What a stopped actor has in the place of its children.</summary>
    public static readonly Children Closed = new() { _closed = true };

    private AfterChildren _after;
    private Exception? _recreationCause;
    private int _stopping;
    private bool _closed;
    private long _generatedNames;

    public bool IsWaitingForRestart
    {
        get
        {
            lock (_byName) return _after is AfterChildren.Create or AfterChildren.Recreate;
        }
    }

    public bool IsTerminating
    {
        get
        {
            lock (_byName) return _closed || _after is AfterChildren.Terminate;
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
            if (!_byName.TryAdd(name, null)) throw new InvalidActorNameException($"Actor name [{name}] is not unique.");
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
        lock (_byName) _byName[child.Path.Name] = new ChildRestartStats(child);
    }

    public IInternalActorRef? Find(string name)
    {
        lock (_byName) return _byName.TryGetValue(name, out var child) ? child?.Child : null;
    }

    public ChildRestartStats? Find(IActorRef child)
    {
        lock (_byName) return _byName.TryGetValue(child.Path.Name, out var found) && found is not null && found.Child.Equals(child) ? found : null;
    }

    public int Count
    {
        get
        {
            lock (_byName) return _byName.Values.Count(child => child is not null);
        }
    }

    /// <summary>The children as they are now: a copy is made when somebody looks, not before.</summary>
    public IEnumerator<ChildRestartStats> GetEnumerator()
    {
        lock (_byName) return ((IEnumerable<ChildRestartStats>)[.. _byName.Values.OfType<ChildRestartStats>()]).GetEnumerator();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Notes that a child is being stopped by its parent.</summary>
    public void MarkStopping(IActorRef child)
    {
        lock (_byName)
        {
            if (_byName.TryGetValue(child.Path.Name, out var found) && found is { IsStopping: false } && found.Child.Equals(child))
            {
                found.IsStopping = true;
                _stopping++;
            }
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
            if (!_byName.TryGetValue(child.Path.Name, out var found) || found is null || !found.Child.Equals(child)) return AfterChildren.Nothing;
            _byName.Remove(child.Path.Name);
            if (!found.IsStopping || --_stopping > 0) return AfterChildren.Nothing;
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
}
