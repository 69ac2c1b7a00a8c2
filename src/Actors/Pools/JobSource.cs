using System.Runtime.ExceptionServices;

namespace ActorConcurrency.Actors.Pools;

/// <summary>
/// Starts jobs for items as they are asked for. The failure of the items' own enumeration is kept until the results of those before it
/// have been read.
/// </summary>
internal sealed class JobSource<T, TResult>(IEnumerable<T> items, Func<T, Task<TResult>> start) : IDisposable
{
    private readonly IEnumerator<T> _items = items.GetEnumerator();
    private ExceptionDispatchInfo? _failure;

    /// <summary>The next item's job; null when there is none.</summary>
    public Task<TResult>? TryStartNext()
    {
        try
        {
            return _failure is null && _items.MoveNext() ? start(_items.Current) : null;
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
