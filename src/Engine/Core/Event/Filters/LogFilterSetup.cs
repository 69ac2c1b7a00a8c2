using System.Text.RegularExpressions;
using Akka.Actor.Setup;

namespace Akka.Event;

/// <summary>The log filters of an actor system, given to it when it is created.</summary>
public sealed class LogFilterSetup : Setup
{
    /// <summary>Creates the set-up.</summary>
    /// <param name="filters">The filters.</param>
    public LogFilterSetup(LogFilterBase[] filters) => Filters = filters;

    /// <summary>The filters.</summary>
    public LogFilterBase[] Filters { get; }

    /// <summary>Creates what asks the filters.</summary>
    public LogFilterEvaluator CreateEvaluator() => new(Filters);
}

/// <summary>Collects log filters.</summary>
public sealed class LogFilterBuilder
{
    private readonly List<LogFilterBase> _filters = [];

    /// <summary>Drops the events of one source.</summary>
    /// <param name="source">The source's name.</param>
    /// <param name="comparison">How names are compared.</param>
    public LogFilterBuilder ExcludeSourceExactly(string source, StringComparison comparison = StringComparison.OrdinalIgnoreCase) =>
        Add(new ExactMatchLogSourceFilter(source, comparison));

    /// <summary>Drops the events of sources whose name starts so; case does not matter.</summary>
    /// <param name="sourceStart">The start of the name.</param>
    public LogFilterBuilder ExcludeSourceStartingWith(string sourceStart) =>
        ExcludeSourceRegex(Pattern($"^{Regex.Escape(sourceStart)}"));

    /// <summary>Drops the events of sources whose name contains this; case does not matter.</summary>
    /// <param name="sourcePart">The part of the name.</param>
    public LogFilterBuilder ExcludeSourceContaining(string sourcePart) => ExcludeSourceRegex(Pattern(Regex.Escape(sourcePart)));

    /// <summary>Drops the events of sources whose name ends so; case does not matter.</summary>
    /// <param name="sourceEnd">The end of the name.</param>
    public LogFilterBuilder ExcludeSourceEndingWith(string sourceEnd) => ExcludeSourceRegex(Pattern($"{Regex.Escape(sourceEnd)}$"));

    /// <summary>Drops the events of sources whose name matches a pattern.</summary>
    /// <param name="regex">The pattern.</param>
    public LogFilterBuilder ExcludeSourceRegex(Regex regex) => Add(new RegexLogSourceFilter(regex));

    /// <summary>Drops the events whose text contains this; case does not matter.</summary>
    /// <param name="messagePart">The part of the text.</param>
    public LogFilterBuilder ExcludeMessageContaining(string messagePart) => ExcludeMessageRegex(Pattern(Regex.Escape(messagePart)));

    /// <summary>Drops the events whose text matches a pattern.</summary>
    /// <param name="regex">The pattern.</param>
    public LogFilterBuilder ExcludeMessageRegex(Regex regex) => Add(new RegexLogMessageFilter(regex));

    /// <summary>Adds a filter.</summary>
    /// <param name="filter">The filter.</param>
    public LogFilterBuilder Add(LogFilterBase filter)
    {
        _filters.Add(filter);
        return this;
    }

    /// <summary>Adds filters.</summary>
    /// <param name="filters">The filters.</param>
    public LogFilterBuilder AddRange(IEnumerable<LogFilterBase> filters)
    {
        _filters.AddRange(filters);
        return this;
    }

    /// <summary>Creates the set-up with the filters so far.</summary>
    public LogFilterSetup Build() => new(_filters.ToArray());

    private static Regex Pattern(string pattern) => new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
