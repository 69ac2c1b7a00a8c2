using System.Diagnostics.CodeAnalysis;

namespace ActorConcurrency.Actors.Shared;

/// <summary>A value, and by which change it came to be what it is.</summary>
internal readonly record struct Versioned(object? Content, long Version);

/// <summary>The data behind a shared dictionary, list or value, by key: the rules, without an actor.</summary>
internal abstract class SharedStore
{
    public abstract int Count { get; }

    /// <summary>The key as it is now, in numbers where the caller's counts from the end; false when there is no such key.</summary>
    public abstract bool TryFind(object key, [MaybeNullWhen(false)] out object found, out Versioned value);

    /// <summary>Sets the value of a key that may be missing; false when this store has no such keys.</summary>
    public abstract bool TrySet(object key, Versioned value);

    /// <summary>Puts a value between others; false when this store has no order, or no such place.</summary>
    public abstract bool TryInsert(Index before, Versioned value, out int at);

    /// <summary>Removes a key that was found; false when this store keeps its keys.</summary>
    public abstract bool TryRemove(object found);

    public abstract bool TryClear();

    /// <summary>Everything, as it is now.</summary>
    public abstract IReadOnlyList<KeyValuePair<object, Versioned>> Copy();

    /// <summary>Makes a copy's content this store's.</summary>
    public abstract void Restore(IEnumerable<KeyValuePair<object, Versioned>> items);
}

/// <summary>Any keys. A shared value is one with a single key, which stays.</summary>
internal sealed class KeyedStore(bool keepsKeys = false) : SharedStore
{
    private readonly Dictionary<object, Versioned> _values = [];

    public static KeyedStore Of(object? theValue)
    {
        var store = new KeyedStore(keepsKeys: true);
        store.TrySet(SharedProtocol.TheValue, new Versioned(theValue, 0));
        return store;
    }

    public override int Count => _values.Count;

    public override bool TryFind(object key, [MaybeNullWhen(false)] out object found, out Versioned value)
    {
        found = key;
        return _values.TryGetValue(key, out value);
    }

    public override bool TrySet(object key, Versioned value)
    {
        if (keepsKeys && _values.Count > 0 && !_values.ContainsKey(key))
            return false;
        _values[key] = value;
        return true;
    }

    public override bool TryInsert(Index before, Versioned value, out int at)
    {
        at = -1;
        return false;
    }

    public override bool TryRemove(object found) => !keepsKeys && _values.Remove(found);

    public override bool TryClear()
    {
        if (keepsKeys)
            return false;
        _values.Clear();
        return true;
    }

    public override IReadOnlyList<KeyValuePair<object, Versioned>> Copy() => [.. _values];

    public override void Restore(IEnumerable<KeyValuePair<object, Versioned>> items)
    {
        _values.Clear();
        foreach (var (key, value) in items)
            _values.Add(key, value);
    }
}

/// <summary>Keys that are places in a list, counted from its start or its end.</summary>
internal sealed class ListStore : SharedStore
{
    private readonly List<Versioned> _items = [];

    public override int Count => _items.Count;

    public override bool TryFind(object key, [MaybeNullWhen(false)] out object found, out Versioned value)
    {
        var at = PlaceOf(key);
        var isThere = at >= 0 && at < Count;
        found = isThere ? at : null;
        value = isThere ? _items[at] : default;
        return isThere;
    }

    public override bool TrySet(object key, Versioned value)
    {
        var at = PlaceOf(key);
        if (at < 0 || at >= Count)
            return false;
        _items[at] = value;
        return true;
    }

    public override bool TryInsert(Index before, Versioned value, out int at)
    {
        at = before.GetOffset(Count);
        if (at < 0 || at > Count)
            return false;
        _items.Insert(at, value);
        return true;
    }

    public override bool TryRemove(object found)
    {
        _items.RemoveAt((int)found);
        return true;
    }

    public override bool TryClear()
    {
        _items.Clear();
        return true;
    }

    public override IReadOnlyList<KeyValuePair<object, Versioned>> Copy() =>
        [.. _items.Select((item, at) => new KeyValuePair<object, Versioned>(at, item))];

    public override void Restore(IEnumerable<KeyValuePair<object, Versioned>> items)
    {
        _items.Clear();
        _items.AddRange(items.Select(item => item.Value));
    }

    private int PlaceOf(object key) => key switch { int place => place, Index index => index.GetOffset(Count), _ => -1 };
}
