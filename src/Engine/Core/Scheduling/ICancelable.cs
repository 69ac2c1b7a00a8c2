namespace Akka.Actor;

/// <summary>Something that can be called off: a scheduled message, a scheduled action, or work that watches <see cref="Token"/>.</summary>
public interface ICancelable
{
    /// <summary>Whether it has been cancelled. Once true it stays true.</summary>
    bool IsCancellationRequested { get; }

    /// <summary>A token that is cancelled together with this.</summary>
    CancellationToken Token { get; }

    /// <summary>Cancels now. Cancelling again changes nothing.</summary>
    void Cancel();

    /// <summary>Cancels when the given time has passed.</summary>
    /// <param name="delay">How long to wait; not negative.</param>
    void CancelAfter(TimeSpan delay);

    /// <summary>Cancels when the given time has passed.</summary>
    /// <param name="millisecondsDelay">How long to wait, in milliseconds; not negative.</param>
    void CancelAfter(int millisecondsDelay);

    /// <summary>Cancels now, and says what becomes of exceptions thrown by callbacks that were registered on <see cref="Token"/>.</summary>
    /// <param name="throwOnFirstException">True to let the first exception through at once; false to run all callbacks and throw the exceptions together.</param>
    void Cancel(bool throwOnFirstException);
}
