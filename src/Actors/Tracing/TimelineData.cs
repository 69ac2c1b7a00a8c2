namespace ActorConcurrency.Actors.Tracing;

/// <summary>
/// What a timeline's page holds of a trace. Actors and texts stand in lists once each, and every event is six numbers: microseconds since
/// the first event, kind, actor, from, message, note; -1 where an event has none.
/// </summary>
internal sealed record TimelineData(
    TimelineHeader Header,
    DateTimeOffset Start,
    int Total,
    IReadOnlyList<string> Kinds,
    IReadOnlyList<string> Actors,
    IReadOnlyList<string> Texts,
    IReadOnlyList<long> Events)
{
    public static TimelineData Of(IReadOnlyList<TraceEvent> events, TimelineHeader header, int maxEvents)
    {
        var start = events.Count == 0 ? DateTimeOffset.UnixEpoch : events.Min(e => e.Time);
        var actors = new Numbered();
        var texts = new Numbered();
        var numbers = new List<long>();
        foreach (var traced in events.Take(maxEvents))
        {
            numbers.Add((traced.Time - start).Ticks / TimeSpan.TicksPerMicrosecond);
            numbers.Add((int)traced.Kind);
            numbers.Add(actors.Of(traced.Actor));
            numbers.Add(actors.Of(traced.From));
            numbers.Add(texts.Of(traced.Message is null ? null : MessageText.Of(traced.Message)));
            numbers.Add(texts.Of(traced.Note));
        }
        var kinds = Enum.GetNames<TraceKind>().Select(name => name.ToLowerInvariant());
        return new TimelineData(header, start, events.Count, [.. kinds], actors.All, texts.All, numbers);
    }

    /// <summary>Texts by number, in order of appearance.</summary>
    private sealed class Numbered
    {
        private readonly Dictionary<string, int> _numbers = [];

        public List<string> All { get; } = [];

        public int Of(string? text)
        {
            if (text is null)
                return -1;
            if (_numbers.TryGetValue(text, out var number))
                return number;

            All.Add(text);
            return _numbers[text] = All.Count - 1;
        }
    }
}
