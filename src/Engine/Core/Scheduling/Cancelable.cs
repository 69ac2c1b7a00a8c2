namespace Akka.Actor;

/// <summary>A cancelable that can also be cancelled after a delay, by a scheduler.</summary>
public class Cancelable : ICancelable, IDisposable
{
    private readonly IActionScheduler _scheduler;
    private CancellationTokenSource? _source;
    private List<CancellationTokenRegistration>? _links;
    private volatile bool _cancelled;
    private volatile bool _disposed;

    /// <summary>Creates a cancelable.</summary>
    /// <param name="scheduler">Measures the delay of <see cref="CancelAfter(TimeSpan)"/>.</param>
    public Cancelable(IScheduler scheduler)
        : this(scheduler.Advanced)
    {
    }

    /// <summary>Creates a cancelable.</summary>
    /// <param name="scheduler">Measures the delay of <see cref="CancelAfter(TimeSpan)"/>.</param>
    public Cancelable(IActionScheduler scheduler)
    {
        ArgumentNullException.ThrowIfNull(scheduler);
        _scheduler = scheduler;
    }

    /// <summary>Creates a cancelable that is cancelled after a delay.</summary>
    /// <param name="scheduler">Measures the delay.</param>
    /// <param name="delay">Time until it is cancelled; not negative.</param>
    public Cancelable(IScheduler scheduler, TimeSpan delay)
        : this(scheduler.Advanced, delay)
    {
    }

    /// <summary>Creates a cancelable that is cancelled after a delay.</summary>
    /// <param name="scheduler">Measures the delay.</param>
    /// <param name="delay">Time until it is cancelled; not negative.</param>
    public Cancelable(IActionScheduler scheduler, TimeSpan delay)
        : this(scheduler)
    {
        CancelAfter(delay);
    }

    /// <summary>Creates a cancelable that is cancelled after a delay.</summary>
    /// <param name="scheduler">Measures the delay.</param>
    /// <param name="millisecondsDelay">Milliseconds until it is cancelled; not negative.</param>
    public Cancelable(IScheduler scheduler, int millisecondsDelay)
        : this(scheduler, TimeSpan.FromMilliseconds(millisecondsDelay))
    {
    }

    /// <inheritdoc/>
    public bool IsCancellationRequested => _cancelled;

    /// <summary>Whether it was disposed: from then on it cannot be cancelled any more.</summary>
    public bool IsDisposed => _disposed;

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">It was disposed.</exception>
    public CancellationToken Token
    {
        get
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            var source = Volatile.Read(ref _source) ?? CreateSource();
            return source.Token;
        }
    }

    /// <summary>Creates a cancelable that is cancelled from the start.</summary>
    public static ICancelable CreateCanceled() => AlreadyCanceledCancelable.Instance;

    /// <summary>Creates a cancelable that is cancelled as soon as one of the others is.</summary>
    /// <param name="scheduler">Measures the delay of <see cref="CancelAfter(TimeSpan)"/>.</param>
    /// <param name="cancelables">The others.</param>
    public static ICancelable CreateLinkedCancelable(IScheduler scheduler, params ICancelable[] cancelables) =>
        CreateLinkedCancelable(scheduler.Advanced, cancelables);

    /// <summary>Creates a cancelable that is cancelled as soon as one of the others is.</summary>
    /// <param name="scheduler">Measures the delay of <see cref="CancelAfter(TimeSpan)"/>.</param>
    /// <param name="cancelables">The others.</param>
    public static ICancelable CreateLinkedCancelable(IActionScheduler scheduler, params ICancelable[] cancelables) =>
        CreateLinkedCancelable(scheduler, Array.ConvertAll(cancelables, cancelable => cancelable.Token));

    /// <summary>Creates a cancelable that is cancelled as soon as one of the tokens is.</summary>
    /// <param name="scheduler">Measures the delay of <see cref="CancelAfter(TimeSpan)"/>.</param>
    /// <param name="cancellationTokens">The tokens.</param>
    public static ICancelable CreateLinkedCancelable(IScheduler scheduler, params CancellationToken[] cancellationTokens) =>
        CreateLinkedCancelable(scheduler.Advanced, cancellationTokens);

    /// <summary>Creates a cancelable that is cancelled as soon as one of the tokens is.</summary>
    /// <param name="scheduler">Measures the delay of <see cref="CancelAfter(TimeSpan)"/>.</param>
    /// <param name="cancellationTokens">The tokens.</param>
    public static ICancelable CreateLinkedCancelable(IActionScheduler scheduler, params CancellationToken[] cancellationTokens)
    {
        var cancelable = new Cancelable(scheduler);
        var links = new List<CancellationTokenRegistration>(cancellationTokens.Length);
        foreach (var token in cancellationTokens)
            links.Add(token.Register(static state => ((Cancelable)state!).CancelUnlessDisposed(), cancelable));
        cancelable._links = links;
        return cancelable;
    }

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">It was disposed.</exception>
    public void Cancel() => Cancel(false);

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">It was disposed.</exception>
    public void Cancel(bool throwOnFirstException)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        _cancelled = true;
        // Pairs with CreateSource: either this sees the source, or the one who creates it sees that it is cancelled.
        Interlocked.MemoryBarrier();
        Volatile.Read(ref _source)?.Cancel(throwOnFirstException);
    }

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">It was disposed.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The delay is negative.</exception>
    public void CancelAfter(TimeSpan delay)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        if (!_cancelled)
            _scheduler.ScheduleOnce(delay, CancelUnlessDisposed, this);
    }

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">It was disposed.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The delay is negative.</exception>
    public void CancelAfter(int millisecondsDelay) => CancelAfter(TimeSpan.FromMilliseconds(millisecondsDelay));

    /// <summary>Lets go of the links to others. It is not cancelled by this, and cannot be cancelled any more.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Does the work of <see cref="Dispose()"/>.</summary>
    /// <param name="disposing">True when called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing || _disposed)
            return;
        _disposed = true;
        if (_links is { } links)
        {
            foreach (var link in links)
                link.Dispose();
        }

        Volatile.Read(ref _source)?.Dispose();
    }

    private CancellationTokenSource CreateSource()
    {
        var created = new CancellationTokenSource();
        var source = Interlocked.CompareExchange(ref _source, created, null) ?? created;
        if (_cancelled)
            source.Cancel();
        return source;
    }

    private void CancelUnlessDisposed()
    {
        try
        {
            Cancel();
        }
        catch (ObjectDisposedException)
        {
            // Disposing races with a link or a delay that fires: whoever disposes has no more interest in either.
        }
    }
}

/// <summary>Helpers for cancelables.</summary>
public static class CancelableExtensions
{
    /// <summary>Cancels the cancelable if there is one.</summary>
    /// <param name="cancelable">A cancelable, or null.</param>
    public static void CancelIfNotNull(this ICancelable? cancelable) => cancelable?.Cancel();
}
