namespace Akka.Configuration.Hocon;

public partial class HoconValue
{
    /// <summary>What the value comes to: one literal, list or object, or null when it is undefined.</summary>
    /// <exception cref="ConfigurationException">A substitution that it needs is not defined, or its parts do not go together.</exception>
    internal IHoconElement? Effective()
    {
        if (IsSimple)
            return _values[0];

        var composed = Composed(null);
        return composed.Missing is { } missing ? throw missing.NotFound() : composed.Element;
    }

    /// <summary>What the value comes to, while a resolver is still at work on the substitutions.</summary>
    internal Composition Composed(SubstitutionResolver? resolver) =>
        IsSimple ? new Composition(_values[0], null) : _composed ??= Compose(resolver);

    private bool IsSimple => _values.Count == 1 && _below is null && _values[0] is not HoconSubstitution;

    private Composition Compose(SubstitutionResolver? resolver)
    {
        var parts = new List<IHoconElement>(_values.Count);
        foreach (var element in _values)
        {
            if (element is not HoconSubstitution substitution)
            {
                parts.Add(element);
                continue;
            }

            resolver?.Resolve(substitution);
            var target = substitution.ResolvedValue?.Composed(resolver);
            if (target?.Missing is not null)
                return target;
            if (target?.Element is { } resolved)
                parts.Add(resolved);
            else if (!substitution.IsOptional)
                return new Composition(null, substitution);
        }

        return OverBelow(Join(parts), resolver);
    }

    private Composition OverBelow(IHoconElement? element, SubstitutionResolver? resolver)
    {
        if (_below is null || element is not (null or HoconObject))
            return new Composition(element, null);

        var below = _below.Composed(resolver);
        if (element is not HoconObject upper || below.Missing is not null)
            return below;
        return new Composition(below.Element is HoconObject lower ? upper.Over(lower) : upper, null);
    }

    private static IHoconElement? Join(List<IHoconElement> parts)
    {
        var solid = parts.FindAll(part => part is not HoconLiteral { IsSeparator: true });
        if (solid.Count <= 1)
            return solid.Count == parts.Count || solid is [HoconObject or HoconArray] ? solid.FirstOrDefault() : JoinText(solid, parts);
        if (solid.TrueForAll(part => part is HoconObject))
            return solid.Cast<HoconObject>().Aggregate((below, next) => next.Over(below));
        if (solid.TrueForAll(part => part is HoconArray))
            return JoinLists(solid);
        return solid.TrueForAll(part => part is HoconLiteral)
            ? JoinText(solid, parts)
            : throw new ConfigurationException($"Cannot join {string.Join(" and ", solid.Select(HoconText.Describe))}.");
    }

    private static HoconArray JoinLists(List<IHoconElement> lists)
    {
        var joined = new HoconArray();
        foreach (var list in lists)
            joined.AddRange((HoconArray)list);
        return joined;
    }

    private static HoconLiteral? JoinText(List<IHoconElement> solid, List<IHoconElement> parts) =>
        solid.Count == 0 ? null : new HoconLiteral { Value = string.Concat(parts.Select(part => part.GetString() ?? "null")) };
}

/// <summary>What a value comes to, or the substitution that is missing for it.</summary>
internal sealed record Composition(IHoconElement? Element, HoconSubstitution? Missing);
