namespace Akka.Configuration.Hocon;

/// <summary>
/// Finds the values of substitutions: in their own document first, then in the whole that the document became a part of by
/// fallbacks, then among the environment variables. Runs before the documents are shared with other threads.
/// </summary>
internal sealed class SubstitutionResolver(HoconValue whole)
{
    private readonly List<HoconSubstitution> _substitutions = [];

    /// <summary>Resolves what a document can resolve on its own, and marks the rest as open.</summary>
    public static void ResolveDocument(HoconRoot document)
    {
        var resolver = new SubstitutionResolver(document.Value);
        resolver.Add(document.Value, document.Substitutions);
        resolver.ResolveAll();
    }

    /// <summary>Lays documents over each other, the first one on top, and resolves anew where that matters.</summary>
    public static HoconValue Merge(IReadOnlyList<HoconRoot> documents)
    {
        var open = new Dictionary<HoconValue, List<HoconSubstitution>>();
        var values = new List<HoconValue>(documents.Count);
        foreach (var document in documents)
        {
            if (documents.Count == 1 || !document.HasOpenSubstitutions)
            {
                values.Add(document.Value);
                continue;
            }

            // A copy, because the same document may also be in use with other fallbacks.
            var substitutions = new List<HoconSubstitution>();
            var copy = document.Value.Unresolved(substitutions);
            open.Add(copy, substitutions);
            values.Add(copy);
        }

        var whole = values[^1];
        for (var i = values.Count - 2; i >= 0; i--)
            whole = values[i].Over(whole);

        var resolver = new SubstitutionResolver(whole);
        foreach (var (document, substitutions) in open)
            resolver.Add(document, substitutions);
        resolver.ResolveAll();
        return whole;
    }

    /// <summary>Looks one substitution up, unless that was done before.</summary>
    public void Resolve(HoconSubstitution substitution)
    {
        if (substitution.State == SubstitutionState.Resolving)
            throw NeedsItself(substitution);
        if (substitution.State != SubstitutionState.New || substitution.Document is not { } document)
            return;

        substitution.State = SubstitutionState.Resolving;
        var own = Find(document, substitution);
        substitution.ResolvedValue = own ?? (ReferenceEquals(document, whole) ? null : Find(whole, substitution)) ?? FromEnvironment(substitution);
        substitution.State = own is null ? SubstitutionState.Open : SubstitutionState.Closed;
    }

    private void Add(HoconValue document, IEnumerable<HoconSubstitution> substitutions)
    {
        foreach (var substitution in substitutions)
        {
            // What was included was resolved with its own document as far as that goes; the including document has the next say.
            if (substitution.State == SubstitutionState.Open)
                substitution.State = SubstitutionState.New;
            substitution.Document = document;
            _substitutions.Add(substitution);
        }
    }

    private void ResolveAll()
    {
        foreach (var substitution in _substitutions)
            Resolve(substitution);

        var finished = new HashSet<HoconValue>();
        foreach (var substitution in _substitutions)
        {
            if (substitution.ResolvedValue is { } value && ContainsItself(value, finished, []))
                throw NeedsItself(substitution);
        }
    }

    private HoconValue? Find(HoconValue root, HoconSubstitution substitution)
    {
        var keys = new HoconPath(substitution.Path);
        var current = BelowOwnField(root, substitution);
        while (current is not null && keys.Next())
        {
            var found = current.Composed(this).Element is HoconObject parent
                && parent.Items.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(keys.Key, out current);
            current = found ? BelowOwnField(current!, substitution) : null;
        }

        return current?.Composed(this) is { Element: null, Missing: null } ? null : current;
    }

    // In `path = ${path}":/opt"` the inner path means what path was before, here or in a fallback.
    private static HoconValue? BelowOwnField(HoconValue value, HoconSubstitution substitution)
    {
        if (substitution.Field is not { } field)
            return value;

        for (var layer = value; layer is not null; layer = layer.Below)
        {
            if (layer.IsWrittenAs(field))
                return layer.Below;
        }

        return value;
    }

    private static HoconValue? FromEnvironment(HoconSubstitution substitution) =>
        Environment.GetEnvironmentVariable(substitution.Path) is { } text
            ? new HoconValue([new HoconLiteral { Value = text }], adoptedFromFallback: false)
            : null;

    // Values would go on for ever in `a = { b = ${a} }`.
    private static bool ContainsItself(HoconValue value, HashSet<HoconValue> finished, HashSet<HoconValue> path)
    {
        if (finished.Contains(value))
            return false;
        if (!path.Add(value))
            return true;

        foreach (var part in PartsOf(value))
        {
            if (ContainsItself(part, finished, path))
                return true;
        }

        path.Remove(value);
        finished.Add(value);
        return false;
    }

    private static IEnumerable<HoconValue> PartsOf(HoconValue value)
    {
        foreach (var element in value.Values)
        {
            IEnumerable<HoconValue> parts = element switch
            {
                HoconObject obj => obj.Items.Values,
                HoconArray array => array,
                HoconSubstitution { ResolvedValue: { } resolved } => [resolved],
                _ => [],
            };
            foreach (var part in parts)
                yield return part;
        }

        if (value.Below is { } below)
            yield return below;
    }

    private static ConfigurationException NeedsItself(HoconSubstitution substitution) =>
        new($"{substitution.Position}: {substitution} needs itself to be resolved.");
}
