namespace Akka.Configuration.Hocon;

/// <summary>A reference <c>${path}</c>, or <c>${?path}</c> when it may be missing, which stands for the value at that path.</summary>
public class HoconSubstitution : IHoconElement, IMightBeAHoconObject
{
    /// <summary>Creates a reference without a path.</summary>
    protected HoconSubstitution()
    {
        Path = "";
    }

    /// <summary>Creates a reference that must be resolved.</summary>
    /// <param name="path">The path of the value meant.</param>
    public HoconSubstitution(string path)
    {
        Path = path;
    }

    /// <summary>The path of the value meant.</summary>
    public string Path { get; set; }

    /// <summary>The value meant, or null as long as none was found.</summary>
    public HoconValue? ResolvedValue { get; set; }

    /// <summary>Written with a question mark: without a value, it stands for nothing.</summary>
    internal bool IsOptional { get; init; }

    /// <summary>Where it was written, for messages.</summary>
    internal TextPosition Position { get; init; }

    /// <summary>The value of the key that it was written for; inside of it, that key means the key's former value.</summary>
    internal HoconValue? Field { get; set; }

    /// <summary>The root of the document it was written in, where its path is looked up first.</summary>
    internal HoconValue? Document { get; set; }

    /// <summary>How far its resolution has come.</summary>
    internal SubstitutionState State { get; set; }

    /// <inheritdoc/>
    public bool IsString() => Resolve() is { } value && value.IsString();

    /// <inheritdoc/>
    public string? GetString() => Resolve()?.GetString();

    /// <inheritdoc/>
    public bool IsArray() => Resolve() is { } value && value.IsArray();

    /// <inheritdoc/>
    public IList<HoconValue> GetArray() => Resolve()?.GetArray() ?? [];

    /// <inheritdoc/>
    public bool IsObject() => Resolve() is { } value && value.IsObject();

    /// <inheritdoc/>
    public HoconObject? GetObject() => Resolve()?.GetObject();

    /// <summary>The reference as it is written.</summary>
    /// <returns><c>${path}</c> or <c>${?path}</c>.</returns>
    public override string ToString() => IsOptional ? $"${{?{Path}}}" : $"${{{Path}}}";

    internal ConfigurationException NotFound() => new($"{Position}: {this} is not defined, neither as a key nor as an environment variable.");

    private HoconValue? Resolve() => ResolvedValue is null && !IsOptional ? throw NotFound() : ResolvedValue;
}

/// <summary>How far the resolution of a substitution has come.</summary>
internal enum SubstitutionState
{
    /// <summary>Not looked for yet.</summary>
    New,

    /// <summary>Being looked for: to meet it again now means that it needs itself.</summary>
    Resolving,

    /// <summary>Its own document has no such key: a fallback may bring it.</summary>
    Open,

    /// <summary>Found in its own document.</summary>
    Closed,
}

/// <summary>A place in HOCON text; both numbers start at one.</summary>
internal readonly record struct TextPosition(int Line, int Column)
{
    public override string ToString() => $"Line {Line}, column {Column}";
}
