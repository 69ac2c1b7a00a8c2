using System.Runtime.ExceptionServices;

namespace ActorConcurrency.Actors.Pools;

/// <summary>
/// Starts jobs for items as they are asked for. The failure of the items' own enumeration is kept until the results of those before it
/// have been read.
/// </summary>
internal sealed class JobSource<T, TResult>(IEnumerable<T> items, Func<T, Task<TResult>> start) : IDisposable
{
    private readonly IEnumerator<T> _items = items.GetEnumerator();
    private readonly int? _total = items.TryGetNonEnumeratedCount(out var count) ? count : null;
    private int _started;
    private ExceptionDispatchInfo? _failure;

    /// <summary>How many items there are, as far as is known: those that were taken, where the items do not say it.</summary>
    public int Total => _total ?? _started;

    /// <summary>The next item's job; null when there is none.</summary>
    public Task<TResult>? TryStartNext()
    {
        try
        {
            if (_failure is not null || !_items.MoveNext())
                return null;
            _started++;
            return start(_items.Current);
        }
        catch (Exception failure)
        {
            _failure = ExceptionDispatchInfo.Capture(failure);
            return null;
        }
    }

    public void ThrowIfFailed() => _failure?.Throw();

    public void Dispose() => _items.Dispose();
}
