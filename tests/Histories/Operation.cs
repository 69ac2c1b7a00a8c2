namespace ActorConcurrency.Histories;

/// <summary>One call of a client, as seen from outside: what it asked and was answered, and between which two moments it took effect.</summary>
/// <typeparam name="T">What is asked and answered.</typeparam>
/// <param name="Client">Who called, for messages.</param>
/// <param name="What">The request, with its answer when there is one.</param>
/// <param name="Called">When it was called, on the clock that all clients share.</param>
/// <param name="Returned">
/// When it returned, on that clock. Null: its outcome is unknown, because its client died or stopped waiting. It may take effect at any
/// time after the call, or never; what the request says of its answer means nothing.
/// </param>
public sealed record Operation<T>(string Client, T What, long Called, long? Returned)
{
    /// <inheritdoc />
    public override string ToString() => $"{Client}: {What} [{Called}, {Returned?.ToString() ?? "unknown"}]";
}
