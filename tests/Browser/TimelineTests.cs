using System.Text.Json;
using ActorConcurrency.Scenarios.Cli;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace ActorConcurrency.Browser.Tests;

/// <summary>The page that <c>run --timeline</c> writes, opened from the disk in a real browser.</summary>
public sealed class TimelineTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [BrowserFact]
    public async Task Open_FromDisk_HasALaneForEachActorAndLoadsNothing()
    {
        var (file, trace) = await RunAsync("open", "traffic-light", "--set", "cars=8");
        await using var page = await browser.OpenAsync(file);

        var actors = trace.Where(e => Text(e, "kind") != "printed").SelectMany(e => new[] { Text(e, "actor"), Text(e, "from") })
            .Where(a => a is not null and not "run").Distinct().ToList();
        Assert.Equal(actors.Count, await page.Lanes.CountAsync());
        Assert.Equal($"{actors.Count} actors", await page.TextAsync("lane-count"));
        Assert.Equal("traffic-light", await page.TextAsync("title"));
        Assert.Equal("contract kept", await page.TextAsync("verdict"));
        Assert.Equal(4, await page.Page.Locator("#checks .good").CountAsync());
        Assert.Equal([new Uri(file).AbsoluteUri], page.Requests);
        Assert.Empty(page.Complaints);
    }

    [BrowserFact]
    public async Task Lanes_LightAndEvent_AreInTheColoursOfTheirStates()
    {
        var (file, _) = await RunAsync("colours", "traffic-light", "--set", "cars=12", "--set", "red=2s");
        await using var page = await browser.OpenAsync(file);
        await page.DrawnAsync();

        var seen = await page.EvaluateAsync<string[]>("""
            (() => {
              const lane = model.lanes.find(l => l.name === 'light');
              return lane.states.slice(0, 2).map(state => {
                // A message may cross the lane at any single point.
                const from = axis.x(state.from), width = axis.x(state.to) - from, y = chart.y(lane.number) + 5;
                const seen = [0.3, 0.4, 0.5, 0.6, 0.7].map(part => {
                  const [r, g] = chart.context.getImageData((from + part * width) * chart.ratio, y * chart.ratio, 1, 1).data;
                  return r > g + 60 ? 'red' : g > r + 60 ? 'green' : 'neither';
                });
                return `${state.name} is ${seen.find(colour => colour !== 'neither')}`;
              });
            })()
            """);
        Assert.Equal(["Red is red", "Green is green"], seen);
    }

    [BrowserFact]
    public async Task Open_InTheNotesLanguage_SpeaksIt()
    {
        var (file, trace) = await RunInAsync("notes", "words", "event");
        var messages = trace.Count(e => Text(e, "kind") is "received" or "deadletter");
        await using var page = await browser.OpenAsync(file);

        Assert.Equal("zh-CN", await page.EvaluateAsync<string>("document.documentElement.lang"));
        Assert.Equal("播放", await page.TextAsync("play"));
        Assert.Equal($"{messages} 条消息", await page.TextAsync("counter"));
        await page.PressAsync("ArrowRight");
        Assert.Equal($"第 1 条，共 {messages} 条", await page.TextAsync("counter"));
        await page.ClickAsync("theme");
        Assert.Equal("主题：亮", await page.TextAsync("theme"));
        // But for names of actors and messages, and the word actor, nothing is left in English.
        Assert.DoesNotMatch("(?<![A-Za-z])(?!actor)[A-Za-z]{3,}", await page.EvaluateAsync<string>("[...document.querySelectorAll('.toolbar, h2, #legend .key:not(.state)')].map(e => e.innerText).join()"));
        Assert.Empty(page.Complaints);
    }

    [BrowserFact]
    public async Task Step_ForwardAndBack_TellsMessageAfterMessage()
    {
        var (file, trace) = await RunAsync("step", "traffic-light", "--set", "cars=3");
        var messages = trace.Count(e => Text(e, "kind") is "received" or "deadletter");
        await using var page = await browser.OpenAsync(file);

        Assert.Equal($"{messages} messages", await page.TextAsync("counter"));
        await page.PressAsync("ArrowRight");
        Assert.Equal($"1 of {messages}", await page.TextAsync("counter"));
        Assert.Equal(0, await page.Page.Locator("#output .line:not(.ahead)").CountAsync());
        Assert.Equal(1, await page.Page.Locator("#labels .receives").CountAsync());

        await page.ClickAsync("next");
        Assert.Equal($"2 of {messages}", await page.TextAsync("counter"));
        Assert.Contains("→", await page.TextAsync("step"), StringComparison.Ordinal);
        await page.PressAsync("ArrowLeft");
        Assert.Equal($"1 of {messages}", await page.TextAsync("counter"));
        await page.PressAsync("End");
        Assert.Equal($"{messages} of {messages}", await page.TextAsync("counter"));
        Assert.Equal(0, await page.Page.Locator("#output .line.ahead").CountAsync());
        Assert.True(await page.Page.Locator("#next").IsDisabledAsync());
    }

    [BrowserFact]
    public async Task Step_ToTheCauseOfALine_MarksTheLine()
    {
        var (file, _) = await RunAsync("line", "traffic-light", "--set", "cars=3");
        await using var page = await browser.OpenAsync(file);

        await page.Page.Locator("#output .line", new PageLocatorOptions { HasText = "car1" }).First.ClickAsync();

        Assert.Contains("car1", await page.Page.Locator("#output .line.new").First.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("printed: car1", await page.TextAsync("step"), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Hover_OverAnArrow_TellsTheMessage()
    {
        var (file, _) = await RunAsync("hover", "traffic-light", "--set", "cars=3");
        await using var page = await browser.OpenAsync(file);
        await page.ClickAsync("by-order");
        await page.DrawnAsync();

        // Every car says so; whether it waits, too, is up to the machine.
        var place = await page.EvaluateAsync<float[]>("""
            (() => {
              const i = view.steps.find(i => model.texts[model.message[i]].startsWith('Arrived'));
              const a = chart.y(model.laneOf[model.actor[i]]), b = chart.y(model.laneOf[model.from[i]]);
              const area = chart.canvas.getBoundingClientRect();
              return [area.left + axis.x(i), area.top + (a + b) / 2];
            })()
            """);
        await page.Page.Mouse.MoveAsync(place[0], place[1]);

        var tooltip = await page.TextAsync("tooltip");
        Assert.Contains("→ light", tooltip, StringComparison.Ordinal);
        Assert.Contains("Arrived", tooltip, StringComparison.Ordinal);

        await page.Page.Mouse.ClickAsync(place[0], place[1]);
        Assert.Contains("Arrived", await page.TextAsync("step"), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Filter_ByActor_LeavesItAndItsPartners()
    {
        var (file, _) = await RunAsync("filter", "traffic-light", "--set", "cars=8");
        await using var page = await browser.OpenAsync(file);
        var all = await page.Lanes.CountAsync();
        var messages = await page.EvaluateAsync<int>("view.steps.length");

        await page.Page.Locator("#filter").FillAsync("car3");

        Assert.Equal($"{await page.Lanes.CountAsync()} of {all} actors", await page.TextAsync("lane-count"));
        Assert.Equal(1, await page.Lane("car3").CountAsync());
        Assert.Equal(0, await page.Lane("car4").CountAsync());
        Assert.Contains("partner", (await page.Lane("light").GetAttributeAsync("class"))!.Split(' '));
        Assert.InRange(await page.EvaluateAsync<int>("view.steps.length"), 1, messages / 2);

        await page.Page.Locator("#filter").FillAsync("");
        Assert.Equal(all, await page.Lanes.CountAsync());
    }

    [BrowserFact]
    public async Task Zoom_InAndFit_ChangesWhatIsInView()
    {
        var (file, _) = await RunAsync("zoom", "traffic-light", "--set", "cars=3");
        await using var page = await browser.OpenAsync(file);
        var whole = await page.EvaluateAsync<double>("axis.span");

        await page.ClickAsync("zoom-in");
        Assert.True(await page.EvaluateAsync<double>("axis.span") < whole * 0.7);
        await page.PressAsync("0");
        Assert.Equal(whole, await page.EvaluateAsync<double>("axis.span"), whole * 1e-9);
        await page.ClickAsync("by-order");
        Assert.Equal("true", await page.Page.Locator("#by-order").GetAttributeAsync("aria-pressed"));
        Assert.InRange(await page.EvaluateAsync<double>("axis.span"), 1, await page.EvaluateAsync<double>("model.count * 1.1"));
    }

    [BrowserFact]
    public async Task Play_GoesOnUntilTheEnd()
    {
        var (file, _) = await RunAsync("play", "event");
        await using var page = await browser.OpenAsync(file);

        await page.PressAsync(" ");

        await Assertions.Expect(page.Page.Locator("#next")).ToBeDisabledAsync();
        Assert.Equal("false", await page.Page.Locator("#play").GetAttributeAsync("aria-pressed"));
    }

    [BrowserFact]
    public async Task Page_InBothColourSchemes_PassesAnAccessibilityCheckAndIsKeptAsAPicture()
    {
        var (file, _) = await RunAsync("picture", "traffic-light");
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await using var page = await browser.OpenAsync(file, scheme);
            await page.KeepPictureAsync($"timeline-{scheme}-whole".ToLowerInvariant());
            await page.Page.Locator("#output .line", new PageLocatorOptions { HasText = "car3" }).Last.ClickAsync();
            await page.ClickAsync("zoom-in");
            await page.KeepPictureAsync($"timeline-{scheme}-step".ToLowerInvariant());

            var found = await page.Page.RunAxe();
            Assert.True(found.Violations.Length == 0, string.Join('\n', found.Violations.Select(v => $"{scheme} {v.Id}: {v.Help}: {v.Nodes[0].Html}")));
        }
    }

    /// <summary>Runs a scenario a hundred times as fast; gives its page and its trace.</summary>
    private Task<(string File, IReadOnlyList<JsonElement> Trace)> RunAsync(string name, params string[] arguments) => RunInAsync("en", name, arguments);

    private async Task<(string File, IReadOnlyList<JsonElement> Trace)> RunInAsync(string language, string name, params string[] arguments)
    {
        var page = Path.Combine(browser.Folder, $"{name}.html");
        var trace = Path.Combine(browser.Folder, $"{name}.jsonl");
        using var output = new StringWriter();
        var host = new CliHost(output, output);
        var exitCode = await CommandLineApp.RunAsync(
            ["run", .. arguments, "--speed", "100", "--seed", "7", "--lang", language, "--timeline", page, "--trace", trace], host);
        Assert.True(exitCode == 0, output.ToString());
        return (page, [.. (await File.ReadAllLinesAsync(trace)).Select(line => JsonDocument.Parse(line).RootElement)]);
    }

    private static string? Text(JsonElement traced, string property) => traced.GetProperty(property).GetString();
}
