using System.Diagnostics.CodeAnalysis;

namespace ActorConcurrency.Actors.Shared;

/// <summary>The data behind a shared dictionary, list or value, by key: the rules, without an actor.</summary>
internal abstract class SharedStore
{
    public abstract int Count { get; }

    /// <summary>The key as it is now, in numbers where the caller's counts from the end; false when there is no such key.</summary>
    public abstract bool TryFind(object key, [MaybeNullWhen(false)] out object found, out object? value);

    /// <summary>Sets the value of a key that may be missing; false when this store has no such keys.</summary>
    public abstract bool TrySet(object key, object? value);

    /// <summary>Puts a value between others; false when this store has no order, or no such place.</summary>
    public abstract bool TryInsert(Index before, object? value, out int at);

    /// <summary>Removes a key that was found; false when this store keeps its keys.</summary>
    public abstract bool TryRemove(object found);

    public abstract bool TryClear();

    public abstract IReadOnlyList<KeyValuePair<object, object?>> Copy();
}

/// <summary>Any keys. A shared value is one with a single key, which stays.</summary>
internal sealed class KeyedStore(bool keepsKeys = false) : SharedStore
{
    private readonly Dictionary<object, object?> _values = [];

    public static KeyedStore Of(object? theValue)
    {
        var store = new KeyedStore(keepsKeys: true);
        store.TrySet(SharedProtocol.TheValue, theValue);
        return store;
    }

    public override int Count => _values.Count;

    public override bool TryFind(object key, [MaybeNullWhen(false)] out object found, out object? value)
    {
        found = key;
        return _values.TryGetValue(key, out value);
    }

    public override bool TrySet(object key, object? value)
    {
        if (keepsKeys && _values.Count > 0 && !_values.ContainsKey(key))
            return false;
        _values[key] = value;
        return true;
    }

    public override bool TryInsert(Index before, object? value, out int at)
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

    public override IReadOnlyList<KeyValuePair<object, object?>> Copy() => [.. _values];
}

/// <summary>Keys that are places in a list, counted from its start or its end.</summary>
internal sealed class ListStore : SharedStore
{
    private readonly List<object?> _items = [];

    public override int Count => _items.Count;

    public override bool TryFind(object key, [MaybeNullWhen(false)] out object found, out object? value)
    {
        var at = key is Index index ? index.GetOffset(Count) : -1;
        var isThere = at >= 0 && at < Count;
        found = isThere ? at : null;
        value = isThere ? _items[at] : null;
        return isThere;
    }

    public override bool TrySet(object key, object? value)
    {
        var at = key switch { int place => place, Index index => index.GetOffset(Count), _ => -1 };
        if (at < 0 || at >= Count)
            return false;
        _items[at] = value;
        return true;
    }

    public override bool TryInsert(Index before, object? value, out int at)
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

    public override IReadOnlyList<KeyValuePair<object, object?>> Copy() =>
        [.. _items.Select((item, at) => new KeyValuePair<object, object?>(at, item))];
}
