using System.Reflection;

namespace ActorConcurrency.Engine.Core.Tests.Api;

/// <summary>The public surface of Akka.NET, from the lists under <c>akka-api</c>, and what a surface looks like beside it.</summary>
internal sealed class ApiList
{
    private const string Resources = "akka-api.";

    private readonly HashSet<string> _lines;

    private ApiList(IEnumerable<string> lines) => _lines = [.. lines];

    public IReadOnlyCollection<string> Lines => _lines;

    public static ApiList Read()
    {
        var own = Assembly.GetExecutingAssembly();
        return new ApiList(own.GetManifestResourceNames()
            .Where(name => name.StartsWith(Resources, StringComparison.Ordinal))
            .SelectMany(name => ReadLines(own.GetManifestResourceStream(name)!)));
    }

    /// <summary>The lines of a surface that are in no list.</summary>
    public IReadOnlyList<string> Missing(IEnumerable<string> surface) => [.. surface.Where(line => !_lines.Contains(line))];

    /// <summary>How many listed types and members of each namespace are there, as a Markdown table; namespaces without any are left out.</summary>
    public string CoverageTable(IEnumerable<string> surface)
    {
        var types = _lines.Where(IsType).Select(Subject).ToHashSet();
        var present = surface.Where(_lines.Contains).ToLookup(line => NamespaceOf(line, types));
        var rows = _lines.ToLookup(line => NamespaceOf(line, types))
            .Where(listed => present.Contains(listed.Key))
            .OrderBy(listed => listed.Key, StringComparer.Ordinal)
            .Select(listed => Row($"`{listed.Key}`", listed, [.. present[listed.Key]]));
        return string.Join('\n', ["| Namespace | Types | of | Members | of |", "| --- | ---: | ---: | ---: | ---: |", .. rows]);
    }

    private static string Row(string name, IEnumerable<string> listed, List<string> present) =>
        $"| {name} | {present.Count(IsType)} | {listed.Count(IsType)} | {present.Count(line => !IsType(line))} | {listed.Count(line => !IsType(line))} |";

    private static bool IsType(string line) => line.StartsWith("T:", StringComparison.Ordinal);

    // The full name that a line starts with: of a type, or of a member with its type.
    private static string Subject(string line)
    {
        var end = line.AsSpan(2).IndexOfAny("<( :[");
        return end < 0 ? line[2..] : line[2..(end + 2)];
    }

    // A namespace is what is in front of the outermost type.
    private static string NamespaceOf(string line, HashSet<string> types)
    {
        var name = Subject(line);
        for (var dot = name.IndexOf('.'); dot >= 0; dot = name.IndexOf('.', dot + 1))
        {
            var next = name.IndexOf('.', dot + 1);
            if (types.Contains(next < 0 ? name : name[..next]))
                return name[..dot];
        }

        return "";
    }

    private static IEnumerable<string> ReadLines(Stream stream)
    {
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0)
                yield return line;
        }
    }
}
