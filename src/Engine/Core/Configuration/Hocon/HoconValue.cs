namespace Akka.Configuration.Hocon;

/// <summary>
/// A value as it was written: text, a list, an object, or several of these side by side, with substitutions among them.
/// What it comes to is computed when it is read.
/// </summary>
public partial class HoconValue : IMightBeAHoconObject
{
    private readonly List<IHoconElement> _values;
    private HoconValue? _below;
    private Composition? _composed;

    /// <summary>Creates a value without elements.</summary>
    public HoconValue()
        : this([], adoptedFromFallback: false)
    {
    }

    /// <summary>Creates a value of elements.</summary>
    /// <param name="values">The elements in order.</param>
    /// <param name="adoptedFromFallback">Whether the elements belong to another configuration; the list is copied then.</param>
    public HoconValue(List<IHoconElement> values, bool adoptedFromFallback = true)
    {
        _values = adoptedFromFallback ? [.. values] : values;
    }

    private HoconValue(List<IHoconElement> values, HoconValue? below)
    {
        _values = values;
        _below = below;
    }

    /// <summary>The elements as written.</summary>
    public List<IHoconElement> Values => _values;

    /// <summary>Whether there is nothing in it: no element, or an object without keys.</summary>
    public bool IsEmpty => Effective() is null or HoconObject { Items.Count: 0 };

    /// <summary>The value that the same key had before, or has in a fallback. Seen through if this one is an object too, or comes to nothing.</summary>
    internal HoconValue? Below => _below;

    /// <summary>Whether this is undefined or null: for a reader, not there.</summary>
    internal bool IsAbsent => Effective() is null or HoconLiteral { Value: null };

    /// <summary>Adds an element behind the others.</summary>
    /// <param name="value">The element.</param>
    public void AppendValue(IHoconElement value)
    {
        _values.Add(value);
        _composed = null;
    }

    /// <summary>Removes all elements.</summary>
    public void Clear()
    {
        _values.Clear();
        _below = null;
        _composed = null;
    }

    /// <summary>Replaces all elements.</summary>
    /// <param name="value">The only element from now on.</param>
    public void NewValue(IHoconElement value)
    {
        Clear();
        AppendValue(value);
    }

    /// <summary>The value of a key of this object.</summary>
    /// <param name="key">The key; no path.</param>
    /// <returns>The value, or null when this is no object or has no such key.</returns>
    public HoconValue? GetChildObject(string key) => GetObject()?.GetKey(key);

    /// <inheritdoc/>
    public bool IsObject() => Effective() is HoconObject;

    /// <inheritdoc/>
    public HoconObject? GetObject() => Effective() as HoconObject;

    /// <summary>Whether it is a list.</summary>
    /// <returns>True for a list.</returns>
    public bool IsArray() => Effective() is HoconArray;

    /// <summary>Whether it is text, null included.</summary>
    /// <returns>True for text.</returns>
    public bool IsString() => Effective() is HoconLiteral;

    /// <summary>A configuration with this value as its root.</summary>
    /// <returns>The configuration.</returns>
    public Config ToConfig() => new(new HoconRoot(this));

    /// <summary>A configuration with this value under one key.</summary>
    /// <param name="key">The key; no path.</param>
    /// <returns>The configuration.</returns>
    public Config AtKey(string key)
    {
        var parent = new HoconObject();
        parent.Items[key] = this;
        return new HoconValue([parent], adoptedFromFallback: false).ToConfig();
    }

    /// <summary>The value as HOCON.</summary>
    /// <returns>Text that parses to an equal value.</returns>
    public override string ToString() => ToString(0);

    /// <summary>The value as HOCON, indented.</summary>
    /// <param name="indent">The depth of the value in the whole; two blanks for each.</param>
    /// <returns>Text that parses to an equal value.</returns>
    public virtual string ToString(int indent) => Effective() is { } element ? HoconText.Render(element, indent) : "";

    /// <summary>Whether both are the same written value, perhaps with something different below.</summary>
    internal bool IsWrittenAs(HoconValue other) => ReferenceEquals(_values, other._values);

    /// <summary>This value as it is when another one was there before it; neither is changed.</summary>
    internal HoconValue Over(HoconValue below)
    {
        var hidesBelow = _values.Count == 1 && _values[0] is HoconLiteral or HoconArray;
        return hidesBelow || ReferenceEquals(this, below) ? this : new HoconValue(_values, _below is null ? below : _below.Over(below));
    }

    /// <summary>A copy of everything that was written here, with substitutions that are still to be resolved; they are added to a list.</summary>
    internal HoconValue Unresolved(List<HoconSubstitution> substitutions, HoconValue? field = null)
    {
        var copy = new HoconValue(new List<IHoconElement>(_values.Count), _below?.Unresolved(substitutions));
        field ??= copy;
        foreach (var element in _values)
            copy._values.Add(Unresolved(element, field, substitutions));
        return copy;
    }

    private static IHoconElement Unresolved(IHoconElement element, HoconValue field, List<HoconSubstitution> substitutions)
    {
        switch (element)
        {
            case HoconSubstitution s:
                var open = new HoconSubstitution(s.Path) { IsOptional = s.IsOptional, Position = s.Position, Field = field };
                substitutions.Add(open);
                return open;
            case HoconArray array:
                var items = new HoconArray();
                items.AddRange(array.Select(item => item.Unresolved(substitutions, field)));
                return items;
            case HoconObject obj:
                var copy = new HoconObject();
                foreach (var (key, value) in obj.Items)
                    copy.Items[key] = value.Unresolved(substitutions);
                return copy;
            default:
                return element;
        }
    }
}
