namespace ActorConcurrency.Scenarios.Tests;

/// <summary>The repository that the tests run in, and the parts of its documents that are made from the code.</summary>
internal static class Repository
{
    /// <summary>Set to 1, it makes <see cref="RequireSection"/> write what it would otherwise ask for.</summary>
    private const string Update = "UPDATE_GENERATED";

    /// <summary>Its top folder.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>
    /// Requires that a document has that text between <c>&lt;!-- section: begin --&gt;</c> and <c>&lt;!-- section: end --&gt;</c>.
    /// </summary>
    /// <param name="file">The document's path in the repository.</param>
    /// <param name="section">The section's name.</param>
    /// <param name="text">What it must be.</param>
    /// <param name="compared">What of a text is compared: without what differs from run to run. The whole, when it is left out.</param>
    public static void RequireSection(string file, string section, string text, Func<string, string>? compared = null)
    {
        var path = Path.Combine(Root, file);
        var document = File.ReadAllText(path);
        var begin = $"<!-- {section}: begin -->\n";
        var end = $"\n<!-- {section}: end -->";
        var from = document.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        var to = document.IndexOf(end, StringComparison.Ordinal);
        if (from < begin.Length || to < from)
            throw new InvalidOperationException($"{file} has no section '{section}'.");
        compared ??= whole => whole;
        if (compared(document[from..to]) == compared(text))
            return;
        if (Environment.GetEnvironmentVariable(Update) != "1")
            throw new InvalidOperationException($"{file}: the section '{section}' must be (run the test with {Update}=1 to write it):\n{text}");
        File.WriteAllText(path, document[..from] + text + document[to..]);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ActorConcurrency.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        return folder.FullName;
    }
}
