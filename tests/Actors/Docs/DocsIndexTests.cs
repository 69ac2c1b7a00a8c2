using System.Text.RegularExpressions;
using Xunit;

namespace ActorConcurrency.Actors.Tests.Docs;

/// <summary>The pages are complete, and can be found.</summary>
public sealed partial class DocsIndexTests
{
    private static readonly string Folder = Path.Combine(SnippetTests.Root(), "docs");

    private static string Text(string page) => File.ReadAllText(Path.Combine(Folder, page)).ReplaceLineEndings("\n");

    private static ILookup<string, string> Links { get; } =
        Link().Matches(Text("README.md")).ToLookup(match => match.Groups[1].Value, match => match.Groups[2].Value);

    [Fact]
    public void Index_LinksEveryPage_AndNoOther() => Assert.Equal(
        Directory.GetFiles(Folder, "*.md").Select(Path.GetFileName).Where(page => page != "README.md").Order(),
        Links.SelectMany(pages => pages).Distinct().Order());

    [Fact]
    public void Index_HasEveryPrimitive()
    {
        var primitives = typeof(IConcurrency).GetMethods().Where(IsPrimitive).Select(method => method.Name).Distinct();

        Assert.All(primitives, primitive => Assert.Single(Links[primitive]));
    }

    [Fact]
    public void Pages_OfPrimitives_SayWhatTheCousinDoesAndWhatHappensWhenSomethingDies()
    {
        var pages = typeof(IConcurrency).GetMethods().Where(IsPrimitive).Select(method => Links[method.Name].First()).Distinct();

        Assert.All(pages, page =>
        {
            var text = Text(page);
            Assert.StartsWith("# ", text, StringComparison.Ordinal);
            Assert.Contains("\n```csharp\n", text, StringComparison.Ordinal);
            Assert.Contains("\n```text\n", text, StringComparison.Ordinal);
            Assert.Matches(@"\n## (Python|JavaScript)'s cousin\n", text);
            var deaths = text[text.IndexOf("\n## When something dies\n", StringComparison.Ordinal)..];
            Assert.Matches(@"\n\| the [^|]*\bactor\b", deaths);
            Assert.Contains("| a node |", deaths, StringComparison.Ordinal);
            Assert.Contains("| the network between nodes |", deaths, StringComparison.Ordinal);
        });
    }

    private static bool IsPrimitive(System.Reflection.MethodInfo method) =>
        method.Name != nameof(IConcurrency.As) && !method.ReturnType.IsAssignableTo(typeof(Task));

    [GeneratedRegex(@"\[([\w ,]+)\]\(([\w-]+\.md)\)")]
    private static partial Regex Link();
}
