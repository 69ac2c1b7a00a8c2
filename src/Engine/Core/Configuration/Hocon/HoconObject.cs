namespace Akka.Configuration.Hocon;

/// <summary>Keys with their values, in the order in which they were written.</summary>
public class HoconObject : IHoconElement
{
    /// <summary>The keys and values.</summary>
    public Dictionary<string, HoconValue> Items { get; } = [];

    /// <summary>The object as a dictionary, and so are the objects in it; other values are <see cref="HoconValue"/>s.</summary>
    public IDictionary<string, object> Unwrapped => Items.ToDictionary(item => item.Key, item => (object?)item.Value.GetObject()?.Unwrapped ?? item.Value);

    /// <summary>The value of a key of this object; no path.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The value, or null when there is no such key.</returns>
    public HoconValue? GetKey(string key) => Items.GetValueOrDefault(key);

    /// <summary>The value of a key, which is added with an empty value if it is not there.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The value.</returns>
    public HoconValue GetOrCreateKey(string key)
    {
        if (!Items.TryGetValue(key, out var value))
            Items[key] = value = new HoconValue();
        return value;
    }

    /// <summary>Lays another object over this one: its keys replace this object's, except that two objects under one key are merged in turn.</summary>
    /// <param name="other">The object whose values win.</param>
    public void Merge(HoconObject other)
    {
        foreach (var (key, value) in other.Items)
            Items[key] = Items.TryGetValue(key, out var below) ? value.Over(below) : value;
    }

    /// <summary>A new object with this object's keys over those of another; neither is changed.</summary>
    internal HoconObject Over(HoconObject below)
    {
        var merged = new HoconObject();
        merged.Items.EnsureCapacity(Items.Count + below.Items.Count);
        foreach (var (key, value) in below.Items)
            merged.Items[key] = value;
        merged.Merge(this);
        return merged;
    }

    /// <inheritdoc/>
    public bool IsString() => false;

    /// <inheritdoc/>
    public string GetString() => throw new ConfigurationException("Expected text, found an object.");

    /// <inheritdoc/>
    public bool IsArray() => false;

    /// <inheritdoc/>
    public IList<HoconValue> GetArray() => throw new ConfigurationException("Expected a list, found an object.");

    /// <summary>The object as HOCON.</summary>
    /// <returns>Text that parses to an equal object.</returns>
    public override string ToString() => ToString(0);

    /// <summary>The object as HOCON, indented.</summary>
    /// <param name="indent">The depth of the object in the whole; two blanks for each.</param>
    /// <returns>Text that parses to an equal object.</returns>
    public string ToString(int indent) => HoconText.Render(this, indent);
}
