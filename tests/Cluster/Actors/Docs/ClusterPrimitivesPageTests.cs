using Xunit;

namespace ActorConcurrency.Actors.Clusters.Tests.Docs;

/// <summary>The code on the page is what is compiled here, and its output there is what it prints.</summary>
public sealed class ClusterPrimitivesPageTests
{
    [Fact]
    public async Task Page_ShowsCodeThatRuns()
    {
        var root = Root();
        var page = (await File.ReadAllTextAsync(Path.Combine(root, "docs", "cluster-primitives.md"))).ReplaceLineEndings("\n");
        var source = (await File.ReadAllTextAsync(Path.Combine(root, "tests", "Cluster", "Actors", "Docs", "ClusterPrimitivesSnippet.cs"))).ReplaceLineEndings("\n");
        using var output = new StringWriter();

        await ClusterPrimitivesSnippet.RunAsync(output).WaitAsync(TimeSpan.FromSeconds(120));

        Assert.Contains($"```csharp\n{Part(source, "snippet")}\n{Part(source, "types")}```\n", page);
        Assert.Contains($"```text\n{output.ToString().ReplaceLineEndings("\n")}```\n", page);
    }

    private static string Part(string source, string name)
    {
        var lines = source.Split('\n').SkipWhile(line => line.Trim() != $"// <{name}>").Skip(1).TakeWhile(line => line.Trim() != $"// </{name}>").ToList();
        var indent = lines.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Concat(lines.Select(line => $"{(line.Length == 0 ? line : line[indent..])}\n"));
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ActorConcurrency.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The repository's root was not found.");
    }
}
