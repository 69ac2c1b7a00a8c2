using System.Collections;
using System.Collections.Immutable;

namespace ActorConcurrency.Histories;

/// <summary>An immutable list that is compared by what is in it, for the states of models.</summary>
public sealed class ValueList<T> : IReadOnlyList<T>, IEquatable<ValueList<T>>
{
    private readonly ImmutableList<T> _items;
    private readonly int _hash;

    private ValueList(ImmutableList<T> items)
    {
        _items = items;
        var hash = new HashCode();
        foreach (var item in items)
            hash.Add(item);
        _hash = hash.ToHashCode();
    }

    /// <summary>The list without items.</summary>
    public static ValueList<T> Empty { get; } = new([]);

    /// <inheritdoc />
    public int Count => _items.Count;

    /// <inheritdoc />
    public T this[int index] => _items[index];

    /// <summary>With one more at its place.</summary>
    public ValueList<T> Insert(int index, T item) => new(_items.Insert(index, item));

    /// <summary>With one more at the end.</summary>
    public ValueList<T> Add(T item) => new(_items.Add(item));

    /// <summary>Without one.</summary>
    public ValueList<T> RemoveAt(int index) => new(_items.RemoveAt(index));

    /// <summary>Where the first is that fits; -1: nowhere.</summary>
    public int FindIndex(Predicate<T> fits) => _items.FindIndex(fits);

    /// <inheritdoc />
    public bool Equals(ValueList<T>? other) => other is not null && _hash == other._hash && _items.SequenceEqual(other._items);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as ValueList<T>);

    /// <inheritdoc />
    public override int GetHashCode() => _hash;

    /// <inheritdoc />
    public IEnumerator<T> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc />
    public override string ToString() => $"[{string.Join(", ", _items)}]";
}
