using System.CommandLine;
using System.Globalization;
using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Languages;
using ActorConcurrency.Scenarios.Logging;

namespace ActorConcurrency.Scenarios.Cli;

/// <summary>
/// The options of <c>run</c>. All are read as text and judged here, so that every bad value gets a message of the same
/// kind: what was given, and what is valid.
/// </summary>
internal sealed class RunOptions
{
    private const double MinSpeed = 0.001;
    private const double MaxSpeed = 1_000_000;

    private readonly Argument<string[]> _ids = new("id")
    {
        Description = "The scenarios to run, one after the other, or 'all'.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string> _speed = new("--speed") { Description = "Divide all durations by this (default 1).", HelpName = "number" };
    private readonly LanguageOption _language = new(Language.Notes);
    private readonly Option<string> _seed = new("--seed") { Description = "Repeat a run: the same seed gives the same random numbers.", HelpName = "number" };
    private readonly Option<string[]> _settings = new("--set") { Description = "Set a parameter of a scenario; may be given several times.", HelpName = "name=value" };
    private readonly Option<string> _trace = new("--trace") { Description = "Write the trace as JSON lines.", HelpName = "file" };
    private readonly Option<string> _mermaid = new("--mermaid") { Description = "Write a Mermaid sequence diagram; several into a file named .md.", HelpName = "file" };
    private readonly Option<string> _timeline = new("--timeline") { Description = "Write a page that plays the run back; of several, one page each into a folder.", HelpName = "file" };
    private readonly Option<string> _logLevel = new("--log-level") { Description = "Show log events from this level on.", HelpName = string.Join('|', LogLevels.Names) };
    private readonly Option<bool> _interactive = new("--interactive") { Description = "Read commands from the terminal, for scenarios that take some." };
    private readonly Option<bool> _quiet = new("--quiet") { Description = "Print the summary only." };

    /// <summary>Adds the options to the command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_ids);
        Option[] options = [_speed, _language, _seed, _settings, _interactive, _trace, _mermaid, _timeline, _quiet, _logLevel];
        foreach (var option in options)
            command.Add(option);
    }

    /// <summary>What the command line asks for.</summary>
    /// <exception cref="UsageException">Something in it does not exist or cannot be.</exception>
    public RunRequest Read(ParseResult parsed)
    {
        var scenarios = ReadScenarios(parsed);
        var settings = ParameterValues.ReadSettings(parsed.GetValue(_settings) ?? []);
        ScenarioCatalog.RequireKnown(settings.Keys, scenarios);
        if (parsed.GetValue(_interactive))
            RequireInteractive(scenarios);

        var mermaid = parsed.GetValue(_mermaid);
        if (mermaid is not null && scenarios.Count > 1 && !RunFiles.IsMarkdown(mermaid))
            throw new UsageException($"--mermaid {mermaid}: a diagram file holds one scenario; name it .md to have one section each.");

        var trace = parsed.GetValue(_trace);
        var timeline = parsed.GetValue(_timeline);
        RequireDifferent([("--trace", trace), ("--mermaid", mermaid), ("--timeline", timeline)]);

        return new RunRequest(
            [.. scenarios.Select(s => (s, new ParameterValues(s, settings)))],
            ReadSpeed(parsed.GetValue(_speed)),
            ReadSeed(parsed.GetValue(_seed)),
            _language.Read(parsed),
            new RunFilePaths(trace, mermaid, timeline),
            parsed.GetValue(_quiet),
            ReadLogLevel(parsed.GetValue(_logLevel)),
            parsed.GetValue(_interactive));
    }

    private List<Scenario> ReadScenarios(ParseResult parsed)
    {
        var ids = parsed.GetValue(_ids) ?? [];
        if (ids.FirstOrDefault(id => id.StartsWith('-')) is { } option)
            throw UsageErrors.Unknown(parsed.CommandResult.Command, option);

        var scenarios = ids.Where(id => id != "all").Select(ScenarioCatalog.Find).ToList();
        return ids.Contains("all") ? [.. ScenarioCatalog.All] : scenarios;
    }

    private static void RequireDifferent(IEnumerable<(string Option, string? Path)> files)
    {
        foreach (var same in files.Where(f => f.Path is { Length: > 0 }).GroupBy(f => Path.GetFullPath(f.Path!)).Where(g => g.Count() > 1))
            throw new UsageException($"{string.Join(" and ", same.Select(f => f.Option))} are both to write {same.First().Path}: give two files.");
    }

    private static void RequireInteractive(IEnumerable<Scenario> scenarios)
    {
        if (scenarios.FirstOrDefault(s => !s.IsInteractive) is not { } scenario)
            return;

        var valid = ScenarioCatalog.All.Where(s => s.IsInteractive).Select(s => s.Id).DefaultIfEmpty("none yet");
        throw new UsageException($"--interactive: {scenario.Id} takes no commands. Scenarios that do: {string.Join(", ", valid)}.");
    }

    private static double ReadSpeed(string? text)
    {
        if (text is null)
            return 1;

        var isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var speed);
        return isNumber && speed is >= MinSpeed and <= MaxSpeed
            ? speed
            : throw new UsageException($"--speed {text}: give a number above zero, from 0.001 to 1000000; 10 is ten times as fast.");
    }

    private static int? ReadSeed(string? text) => text is null ? null
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seed) ? seed
        : throw new UsageException($"--seed {text}: give a whole number from {int.MinValue} to {int.MaxValue}.");

    private static string? ReadLogLevel(string? text) => text is null || LogLevels.Names.Contains(text)
        ? text
        : throw new UsageException($"--log-level {text}: unknown level.{Names.Suggest(text, "Levels", LogLevels.Names)}");
}

/// <summary>A valid command line of <c>run</c>.</summary>
internal sealed record RunRequest(
    IReadOnlyList<(Scenario Scenario, ParameterValues Values)> Runs,
    double Speed,
    int? Seed,
    Language Language,
    RunFilePaths Files,
    bool IsQuiet,
    string? LogLevel,
    bool IsInteractive = false);
