namespace Akka.Util;

/// <summary>Several values for each key, without duplicates. Safe for many threads; what is read is a copy.</summary>
/// <typeparam name="TKey">The type of the keys.</typeparam>
/// <typeparam name="TValue">The type of the values.</typeparam>
public class Index<TKey, TValue>
    where TKey : notnull
    where TValue : IComparable<TValue>
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TKey, HashSet<TValue>> _values = [];

    /// <summary>The values of a key; none if the key is unknown.</summary>
    /// <param name="index">The key.</param>
    public IEnumerable<TValue> this[TKey index]
    {
        get
        {
            lock (_gate)
                return _values.TryGetValue(index, out var values) ? [.. values] : [];
        }
    }

    /// <summary>All values of all keys.</summary>
    public HashSet<TValue> Values
    {
        get
        {
            lock (_gate)
                return [.. _values.Values.SelectMany(values => values)];
        }
    }

    /// <summary>The keys that have values.</summary>
    public ICollection<TKey> Keys
    {
        get
        {
            lock (_gate)
                return [.. _values.Keys];
        }
    }

    /// <summary>True when no key has a value.</summary>
    public bool IsEmpty
    {
        get
        {
            lock (_gate)
                return _values.Count == 0;
        }
    }

    /// <summary>Adds a value to a key.</summary>
    /// <returns>False if the key had it already.</returns>
    public bool Put(TKey key, TValue value)
    {
        lock (_gate)
        {
            if (!_values.TryGetValue(key, out var values))
                _values[key] = values = [];
            return values.Add(value);
        }
    }

    /// <summary>A value of a key for which something holds, or the default of the type.</summary>
    public TValue? FindValue(TKey key, Func<TValue, bool> predicate) => this[key].FirstOrDefault(predicate);

    /// <summary>Calls an action with each value and its key, as they were at the time of the call.</summary>
    public void ForEach(Action<TKey, TValue> fun)
    {
        List<(TKey Key, TValue Value)> pairs;
        lock (_gate)
            pairs = [.. _values.SelectMany(entry => entry.Value.Select(value => (entry.Key, value)))];
        foreach (var (key, value) in pairs)
            fun(key, value);
    }

    /// <summary>Removes a value from a key.</summary>
    /// <returns>False if the key did not have it.</returns>
    public bool Remove(TKey key, TValue value)
    {
        lock (_gate)
            return RemoveLocked(key, value);
    }

    /// <summary>Removes a key.</summary>
    /// <returns>The values it had.</returns>
    public IEnumerable<TValue> Remove(TKey key)
    {
        lock (_gate)
            return _values.Remove(key, out var values) ? values : [];
    }

    /// <summary>Removes a value from all keys.</summary>
    public void RemoveValue(TValue value)
    {
        lock (_gate)
        {
            foreach (var key in _values.Keys.ToList())
                RemoveLocked(key, value);
        }
    }

    /// <summary>Removes everything.</summary>
    public void Clear()
    {
        lock (_gate)
            _values.Clear();
    }

    private bool RemoveLocked(TKey key, TValue value)
    {
        if (!_values.TryGetValue(key, out var values) || !values.Remove(value))
            return false;
        if (values.Count == 0)
            _values.Remove(key);
        return true;
    }
}
