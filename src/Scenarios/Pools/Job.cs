namespace ActorConcurrency.Scenarios.Pools;

/// <summary>One apply of the notes' program, and what is noted about it in the trace.</summary>
internal sealed record Job(int Input, bool IsSynchronous)
{
    public string Starts => $"start {this}";

    public string Ends => $"end {this}";

    public string Interrupted => $"interrupted {this}";

    /// <summary>All jobs of a run, in the order in which they are submitted.</summary>
    public static IEnumerable<Job> All(int inputs) =>
        from input in Enumerable.Range(0, inputs)
        from isSynchronous in new[] { true, false }
        select new Job(input, isSynchronous);

    public override string ToString() => $"func{Input} {(IsSynchronous ? "apply" : "apply_async")}";
}
