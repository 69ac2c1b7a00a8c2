using System.Reflection;
using System.Text.RegularExpressions;
using ActorConcurrency.Actors;
using ActorConcurrency.Scenarios.Catalog;
using Xunit;

namespace ActorConcurrency.Scenarios.Tests.Readme;

/// <summary>The README says what the code says.</summary>
public partial class ReadmeTests
{
    private static readonly string Root = FindRoot();
    private static readonly string Text = File.ReadAllText(Path.Combine(Root, "README.md"));

    [Fact]
    public void Scenarios_Table_IsThatOfTheCatalog()
    {
        var rows = ScenarioCatalog.All.Select(s => $"| `{s.Id}` | {s.Title} | {s.Contract} | {Parameters(s)} |");
        var table = string.Join('\n', rows.Prepend("| --- | --- | --- | --- |").Prepend("| id | the notes' program | contract checked | parameters |"));
        Assert.True(Text.Contains(table, StringComparison.Ordinal), "README.md needs this table:\n" + table);
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
        var source = File.ReadAllText(Path.Combine(Root, "tests", "Scenarios", "Readme", "ReadmeCode.cs"));
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

    private static string Parameters(Scenario scenario) =>
        scenario.Parameters.Count == 0 ? "–" : string.Join(", ", scenario.Parameters.Select(p => $"{p.Name}={p.DefaultText}"));

    private static string TypeName(Type type) => type.IsGenericType
        ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(argument => argument.Name))}>"
        : type.Name;

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ActorConcurrency.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        return folder.FullName;
    }

    [GeneratedRegex(@"^\| (`(\w+)` \| `\w+(?:<[\w, ]+>)?`) \| (.*)$", RegexOptions.Multiline)]
    private static partial Regex PrimitiveRow();

    [GeneratedRegex(@"\b[A-Z]\w+Async\b")]
    private static partial Regex Operation();
}
