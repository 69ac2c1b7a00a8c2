using System.Text.Json;
using ActorConcurrency.Scenarios.Catalog;
using Xunit;

namespace ActorConcurrency.Scenarios.Tests.Cli;

public sealed class RunTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("scenarios").FullName;

    public static TheoryData<string> Ids => [.. ScenarioCatalog.Ids];

    /// <summary>Those that are repeated: a cluster's nodes take their time to find each other at any speed.</summary>
    public static TheoryData<string> QuickIds => [.. ScenarioCatalog.All.Where(s => !s.NeedsCluster).Select(s => s.Id)];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Run_EveryScenarioInBothLanguages_KeepsItsContract(string id)
    {
        foreach (var language in new[] { "notes", "en" })
        {
            var result = await CommandLine.RunAsync($"run {id} --speed 1000 --seed 1 --lang {language}{Smaller(id)}");
            Assert.True(result.ExitCode == 0, result.Output + result.Error);
            Assert.StartsWith($"{id}: ok: ", result.Lines[^1], StringComparison.Ordinal);
            Assert.EndsWith(language == "en" ? "seed 1)" : "种子 1）", result.Lines[^1], StringComparison.Ordinal);
            Assert.Empty(result.Error);
        }
    }

    [Theory]
    [MemberData(nameof(QuickIds))]
    public async Task Run_EveryScenarioAtOtherSpeedsAndSeeds_KeepsItsContract(string id)
    {
        foreach (var (speed, seed) in new[] { (100, 2), (20_000, 3), (1_000_000, -4) })
        {
            var result = await CommandLine.RunAsync($"run {id} --speed {speed} --seed {seed} --lang en");
            Assert.True(result.ExitCode == 0, result.Output + result.Error);
        }
    }

    public static TheoryData<string> Variants => [.. ScenarioCatalog.All.SelectMany(s => s.Variants.Select(v => v.Arguments(s)))];

    [Theory]
    [MemberData(nameof(Variants))]
    public async Task Run_EveryVariant_KeepsItsContract(string arguments)
    {
        var result = await CommandLine.RunAsync($"run {arguments} --speed 100 --seed 1");
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
    }

    [Fact]
    public async Task Run_All_EndsWithATotal()
    {
        var result = await CommandLine.RunAsync("run all --speed 1000 --quiet --set limit=100000");
        Assert.Equal(0, result.ExitCode);
        var count = ScenarioCatalog.All.Count;
        Assert.Equal(count + 1, result.Lines.Count);
        Assert.Equal(ScenarioCatalog.Ids, result.Lines.SkipLast(1).Select(line => line.Split(':')[0]));
        Assert.Equal($"{count} 个场景：{count} 个 ok", result.Lines[^1]);
    }

    [Fact]
    public async Task Run_Several_AnnouncesEachAndEndsWithATableAndATotal()
    {
        var result = await CommandLine.RunAsync("run event semaphore --speed 1000 --lang en --seed 1");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("== event (1/2)", result.Lines);
        Assert.Contains("== semaphore (2/2)", result.Lines);
        Assert.Matches(@"│ scenario +│ verdict +│ what was checked +│ +time │", result.Output);
        Assert.Matches(@"│ event +│ ok +│ off, on, off; .*│ +\d+\.\d s │", result.Output);
        Assert.Matches(@"│ semaphore +│ ok +│ never more than 4 held; .*│ +\d+\.\d s │", result.Output);
        Assert.Equal("2 scenarios: 2 ok", result.Lines[^1]);
    }

    [Fact]
    public async Task Run_SeveralWithAParameterOfOne_SetsItThere()
    {
        var result = await CommandLine.RunAsync("run event traffic-light --lang en --speed 1000 --set cars=3");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("3 cars passed once each", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Trace_WritesOneJsonObjectALine()
    {
        var file = Path.Combine(_folder, "trace.jsonl");
        var result = await CommandLine.RunAsync(["run", "traffic-light", "--speed", "1000", "--seed", "7", "--trace", file]);
        Assert.Equal(0, result.ExitCode);
        var lines = await File.ReadAllLinesAsync(file);
        Assert.All(lines, line =>
        {
            using var json = JsonDocument.Parse(line);
            Assert.Equal(["time", "kind", "actor", "from", "message", "note"], json.RootElement.EnumerateObject().Select(p => p.Name));
        });
        Assert.Contains(lines, line => line.Contains("traffic-light seed=7 speed=1000 cars=20 red=5s green=2s", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_TwiceWithOneSeedAtDifferentSpeeds_PlansTheSameArrivals()
    {
        Assert.Equal(await ArrivalsAsync("1000", "7"), await ArrivalsAsync("2000", "7"));
        Assert.NotEqual(await ArrivalsAsync("1000", "7"), await ArrivalsAsync("1000", "8"));
    }

    [Fact]
    public async Task Run_Mermaid_WritesASequenceDiagram()
    {
        var file = Path.Combine(_folder, "diagram.mmd");
        Assert.Equal(0, (await CommandLine.RunAsync(["run", "event", "--speed", "1000", "--mermaid", file])).ExitCode);
        Assert.StartsWith("sequenceDiagram", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_MermaidOfSeveralIntoMarkdown_WritesASectionEach()
    {
        var file = Path.Combine(_folder, "diagrams.md");
        Assert.Equal(0, (await CommandLine.RunAsync(["run", "event", "pool-callback", "--speed", "1000", "--mermaid", file])).ExitCode);
        var text = await File.ReadAllTextAsync(file);
        Assert.Contains("## event", text, StringComparison.Ordinal);
        Assert.Contains("## pool-callback", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("event --speed 0.01")]
    [InlineData("semaphore --set release=never")]
    [InlineData("traffic-light --speed 0.01")]
    [InlineData("joinable-queue --set pause=10ms --set buns=100000")]
    [InlineData("pool --speed 0.01")]
    [InlineData("gil --speed 0.01")]
    [InlineData("lock --speed 0.01")]
    [InlineData("lock --speed 0.01 --set mode=twice")]
    [InlineData("rlock --speed 0.01")]
    [InlineData("condition --set notify=1,1")]
    [InlineData("timer --set ticks=100000 --set interval=10ms")]
    [InlineData("executor --speed 0.01")]
    [InlineData("coroutine --speed 0.01")]
    [InlineData("greenlet --set rounds=1000000")]
    [InlineData("gevent --speed 0.01")]
    [InlineData("gevent --speed 0.01 --set mode=busy")]
    [InlineData("all --speed 0.01")]
    [InlineData("process-join --set processes=1000")]
    [InlineData("queue --set items=100000")]
    [InlineData("pipe --set messages=100000")]
    [InlineData("manager --set mode=unsafe --set workers=1000 --speed 0.01")]
    [InlineData("daemon --speed 0.1")]
    public async Task Run_StoppedInTheMiddle_ExitsWith130AndKeepsTheTrace(string arguments)
    {
        var file = Path.Combine(_folder, "trace.jsonl");
        var result = await CommandLine.StopAtFirstLineAsync(["run", .. arguments.Split(' '), "--lang", "en", "--trace", file]);
        Assert.Equal(130, result.ExitCode);
        Assert.Contains(": stopped before its end (", result.Lines[^1], StringComparison.Ordinal);
        Assert.Empty(result.Error);
        Assert.NotEmpty(await File.ReadAllLinesAsync(file));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Run_StoppedAtTheStart_ExitsWith130(string id)
    {
        var result = await CommandLine.RunAsync($"run {id}", new CancellationToken(canceled: true));
        Assert.Equal(130, result.ExitCode);
        Assert.Empty(result.Error);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Explain_EveryScenario_TellsPartsTrapsAndDrawsARun(string id)
    {
        var result = await CommandLine.RunAsync($"explain {id}");
        Assert.True(result.ExitCode == 0, result.Output);
        Assert.Contains("| in the notes", result.Output, StringComparison.Ordinal);
        Assert.Contains("## What can go wrong", result.Output, StringComparison.Ordinal);
        Assert.Contains("```mermaid\nsequenceDiagram", result.Output, StringComparison.Ordinal);
        Assert.Contains("->>", result.Output, StringComparison.Ordinal);
    }

    // As many primes as are counted for a reader would take a test too long.
    private static string Smaller(string id) => id == "cluster" ? " --set limit=100000" : "";

    private async Task<IReadOnlyList<string>> ArrivalsAsync(string speed, string seed)
    {
        var file = Path.Combine(_folder, $"{speed}-{seed}.jsonl");
        Assert.Equal(0, (await CommandLine.RunAsync(["run", "traffic-light", "--speed", speed, "--seed", seed, "--trace", file])).ExitCode);
        return [.. (await File.ReadAllLinesAsync(file))
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("note").GetString())
            .OfType<string>()
            .Where(note => note.Contains(" arrives at ", StringComparison.Ordinal))];
    }
}
