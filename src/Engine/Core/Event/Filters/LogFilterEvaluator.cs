namespace Akka.Event;

/// <summary>Asks filters about log events.</summary>
public class LogFilterEvaluator
{
    /// <summary>Keeps every event.</summary>
    public static readonly LogFilterEvaluator NoFilters = new KeepAll();

    private readonly LogFilterBase[] _sourceFilters;
    private readonly LogFilterBase[] _contentFilters;

    /// <summary>Creates the evaluator.</summary>
    /// <param name="filters">The filters; those that look at sources are asked first.</param>
    public LogFilterEvaluator(LogFilterBase[] filters)
    {
        _sourceFilters = filters.Where(filter => filter.FilterType == LogFilterType.Source).ToArray();
        _contentFilters = filters.Where(filter => filter.FilterType != LogFilterType.Source).ToArray();
    }

    /// <summary>Whether no filter looks at the events' text.</summary>
    public bool EvaluatesLogSourcesOnly => _contentFilters.Length == 0;

    /// <summary>Decides about an event: the first filter that says drop or keep has it; without any, it is kept.</summary>
    /// <param name="evt">The event.</param>
    /// <param name="expandedLogMessage">The event's text, or an empty one when the event is dropped because of its source.</param>
    /// <returns>Whether the event is to be logged.</returns>
    public virtual bool ShouldTryKeepMessage(LogEvent evt, out string expandedLogMessage)
    {
        expandedLogMessage = "";
        var bySource = Ask(_sourceFilters, evt, null);
        if (bySource == LogFilterDecision.Drop)
            return false;
        expandedLogMessage = evt.Message.ToString() ?? "";
        return bySource == LogFilterDecision.Keep || Ask(_contentFilters, evt, expandedLogMessage) != LogFilterDecision.Drop;
    }

    private static LogFilterDecision Ask(LogFilterBase[] filters, LogEvent evt, string? text)
    {
        foreach (var filter in filters)
        {
            var decision = filter.ShouldKeepMessage(evt, text);
            if (decision != LogFilterDecision.NoDecision)
                return decision;
        }

        return LogFilterDecision.NoDecision;
    }

    private sealed class KeepAll() : LogFilterEvaluator([])
    {
        public override bool ShouldTryKeepMessage(LogEvent evt, out string expandedLogMessage)
        {
            expandedLogMessage = evt.Message.ToString() ?? "";
            return true;
        }
    }
}
