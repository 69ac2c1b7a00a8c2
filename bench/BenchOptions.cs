namespace ActorConcurrency.Bench;

/// <summary>What the command line of a benchmark says.</summary>
/// <param name="Rounds">How often each side of a row is measured; the median counts.</param>
/// <param name="Only">A part of the names of the rows to run; null for all.</param>
/// <param name="Minutes">How long a soak runs.</param>
internal sealed record BenchOptions(int Rounds, string? Only, double Minutes)
{
    /// <summary>Reads the options.</summary>
    /// <exception cref="ArgumentException">An option is not known, or its value is missing or no number.</exception>
    public static BenchOptions Parse(IReadOnlyList<string> args, int rounds = 7)
    {
        var options = new BenchOptions(rounds, Only: null, Minutes: 10);
        for (var i = 0; i < args.Count; i += 2)
        {
            var value = i + 1 < args.Count ? args[i + 1] : throw new ArgumentException($"{args[i]} needs a value.");
            options = args[i] switch
            {
                "--rounds" when int.TryParse(value, out var given) && given > 0 => options with { Rounds = given },
                "--minutes" when double.TryParse(value, out var minutes) && minutes > 0 => options with { Minutes = minutes },
                "--only" => options with { Only = value },
                _ => throw new ArgumentException($"Unknown option or bad value: {args[i]} {value}"),
            };
        }
        return options;
    }

    public bool Includes(string row) => Only is null || row.Contains(Only, StringComparison.OrdinalIgnoreCase);
}
