using System.Collections;
using System.Collections.Concurrent;

namespace Akka.Util;

/// <summary>A set that many threads may read and change without a lock.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
public class ConcurrentSet<T> : ICollection<T>
    where T : notnull
{
    private readonly ConcurrentDictionary<T, byte> _elements;

    /// <summary>An empty set.</summary>
    public ConcurrentSet() => _elements = new();

    /// <summary>A set of these elements.</summary>
    public ConcurrentSet(IEnumerable<T> collection) => _elements = new(Pairs(collection));

    /// <summary>An empty set that compares in a certain way.</summary>
    public ConcurrentSet(IEqualityComparer<T> comparer) => _elements = new(comparer);

    /// <summary>A set of these elements that compares in a certain way.</summary>
    public ConcurrentSet(IEnumerable<T> collection, IEqualityComparer<T> comparer) => _elements = new(Pairs(collection), comparer);

    /// <summary>An empty set for a number of writing threads, with room for a number of elements.</summary>
    public ConcurrentSet(int concurrencyLevel, int capacity) => _elements = new(concurrencyLevel, capacity);

    /// <summary>A set of these elements for a number of writing threads, that compares in a certain way.</summary>
    public ConcurrentSet(int concurrencyLevel, IEnumerable<T> collection, IEqualityComparer<T> comparer) =>
        _elements = new(concurrencyLevel, Pairs(collection), comparer);

    /// <summary>An empty set for a number of writing threads, with room for a number of elements, that compares in a certain way.</summary>
    public ConcurrentSet(int concurrencyLevel, int capacity, IEqualityComparer<T> comparer) =>
        _elements = new(concurrencyLevel, capacity, comparer);

    /// <summary>True where the set has no elements.</summary>
    public bool IsEmpty => _elements.IsEmpty;

    /// <summary>The number of elements.</summary>
    public int Count => _elements.Count;

    bool ICollection<T>.IsReadOnly => false;

    /// <summary>Adds an element; false where it was in the set.</summary>
    public bool TryAdd(T item) => _elements.TryAdd(item, 0);

    /// <summary>Removes an element; false where it was not in the set.</summary>
    public bool TryRemove(T item) => _elements.TryRemove(item, out _);

    /// <summary>True where the element is in the set.</summary>
    public bool Contains(T item) => _elements.ContainsKey(item);

    /// <summary>Removes all elements.</summary>
    public void Clear() => _elements.Clear();

    void ICollection<T>.Add(T item) => TryAdd(item);

    bool ICollection<T>.Remove(T item) => TryRemove(item);

    void ICollection<T>.CopyTo(T[] array, int arrayIndex) => _elements.Keys.CopyTo(array, arrayIndex);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => _elements.Keys.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _elements.Keys.GetEnumerator();

    private static IEnumerable<KeyValuePair<T, byte>> Pairs(IEnumerable<T> collection) =>
        collection.Select(item => KeyValuePair.Create(item, (byte)0));
}
