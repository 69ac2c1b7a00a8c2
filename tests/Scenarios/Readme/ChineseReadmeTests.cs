using System.Text.RegularExpressions;
using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Languages;
using Xunit;

namespace ActorConcurrency.Scenarios.Tests.Readme;

/// <summary>README.zh-CN.md keeps up with README.md: what needs no translation is the same in both.</summary>
public sealed partial class ChineseReadmeTests
{
    private const string File = "README.zh-CN.md";

    private static readonly string English = System.IO.File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
    private static readonly string Chinese = System.IO.File.ReadAllText(Path.Combine(Repository.Root, File));

    [Fact]
    public void Scenarios_Table_IsThatOfTheCatalog()
    {
        var rows = ScenarioCatalog.All.Select(s => $"| `{s.Id}` | {s.In(Language.Notes)["title"]} | {s.In(Language.Notes)["contract"]} | {ReadmeTests.Parameters(s)} |");
        Repository.RequireSection(File, "scenarios", string.Join('\n', ["| id | 笔记中的程序 | 检查的契约 | 参数 |", "| --- | --- | --- | --- |", .. rows]));
    }

    [Fact]
    public void Tables_HaveTheSameRowsWithTheSameCode()
    {
        // The scenarios' table is made from the catalog in both.
        Assert.Equal(RowKeys(English), RowKeys(Chinese));
    }

    [Fact]
    public void Operations_OfThePrimitives_AreTheSame() =>
        Assert.Equal(Operation().Matches(English).Select(m => m.Value), Operation().Matches(Chinese).Select(m => m.Value));

    [Fact]
    public void Commands_AreTheSame() => Assert.Equal(Commands(English), Commands(Chinese));

    [Fact]
    public void Code_IsTheSame() =>
        Assert.Equal(CSharp().Matches(English).Select(m => m.Value), CSharp().Matches(Chinese).Select(m => m.Value));

    [Fact]
    public void Headings_AreAsMany() => Assert.Equal(Heading().Count(English), Heading().Count(Chinese));

    [Fact]
    public void Links_LeadToTheSame() =>
        Assert.Equal(Links(English), Links(Chinese));

    private static List<string> Links(string text) =>
        [.. Link().Matches(text).Select(m => m.Groups[1].Value).Where(link => !link.StartsWith("README", StringComparison.Ordinal)).Distinct().Order()];

    private static List<string> RowKeys(string text) =>
        [.. Row().Matches(Section().Replace(text, "")).Select(m => m.Groups[1].Value).Where(key => key.StartsWith('`'))];

    private static List<string> Commands(string text) =>
        [.. Command().Matches(text).Select(m => m.Value.TrimEnd()).Where(command => !command.Contains("--seed", StringComparison.Ordinal))];

    [GeneratedRegex(@"<!-- scenarios: begin -->.*<!-- scenarios: end -->", RegexOptions.Singleline)]
    private static partial Regex Section();

    [GeneratedRegex(@"^\| (`[^`]+`(?: \| `[^`]+`)?)", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"\b[A-Z]\w+Async\b")]
    private static partial Regex Operation();

    [GeneratedRegex(@"dotnet (run|test)[^\n#`(（]*")]
    private static partial Regex Command();

    [GeneratedRegex(@"```csharp\n.*?```", RegexOptions.Singleline)]
    private static partial Regex CSharp();

    [GeneratedRegex(@"^## ", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\]\(([^)]+)\)")]
    private static partial Regex Link();
}
