using System.Text.RegularExpressions;

namespace Akka.Event;

/// <summary>Drops the events of a source with exactly this name.</summary>
public sealed class ExactMatchLogSourceFilter : LogFilterBase
{
    private readonly string _source;
    private readonly StringComparison _comparison;

    /// <summary>Creates the filter.</summary>
    /// <param name="source">The source's name.</param>
    /// <param name="comparison">How names are compared.</param>
    public ExactMatchLogSourceFilter(string source, StringComparison comparison = StringComparison.OrdinalIgnoreCase)
    {
        _source = source;
        _comparison = comparison;
    }

    /// <inheritdoc/>
    public override LogFilterType FilterType => LogFilterType.Source;

    /// <inheritdoc/>
    public override LogFilterDecision ShouldKeepMessage(LogEvent content, string? expandedMessage = null) =>
        string.Equals(content.LogSource, _source, _comparison) ? LogFilterDecision.Drop : LogFilterDecision.NoDecision;
}

/// <summary>Drops the events of sources whose name matches a pattern.</summary>
public sealed class RegexLogSourceFilter : LogFilterBase
{
    private readonly Regex _sourceRegex;

    /// <summary>Creates the filter.</summary>
    /// <param name="sourceRegex">The pattern.</param>
    public RegexLogSourceFilter(Regex sourceRegex) => _sourceRegex = sourceRegex;

    /// <inheritdoc/>
    public override LogFilterType FilterType => LogFilterType.Source;

    /// <inheritdoc/>
    public override LogFilterDecision ShouldKeepMessage(LogEvent content, string? expandedMessage = null) =>
        _sourceRegex.IsMatch(content.LogSource) ? LogFilterDecision.Drop : LogFilterDecision.NoDecision;
}

/// <summary>Drops the events whose text matches a pattern.</summary>
public sealed class RegexLogMessageFilter : LogFilterBase
{
    private readonly Regex _messageRegex;

    /// <summary>Creates the filter.</summary>
    /// <param name="messageRegex">The pattern.</param>
    public RegexLogMessageFilter(Regex messageRegex) => _messageRegex = messageRegex;

    /// <inheritdoc/>
    public override LogFilterType FilterType => LogFilterType.Content;

    /// <inheritdoc/>
    public override LogFilterDecision ShouldKeepMessage(LogEvent content, string? expandedMessage = null) =>
        _messageRegex.IsMatch(expandedMessage ?? content.Message.ToString() ?? "")
            ? LogFilterDecision.Drop
            : LogFilterDecision.NoDecision;
}
