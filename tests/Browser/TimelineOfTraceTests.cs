using ActorConcurrency.Actors.Tracing;
using Xunit;

namespace ActorConcurrency.Browser.Tests;

/// <summary>Pages of traces that no scenario makes: dead letters, hostile names, very long runs.</summary>
public sealed class TimelineOfTraceTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [BrowserFact]
    public async Task DeadLetter_IsMarkedAndExplained()
    {
        await using var page = await OpenAsync(
            Event(0, TraceKind.Started, "/user/a"), Event(0, TraceKind.Started, "/user/b"), Event(10, TraceKind.Stopped, "/user/b"),
            Event(20, TraceKind.DeadLetter, "/user/b", "/user/a", "too late", "its receiver has stopped or never was"));

        await page.PressAsync("End");

        var told = await page.TextAsync("step");
        Assert.Contains("a → b", told, StringComparison.Ordinal);
        Assert.Contains("too late", told, StringComparison.Ordinal);
        Assert.Contains("nobody handled this message, since b had stopped at 10.00 ms", told, StringComparison.Ordinal);
        Assert.Contains("dead letters", await page.TextAsync("facts"), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task HostileTexts_StayTexts()
    {
        const string hostile = "</script><script>document.title = 'taken'</script><img src=x onerror=\"document.title = 'taken'\">%zz";
        await using var page = await OpenAsync(
            Event(0, TraceKind.Received, "/user/a", "/user/" + hostile, hostile), Event(1, TraceKind.Printed, "output", note: hostile));

        await page.PressAsync("ArrowRight");

        Assert.Contains(hostile, await page.TextAsync("step"), StringComparison.Ordinal);
        Assert.Contains(hostile, await page.TextAsync("output"), StringComparison.Ordinal);
        Assert.Equal("a run · timeline", await page.Page.TitleAsync());
        Assert.Empty(page.Complaints);
    }

    [BrowserFact]
    public async Task NoEvents_IsAnEmptyPage()
    {
        await using var page = await OpenAsync();
        await page.PressAsync("ArrowRight");
        Assert.Equal("0 actors", await page.TextAsync("lane-count"));
        Assert.Empty(page.Complaints);
    }

    [BrowserFact]
    public async Task LongRun_IsCutAndSaysSoAndIsStillQuick()
    {
        const int cars = 30_000;
        var events = Enumerable.Range(0, cars).SelectMany(car => new[]
        {
            Event(car, TraceKind.Started, $"/user/car{car}"),
            Event(car, TraceKind.Received, "/user/light", $"/user/car{car}", "Arrived"),
            Event(car, TraceKind.Received, $"/user/car{car}", "/user/light", "Go"),
            Event(car, TraceKind.Printed, "output", note: $"car{car} passes"),
            Event(car + 1, TraceKind.Stopped, $"/user/car{car}"),
        });
        await using var page = await OpenAsync([.. events]);

        Assert.StartsWith("This page shows the first 100,000 of 150,000 events", await page.TextAsync("cut"), StringComparison.Ordinal);
        Assert.Equal("20,001 actors", await page.TextAsync("lane-count"));
        Assert.InRange(await page.Lanes.CountAsync(), 5, 100);

        var slowest = await page.EvaluateAsync<double>("""
            (async () => {
              let slowest = 0;
              for (let n = 0; n < 20; n++) {
                const begin = performance.now();
                goTo(n * 1500);
                chart.draw();
                slowest = Math.max(slowest, performance.now() - begin);
              }
              return slowest;
            })()
            """);
        // Not how fast this machine is: a page that draws all of it would stand still.
        Assert.InRange(slowest, 0, 30_000);
        await page.KeepPictureAsync("timeline-long-run");
    }

    private async Task<OpenPage> OpenAsync(params TraceEvent[] events)
    {
        var file = Path.Combine(browser.Folder, $"{Guid.NewGuid()}.html");
        await using (var writer = new StreamWriter(file))
            TimelinePage.Write(writer, events, new TimelineHeader("a run"));
        return await browser.OpenAsync(file);
    }

    private static TraceEvent Event(int milliseconds, TraceKind kind, string actor, string? from = null, object? message = null, string? note = null) =>
        new(Start.AddMilliseconds(milliseconds), kind, actor, from, message, note);
}
