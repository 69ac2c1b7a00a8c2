namespace Akka.Configuration.Hocon;

/// <summary>A parsed document.</summary>
public class HoconRoot
{
    /// <summary>Creates an empty document.</summary>
    protected HoconRoot()
        : this(new HoconValue())
    {
    }

    /// <summary>Creates a document without substitutions.</summary>
    /// <param name="value">What is in the document.</param>
    public HoconRoot(HoconValue value)
        : this(value, [])
    {
    }

    /// <summary>Creates a document.</summary>
    /// <param name="value">What is in the document.</param>
    /// <param name="substitutions">The substitutions anywhere in <paramref name="value"/>.</param>
    public HoconRoot(HoconValue value, IEnumerable<HoconSubstitution> substitutions)
    {
        Value = value;
        Substitutions = substitutions as IReadOnlyCollection<HoconSubstitution> ?? [.. substitutions];
    }

    /// <summary>What is in the document.</summary>
    public HoconValue Value { get; }

    /// <summary>The substitutions anywhere in <see cref="Value"/>.</summary>
    public IEnumerable<HoconSubstitution> Substitutions { get; }

    /// <summary>Whether a fallback may have what a substitution here needs.</summary>
    internal bool HasOpenSubstitutions => Substitutions.Any(s => s.State == SubstitutionState.Open);
}
