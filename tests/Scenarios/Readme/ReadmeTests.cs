using System.Reflection;
using System.Text.RegularExpressions;
using ActorConcurrency.Actors;
using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Languages;
using Xunit;

namespace ActorConcurrency.Scenarios.Tests.Readme;

/// <summary>The README says what the code says.</summary>
public partial class ReadmeTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));

    [Fact]
    public void Scenarios_Table_IsThatOfTheCatalog()
    {
        var rows = ScenarioCatalog.All.Select(s => $"| `{s.Id}` | {s.In(Language.En)["title"]} | {s.In(Language.En)["contract"]} | {Parameters(s)} |");
        Repository.RequireSection("README.md", "scenarios", string.Join('\n', [
            "| id | the notes' program | contract checked | parameters |", "| --- | --- | --- | --- |", .. rows]));
    }

    [Fact]
    public void Primitives_Table_HasEveryPrimitiveWithItsHandle()
    {
        var primitives = typeof(IConcurrency).GetMethods()
            .Where(m => m.Name != nameof(IConcurrency.As) && !m.ReturnType.IsAssignableTo(typeof(Task)))
            .Select(m => $"`{m.Name}` | `{TypeName(m.ReturnType)}`");
        Assert.Equal(primitives.Order(), PrimitiveRow().Matches(Text).Select(m => m.Groups[1].Value).Order());
    }

    [Fact]
    public void Primitives_Table_NamesOperationsThatExist()
    {
        foreach (Match row in PrimitiveRow().Matches(Text))
        {
            var name = row.Groups[2].Value;
            var handle = typeof(IConcurrency).GetMethods().First(m => m.Name == name).ReturnType;
            var operations = Operation().Matches(row.Groups[3].Value.Split('|')[0]).Select(m => m.Value);
            Assert.All(operations, operation => Assert.Contains(
                handle.GetMethods(BindingFlags.Public | BindingFlags.Instance), m => m.Name == operation));
        }
    }

    [Fact]
    public void Code_OfTheFirstScreen_IsTheOneThatIsCompiledAndRun()
    {
        var source = File.ReadAllText(Path.Combine(Repository.Root, "tests", "Scenarios", "Readme", "ReadmeCode.cs"));
        var body = source[(source.IndexOf("// begin\n", StringComparison.Ordinal) + "// begin\n".Length)..source.IndexOf("        // end\n", StringComparison.Ordinal)];
        var code = body.Replace("\n        ", "\n", StringComparison.Ordinal).TrimStart().TrimEnd();
        Assert.True(Text.Contains(code, StringComparison.Ordinal), "README.md needs this code:\n" + code);
    }

    [Fact]
    public async Task Code_OfTheFirstScreen_PrintsItsLine()
    {
        using var output = new StringWriter();
        await ReadmeCode.RunAsync(output);
        Assert.StartsWith("one of 4 permits is mine, fencing token ", output.ToString(), StringComparison.Ordinal);
    }

    internal static string Parameters(Scenario scenario) =>
        scenario.Parameters.Count == 0 ? "–" : string.Join(", ", scenario.Parameters.Select(p => $"{p.Name}={p.DefaultText}"));

    private static string TypeName(Type type) => type.IsGenericType
        ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(argument => argument.Name))}>"
        : type.Name;

    [GeneratedRegex(@"^\| (`(\w+)` \| `\w+(?:<[\w, ]+>)?`) \| (.*)$", RegexOptions.Multiline)]
    private static partial Regex PrimitiveRow();

    [GeneratedRegex(@"\b[A-Z]\w+Async\b")]
    private static partial Regex Operation();
}
