using System.Text.RegularExpressions;
using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Actors.Tracing;

/// <summary>
/// Shows a caller's actor and the small one beside it, which receives the primitives' answers for it, as what they are to a
/// reader: one. What the two have to do with each other is left out.
/// </summary>
internal static partial class TraceFolding
{
    public static IEnumerable<TraceEvent> Fold(IReadOnlyList<TraceEvent> events)
    {
        var paths = events.SelectMany(e => new[] { e.Actor, e.From }).OfType<string>().Distinct().ToList();
        var byName = paths.Where(path => !Beside().IsMatch(path)).ToLookup(NameOf);
        var owners = paths
            .Select(path => (path, match: Beside().Match(path)))
            .Where(p => p.match.Success)
            .Select(p => (p.path, owner: byName[Uri.UnescapeDataString(p.match.Groups["owner"].Value)].ToList()))
            .Where(p => p.owner.Count == 1)
            .ToDictionary(p => p.path, p => p.owner[0]);
        return events
            .Where(e => !IsBetweenThem(e, owners.ContainsKey(e.Actor)))
            .Select(e => e with { Actor = Folded(e.Actor), From = e.From is null ? null : Folded(e.From) });

        string Folded(string path) => owners.GetValueOrDefault(path, path);
    }

    private static bool IsBetweenThem(TraceEvent traced, bool isBeside) =>
        traced.Message is OwnerActor.WatchPrimitive
        || (isBeside && (traced.Kind is TraceKind.Started or TraceKind.Stopped || traced.Message is Terminated));

    private static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    [GeneratedRegex(@"/owner-\d+-for-(?<owner>[^/]+)$")]
    private static partial Regex Beside();
}
