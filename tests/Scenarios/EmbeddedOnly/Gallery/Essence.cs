using System.Text.RegularExpressions;

namespace ActorConcurrency.Scenarios.Tests.EmbeddedOnly.Gallery;

/// <summary>
/// What of the gallery every run of the scenarios repeats. Most are compared to the letter. A few have several bodies at work in the thread
/// pool at once, whose order no seed decides: of these the set of the printed lines and who takes part in the diagram are compared, without
/// the numbers that tell equal workers apart.
/// </summary>
internal static partial class Essence
{
    private static readonly string[] Unordered = ["process-join", "processes", "manager", "threads", "shared-global", "gil", "gevent", "async-await"];

    public static string Of(string gallery) => string.Concat(Heading().Split(gallery).Select(OfSection));

    private static string OfSection(string section)
    {
        if (!Unordered.Contains(section.Split('\n')[0]))
            return section;
        return string.Join('\n', section.Split("```").Select((part, i) => i % 2 == 0 ? part : OfBlock(part.Split('\n'))));
    }

    private static string OfBlock(string[] lines)
    {
        var kept = lines[0] == "mermaid" ? lines.Where(line => Participant().IsMatch(line)).Select(line => Participant().Replace(line, "")) : lines;
        return string.Join('\n', kept.Select(line => Which().Replace(line, "")).Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"^### ", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^ +participant a\d+ as ")]
    private static partial Regex Participant();

    // Which of equal workers or green threads it was, and where a number of nodes share the work, which of them.
    [GeneratedRegex(@"(?<=worker|GreenThread-|node)\d+")]
    private static partial Regex Which();
}
