namespace ActorConcurrency.Actors.Promises;

/// <summary>How a promise was settled.</summary>
/// <typeparam name="T">What it was to be fulfilled with.</typeparam>
/// <param name="Value">What it was fulfilled with; the type's default when it was rejected.</param>
/// <param name="Reason">Why it was rejected; null when it was fulfilled.</param>
public sealed record PromiseOutcome<T>(T? Value, Exception? Reason)
{
    /// <summary>Whether the promise was fulfilled.</summary>
    public bool IsFulfilled => Reason is null;
}
