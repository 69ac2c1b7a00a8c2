namespace Akka.Configuration.Hocon;

/// <summary>One of the pieces that a <see cref="HoconValue"/> is made of.</summary>
public interface IHoconElement
{
    /// <summary>Whether the element is text: a string, a number, a boolean or null.</summary>
    /// <returns>True for text.</returns>
    bool IsString();

    /// <summary>The element's text.</summary>
    /// <returns>The text, or null for the literal <c>null</c>.</returns>
    /// <exception cref="ConfigurationException">The element is not text.</exception>
    string? GetString();

    /// <summary>Whether the element is a list.</summary>
    /// <returns>True for a list.</returns>
    bool IsArray();

    /// <summary>The element's items.</summary>
    /// <returns>The items in order.</returns>
    /// <exception cref="ConfigurationException">The element is not a list.</exception>
    IList<HoconValue> GetArray();
}

/// <summary>Something that may turn out to be an object once substitutions are resolved.</summary>
public interface IMightBeAHoconObject
{
    /// <summary>Whether it is an object.</summary>
    /// <returns>True for an object.</returns>
    bool IsObject();

    /// <summary>The object.</summary>
    /// <returns>The object, or null when it is something else.</returns>
    HoconObject? GetObject();
}

/// <summary>A piece of text: a string, a number, a boolean or null.</summary>
public class HoconLiteral : IHoconElement
{
    /// <summary>The text; null stands for the literal <c>null</c>.</summary>
    public string? Value { get; set; }

    /// <summary>White space between two parts of one value, which counts only if these turn out to be text.</summary>
    internal bool IsSeparator { get; init; }

    /// <inheritdoc/>
    public bool IsString() => true;

    /// <inheritdoc/>
    public string? GetString() => Value;

    /// <inheritdoc/>
    public bool IsArray() => false;

    /// <inheritdoc/>
    public IList<HoconValue> GetArray() => throw new ConfigurationException($"Expected a list, found {HoconText.Describe(this)}.");
}

/// <summary>A list of values.</summary>
public class HoconArray : List<HoconValue>, IHoconElement
{
    /// <inheritdoc/>
    public bool IsString() => false;

    /// <inheritdoc/>
    public string GetString() => throw new ConfigurationException("Expected text, found a list.");

    /// <inheritdoc/>
    public bool IsArray() => true;

    /// <inheritdoc/>
    public IList<HoconValue> GetArray() => this;
}
