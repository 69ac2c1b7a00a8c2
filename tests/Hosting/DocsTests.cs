using Xunit;

namespace ActorConcurrency.Hosting.Tests;

/// <summary>The code on the page of the docs is what is compiled here, and its output there is what it prints.</summary>
public sealed class DocsTests
{
    [Fact]
    public async Task Hosting_PageShowsCodeThatRuns()
    {
        var root = Root();
        var page = Lines(await File.ReadAllTextAsync(Path.Combine(root, "docs", "hosting.md")));
        var source = Lines(await File.ReadAllTextAsync(Path.Combine(root, "tests", "Hosting", "HostingSnippet.cs")));
        using var output = new StringWriter();

        await HostingSnippet.RunAsync(output).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Contains($"```csharp\n{Part(source, "snippet")}```\n", page);
        Assert.Contains($"```csharp\n{Part(source, "service")}```\n", page);
        Assert.Contains($"```text\n{Lines(output.ToString())}```\n", page);
    }

    private static string Part(string source, string name)
    {
        var lines = source.Split('\n').SkipWhile(line => line.Trim() != $"// <{name}>").Skip(1).TakeWhile(line => line.Trim() != $"// </{name}>").ToList();
        var indent = lines.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Concat(lines.Select(line => $"{(line.Length == 0 ? line : line[indent..])}\n"));
    }

    private static string Lines(string text) => text.ReplaceLineEndings("\n");

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ActorConcurrency.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests do not run inside the repository.");
    }
}
