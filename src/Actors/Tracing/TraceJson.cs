using System.Text.Encodings.Web;
using System.Text.Json;

namespace ActorConcurrency.Actors.Tracing;

/// <summary>
/// Traces as JSON lines: one object an event with <c>time</c> (ISO 8601), <c>kind</c>, <c>actor</c>, <c>from</c>, <c>message</c> (its
/// text) and <c>note</c>; what an event does not have is null.
/// </summary>
public static class TraceJson
{
    // The text is for files and terminals, where Chinese should be readable, not for HTML.
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One event as one line, without a line end.</summary>
    public static string ToLine(TraceEvent traced)
    {
        ArgumentNullException.ThrowIfNull(traced);
        var line = new
        {
            time = traced.Time,
            kind = traced.Kind.ToString().ToLowerInvariant(),
            actor = traced.Actor,
            from = traced.From,
            message = traced.Message is null ? null : MessageText.Of(traced.Message),
            note = traced.Note,
        };
        return JsonSerializer.Serialize(line, Options);
    }

    /// <summary>Writes one line an event.</summary>
    public static void Write(TextWriter writer, IEnumerable<TraceEvent> events)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(events);
        foreach (var traced in events)
        {
            writer.Write(ToLine(traced));
            writer.Write('\n');
        }
    }
}
