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

    private readonly Argument<string[]> _ids;
    private readonly Option<string> _speed;
    private readonly LanguageOption _language;
    private readonly Option<string> _seed;
    private readonly Option<string[]> _settings;
    private readonly Option<string> _trace;
    private readonly Option<string> _mermaid;
    private readonly Option<string> _timeline;
    private readonly Option<string> _logLevel;
    private readonly Option<bool> _interactive;
    private readonly Option<bool> _quiet;
    private readonly Option<string> _nodes;

    /// <param name="usage">The texts about the command line.</param>
    public RunOptions(Texts usage)
    {
        var (number, file) = (usage["help.number"], usage["help.file"]);
        _ids = new("id") { Description = usage["run.id"], Arity = ArgumentArity.OneOrMore };
        _speed = new("--speed") { Description = usage["run.speed"], HelpName = number };
        _language = new(usage, Language.Notes);
        _seed = new("--seed") { Description = usage["run.seed"], HelpName = number };
        _settings = new("--set") { Description = usage["run.set"], HelpName = usage["help.setting"] };
        _trace = new("--trace") { Description = usage["run.trace"], HelpName = file };
        _mermaid = new("--mermaid") { Description = usage["run.mermaid"], HelpName = file };
        _timeline = new("--timeline") { Description = usage["run.timeline"], HelpName = file };
        _logLevel = new("--log-level") { Description = usage["run.log-level"], HelpName = string.Join('|', LogLevels.Names) };
        _interactive = new("--interactive") { Description = usage["run.interactive"] };
        _nodes = new("--nodes") { Description = usage["run.nodes"], HelpName = number };
        _quiet = new("--quiet") { Description = usage["run.quiet"] };
    }

    /// <summary>Adds the options to the command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_ids);
        Option[] options = [_speed, _language, _seed, _settings, _nodes, _interactive, _trace, _mermaid, _timeline, _quiet, _logLevel];
        foreach (var option in options)
            command.Add(option);
    }

    /// <summary>What the command line asks for.</summary>
    /// <exception cref="UsageException">Something in it does not exist or cannot be.</exception>
    public RunRequest Read(ParseResult parsed)
    {
        var scenarios = ReadScenarios(parsed);
        var settings = ParameterValues.ReadSettings(parsed.GetValue(_settings) ?? []);
        if (parsed.GetValue(_nodes) is { } nodes)
            settings["nodes"] = nodes;
        ScenarioCatalog.RequireKnown(settings.Keys, scenarios);
        if (parsed.GetValue(_interactive))
            RequireInteractive(scenarios);

        var mermaid = parsed.GetValue(_mermaid);
        if (mermaid is not null && scenarios.Count > 1 && !RunFiles.IsMarkdown(mermaid))
            throw new UsageException("bad.mermaid", mermaid);

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
            LogLevels.Read(parsed.GetValue(_logLevel)),
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
            throw new UsageException("bad.same-file", same.Select(f => (object)f.Option).Aggregate((some, one) => new Phrase("and", some, one)), same.First().Path!);
    }

    private static void RequireInteractive(IEnumerable<Scenario> scenarios)
    {
        if (scenarios.FirstOrDefault(s => !s.IsInteractive) is not { } scenario)
            return;

        var valid = ScenarioCatalog.All.Where(s => s.IsInteractive).Select(s => s.Id);
        throw new UsageException("bad.interactive", scenario.Id, string.Join(", ", valid));
    }

    private static double ReadSpeed(string? text)
    {
        if (text is null)
            return 1;

        var isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var speed);
        return isNumber && speed is >= MinSpeed and <= MaxSpeed
            ? speed
            : throw new UsageException("bad.speed", text);
    }

    private static int? ReadSeed(string? text) => text is null ? null
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seed) ? seed
        : throw new UsageException("bad.seed", text, int.MinValue, int.MaxValue);
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
    bool IsInteractive = false,
    bool ShowsClauses = false);
