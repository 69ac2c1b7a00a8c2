namespace ActorConcurrency.Actors.Contracts.Queues;

/// <summary>Shorter texts first.</summary>
public sealed record ByLength : IComparer<string>
{
    public int Compare(string? x, string? y) => x!.Length.CompareTo(y!.Length);
}

/// <summary>No number before another.</summary>
public sealed record AllEqual : IComparer<int>
{
    public int Compare(int x, int y) => 0;
}
