using Akka.Annotations;

namespace Akka.Actor;

/// <summary>A cancelable that is cancelled from the start.</summary>
[InternalApi]
public sealed class AlreadyCanceledCancelable : ICancelable
{
    private AlreadyCanceledCancelable()
    {
    }

    /// <summary>The only one.</summary>
    public static ICancelable Instance { get; } = new AlreadyCanceledCancelable();

    /// <inheritdoc/>
    public bool IsCancellationRequested => true;

    /// <inheritdoc/>
    public CancellationToken Token { get; } = new(true);

    /// <inheritdoc/>
    public void Cancel()
    {
    }

    /// <inheritdoc/>
    public void Cancel(bool throwOnFirstException)
    {
    }

    /// <inheritdoc/>
    public void CancelAfter(TimeSpan delay)
    {
    }

    /// <inheritdoc/>
    public void CancelAfter(int millisecondsDelay)
    {
    }
}
