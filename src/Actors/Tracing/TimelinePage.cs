using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace ActorConcurrency.Actors.Tracing;

/// <summary>
/// A trace as one page that plays it back: a lane for each actor with its life, its states and its waits, an arrow for each message, the
/// printed lines beside it. The page is one file that loads nothing and sends nothing; it works from a disk.
/// </summary>
public static class TimelinePage
{
    /// <summary>The most events that a page holds; of a longer trace it shows the beginning, and says so.</summary>
    public const int MaxEvents = 100_000;

    // Everything that means something to HTML is escaped by this encoder, so no text of a trace can end the script that holds it.
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private static readonly string[] Scripts = ["words.js", "model.js", "axis.js", "drawing.js", "overview.js", "lists.js", "page.js", "input.js"];

    /// <summary>Writes the page.</summary>
    public static void Write(TextWriter writer, IReadOnlyList<TraceEvent> events, TimelineHeader header)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(header);
        var data = JsonSerializer.Serialize(TimelineData.Of(events, header, MaxEvents), Options);
        var parts = Resource("page.html").Split("<!-- ", StringSplitOptions.None);
        foreach (var part in parts)
        {
            var end = part.IndexOf(" -->", StringComparison.Ordinal);
            var name = end < 0 ? "" : part[..end];
            writer.Write(name switch
            {
                "title" => HtmlEncoder.Default.Encode(header.Title),
                "style" => Resource("page.css"),
                "data" => data,
                "script" => string.Concat(Scripts.Select(Resource)),
                _ => "",
            });
            writer.Write(end < 0 ? part : part[(end + " -->".Length)..]);
        }
    }

    private static string Resource(string name)
    {
        var resource = $"{typeof(TimelinePage).Namespace}.Timeline.{name}";
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The library was built without '{resource}'.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
