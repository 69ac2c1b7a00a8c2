namespace Akka.Pattern;

/// <summary>When a backoff supervisor begins to count anew: after a quiet time, or when told to.</summary>
public interface IBackoffReset;

internal sealed record AutoReset(TimeSpan ResetBackoff) : IBackoffReset;

internal sealed record ManualReset : IBackoffReset;
