using ActorConcurrency.Scenarios.Languages;

namespace ActorConcurrency.Scenarios.Catalog;

/// <summary>Finds the names that a mistyped one was probably meant to be.</summary>
internal static class Names
{
    /// <summary>A sentence that suggests the nearest of the names, or nothing when none is near; then all that are valid.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="kind">The text that says what the names are names of.</param>
    /// <param name="valid">The names.</param>
    public static Phrase Suggest(string typed, string kind, IEnumerable<string> valid)
    {
        var names = valid.ToList();
        var near = Nearest(typed, names).Cast<object>().ToList();
        var suggestion = near.Count == 0 ? (object)"" : new Phrase("did-you-mean", near.Aggregate((some, one) => new Phrase("or", some, one)));
        return new Phrase("suggestion", suggestion, new Phrase(kind), string.Join(", ", names));
    }

    /// <summary>At most three names within a third of their length, and half of what was typed, in typing errors, the nearest first.</summary>
    public static IReadOnlyList<string> Nearest(string typed, IEnumerable<string> names) =>
        [.. names
            .Select(name => (Name: name, Distance: Distance(typed.ToLowerInvariant(), name.ToLowerInvariant())))
            .Where(n => n.Distance <= Math.Max(2, n.Name.Length / 3) && n.Distance <= Math.Max(1, typed.Length / 2))
            .OrderBy(n => n.Distance)
            .ThenBy(n => n.Name, StringComparer.Ordinal)
            .Take(3)
            .Select(n => n.Name)];

    /// <summary>How many single-letter insertions, deletions, replacements and swaps of neighbours make one word of the other.</summary>
    public static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) d[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) d[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var change = a[i - 1] == b[j - 1] ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1), d[i - 1, j - 1] + change);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        }
        return d[a.Length, b.Length];
    }
}
