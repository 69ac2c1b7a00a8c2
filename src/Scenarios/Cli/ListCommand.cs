using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Languages;
using Spectre.Console;

namespace ActorConcurrency.Scenarios.Cli;

/// <summary><c>list</c>: the scenarios and their parameters, as a table or as JSON.</summary>
internal static class ListCommand
{
    private static readonly JsonSerializerOptions JsonOptions = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command Create(CliHost host, Texts usage)
    {
        var json = new Option<bool>("--json") { Description = usage["list.json"] };
        var language = new LanguageOption(usage, Language.En);
        var command = new Command("list", usage["list"]) { json, language };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(json))
                WriteJson(host.Output, language.Read(parsed));
            else
                WriteTable(host, language.Read(parsed));
        });
        return command;
    }

    private static void WriteTable(CliHost host, Language language)
    {
        var words = Texts.Of("cli", language);
        var table = new Table().Border(TableBorder.Simple).AddColumns(words["list.id"], words["list.program"], words["list.parameters"]);
        foreach (var scenario in ScenarioCatalog.All)
        {
            var texts = scenario.In(language);
            var parameters = string.Join('\n', scenario.Parameters.Select(p => $"{p.Name}={p.DefaultText}  {texts[p.Description]}"));
            table.AddRow(new Text(scenario.Id), new Text(texts["title"]), new Text(parameters));
        }
        Consoles.On(host.Output, host).Write(table);
    }

    private static void WriteJson(TextWriter output, Language language)
    {
        var usage = Texts.Of(UsageException.Set, language);
        var scenarios = ScenarioCatalog.All.Select(s => new
        {
            s.Id,
            s.Group,
            Title = s.In(language)["title"],
            Contract = s.In(language)["contract"],
            Interactive = s.IsInteractive,
            Parameters = s.Parameters.Select(p => new { p.Name, Type = p.Kind, Default = p.DefaultText, Accepts = usage.Format(p.Accepts), Description = s.In(language)[p.Description] }),
            Variants = s.Variants.Select(v => new { v.Settings, Description = s.In(language)[$"variant.{v.Name}"] }),
        });
        output.WriteLine(JsonSerializer.Serialize(scenarios, JsonOptions));
    }
}
