using System.Text.RegularExpressions;

namespace ActorConcurrency.Scenarios.Tests.EmbeddedOnly.Gallery;

/// <summary>
/// What of the gallery every run of the scenarios repeats. Most are compared to the letter. A few have several bodies at work in the thread
/// pool at once, whose order no seed decides: of these the set of the printed lines and who takes part in the diagram are compared, without
/// the numbers that tell equal workers apart. The nodes of a cluster take their own time, too: of what it prints only that is compared which
/// cannot fail to appear, without any numbers.
/// </summary>
internal static partial class Essence
{
    private const string Cluster = "cluster";

    private static readonly string[] Unordered = ["process-join", "processes", "manager", "threads", "shared-global", "gil", "gevent", "async-await", Cluster];

    public static string Of(string gallery) => string.Concat(Heading().Split(gallery).Select(OfSection));

    private static string OfSection(string section)
    {
        var id = section.Split('\n')[0];
        if (!Unordered.Contains(id))
            return section;
        return string.Join('\n', section.Split("```").Select((part, i) => i % 2 == 0 ? part : string.Join('\n', OfBlock(part.Split('\n'), id == Cluster))));
    }

    private static IEnumerable<string> OfBlock(string[] lines, bool isOfCluster)
    {
        var kept = lines[0] == "mermaid" ? lines.Where(line => Participant().IsMatch(line)).Select(line => Participant().Replace(line, "")) : lines;
        var shown = isOfCluster
            ? kept.Where(line => !MayBeMissing().IsMatch(line)).Select(line => Number().Replace(NodesShares().Replace(line, ""), "0")).Distinct()
            : kept.Select(line => Which().Replace(line, ""));
        return shown.Order(StringComparer.Ordinal);
    }

    [GeneratedRegex(@"^### ", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^ +participant a\d+ as ")]
    private static partial Regex Participant();

    // Which of equal workers or green threads it was, and where a number of nodes share the work, which of them.
    [GeneratedRegex(@"(?<=worker|GreenThread-|node)\d+")]
    private static partial Regex Which();

    // Changes of the membership, which may come in one; what was run again; cars that need not wait, and a light that turns red once more.
    [GeneratedRegex(@"^(127\.|job \d+ was|the queue was|car\d+ is waiting|the light is red)")]
    private static partial Regex MayBeMissing();

    // How many jobs each node has done.
    [GeneratedRegex(@"; jobs: .*$")]
    private static partial Regex NodesShares();

    [GeneratedRegex(@"\d+(\.\d+)?")]
    private static partial Regex Number();
}
