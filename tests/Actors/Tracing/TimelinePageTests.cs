using System.Text.Json;
using System.Text.RegularExpressions;
using ActorConcurrency.Actors.Tracing;
using Xunit;

namespace ActorConcurrency.Actors.Tests.Tracing;

/// <summary>What a timeline's page holds; what it does is tested in a browser.</summary>
public sealed partial class TimelinePageTests
{
    private static readonly DateTimeOffset Noon = new(2024, 5, 6, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Write_HoldsHeaderActorsAndEvents()
    {
        var data = Data(
            [
                new TraceEvent(Noon, TraceKind.Started, "/user/b", null, null, null),
                new TraceEvent(Noon.AddMilliseconds(1.5), TraceKind.Received, "/user/b", "/user/a", "绿灯亮了", null),
            ],
            new TimelineHeader("light") { Checks = [new TimelineCheck("none on red", true)], Facts = [new TimelineFact("seed", "7")] });

        Assert.Equal("light", data.GetProperty("header").GetProperty("title").GetString());
        Assert.True(data.GetProperty("header").GetProperty("checks")[0].GetProperty("holds").GetBoolean());
        Assert.Equal(["/user/b", "/user/a"], data.GetProperty("actors").EnumerateArray().Select(a => a.GetString()));
        Assert.Equal(["绿灯亮了"], data.GetProperty("texts").EnumerateArray().Select(t => t.GetString()));
        Assert.Equal([0, 0, 0, -1, -1, -1, 1500, 1, 0, 1, 0, -1], data.GetProperty("events").EnumerateArray().Select(n => n.GetInt32()));
    }

    [Fact]
    public void Write_OfALongTrace_HoldsTheFirstEventsAndTheNumberOfAll()
    {
        var events = Enumerable.Range(0, TimelinePage.MaxEvents + 5)
            .Select(i => new TraceEvent(Noon.AddTicks(i), TraceKind.Note, "/user/a", null, null, "x")).ToList();

        var data = Data(events, new TimelineHeader("long"));

        Assert.Equal(TimelinePage.MaxEvents * 6, data.GetProperty("events").GetArrayLength());
        Assert.Equal(events.Count, data.GetProperty("total").GetInt32());
    }

    [Fact]
    public void Write_TextsThatMeanSomethingToHtml_AreEscaped()
    {
        var page = Page(
            [new TraceEvent(Noon, TraceKind.Note, "/user/<b>", null, null, "</script><!-- data -->")], new TimelineHeader("<i>&\"'"));

        Assert.DoesNotContain("<b>", page);
        Assert.DoesNotContain("<i>", page);
        Assert.Equal(2, ScriptEnd().Count(page));
    }

    [Fact]
    public void Write_LoadsNothing()
    {
        var page = Page([], new TimelineHeader("empty"));

        Assert.Contains("default-src 'none'", page);
        Assert.DoesNotMatch("""(src|href)\s*=|https?://|@import|url\(""", page);
    }

    private static string Page(IReadOnlyList<TraceEvent> events, TimelineHeader header)
    {
        using var writer = new StringWriter();
        TimelinePage.Write(writer, events, header);
        return writer.ToString();
    }

    private static JsonElement Data(IReadOnlyList<TraceEvent> events, TimelineHeader header)
    {
        var json = DataOfPage().Match(Page(events, header)).Groups[1].Value;
        return JsonDocument.Parse(json).RootElement;
    }

    [GeneratedRegex("""<script id="data" type="application/json">(.*?)</script>""", RegexOptions.Singleline)]
    private static partial Regex DataOfPage();

    [GeneratedRegex("</script>")]
    private static partial Regex ScriptEnd();
}
