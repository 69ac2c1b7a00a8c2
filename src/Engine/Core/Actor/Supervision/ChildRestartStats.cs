namespace Akka.Actor.Internal;

/// <summary>A child, and how often it was restarted lately.</summary>
public sealed class ChildRestartStats
{
    internal bool IsStopping;

    private int _restarts;
    private TimeSpan? _windowStart;

    internal ChildRestartStats(IInternalActorRef child) => Child = child;

    /// <summary>The child.</summary>
    public IInternalActorRef Child { get; }

    internal long Uid => Child.Path.Uid;

    /// <summary>Counts a restart and tells whether it is still within the limit.</summary>
    /// <param name="maxRetries">Restarts allowed; negative for no limit (one a window if there is a window), 0 for none.</param>
    /// <param name="window">The time over which they count; null for ever.</param>
    /// <param name="now">A clock that only goes forward.</param>
    internal bool RequestRestartPermission(int maxRetries, TimeSpan? window, TimeSpan now)
    {
        if (maxRetries == 0) return false;
        if (window is not { } length) return maxRetries < 0 || ++_restarts <= maxRetries;
        if (_windowStart is { } start && now - start <= length) return ++_restarts <= (maxRetries < 0 ? 1 : maxRetries);
        _windowStart = now;
        _restarts = 1;
        return true;
    }
}
