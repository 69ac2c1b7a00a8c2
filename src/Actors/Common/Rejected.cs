using ActorConcurrency.Actors.Barriers;

namespace ActorConcurrency.Actors.Common;

/// <summary>Why a primitive refuses a request. The set is closed: each reason has one exception at the handles.</summary>
public enum RejectionReason
{
    /// <summary>
    /// Nothing free now, and the request said that it does not wait. Handle: null or false, or <see cref="TimeoutException"/>.
    /// </summary>
    WouldBlock,

    /// <summary>The owner does not hold what it releases. Handle: <see cref="SynchronizationLockException"/>.</summary>
    NotHeld,

    /// <summary>More would be free than the bound allows. Handle: <see cref="SemaphoreFullException"/>.</summary>
    OverRelease,

    /// <summary>More is asked for than can ever exist, or less than one. Handle: <see cref="InvalidOperationException"/>.</summary>
    ImpossibleAmount,

    /// <summary>Items were marked done more often than they were taken. Handle: <see cref="InvalidOperationException"/>.</summary>
    DoneTooOften,

    /// <summary>More was counted down than is left. Handle: <see cref="InvalidOperationException"/>.</summary>
    SignaledTooOften,

    /// <summary>The parties of a barrier will not meet. Handle: <see cref="BrokenBarrierException"/>.</summary>
    BarrierBroken,

    /// <summary>The queue is complete: nothing comes in, or nothing will come out. Handle: <see cref="QueueClosedException"/>.</summary>
    QueueClosed,

    /// <summary>The item cannot be put in order among the others. Handle: <see cref="InvalidOperationException"/>.</summary>
    NotComparable,

    /// <summary>The primitive was closed. Handle: <see cref="ObjectDisposedException"/>.</summary>
    Closed,

    /// <summary>The other side has ended, and nothing of what it sent is left. Handle: <see cref="EndOfStreamException"/>.</summary>
    EndOfStream,

    /// <summary>Nobody will receive what is sent. Handle: <see cref="IOException"/>.</summary>
    BrokenPipe,

    /// <summary>What can have one owner only has one. Handle: <see cref="InvalidOperationException"/>.</summary>
    Taken,

    /// <summary>This side cannot do that: a one-way pipe's. Handle: <see cref="InvalidOperationException"/>.</summary>
    WrongDirection,

    /// <summary>There is no such key. Handle: <see cref="KeyNotFoundException"/>.</summary>
    KeyMissing,

    /// <summary>The primitive must be closed first. Handle: <see cref="InvalidOperationException"/>.</summary>
    NotClosed,

    /// <summary>It runs already, or was started before. Handle: <see cref="InvalidOperationException"/>.</summary>
    AlreadyStarted,

    /// <summary>It must be started first. Handle: <see cref="InvalidOperationException"/>.</summary>
    NotStarted,

    /// <summary>Who asks would wait for its own end. Handle: <see cref="InvalidOperationException"/>.</summary>
    WouldWaitForItself,

    /// <summary>A greater fencing token was seen before. Handle: <see cref="StaleFencingTokenException"/>.</summary>
    StaleToken,

    /// <summary>Nobody has said how such a message is written. Handle: <see cref="InvalidOperationException"/>.</summary>
    NoHandler,

    /// <summary>The owner has a request with this number waiting already. Handle: <see cref="InvalidOperationException"/>.</summary>
    DuplicateRequest,

    /// <summary>
    /// The request names no owner, whose death could free what it obtains. Handle: <see cref="InvalidOperationException"/>.
    /// </summary>
    NoOwner,
}

/// <summary>The answer to misuse, and to a request that does not wait when it would have to.</summary>
/// <param name="RequestId">The request that is refused.</param>
/// <param name="Reason">Why.</param>
/// <param name="Detail">The same in words, with the numbers that matter.</param>
public sealed record Rejected(long RequestId, RejectionReason Reason, string Detail) : IFailure
{
    /// <inheritdoc />
    public Exception ToException(string primitive)
    {
        var text = $"{primitive}: {Detail}";
        return Reason switch
        {
            RejectionReason.WouldBlock => new TimeoutException(text),
            RejectionReason.NotHeld => new SynchronizationLockException(text),
            RejectionReason.OverRelease => new SemaphoreFullException(text),
            RejectionReason.QueueClosed => new QueueClosedException(text),
            RejectionReason.EndOfStream => new EndOfStreamException(text),
            RejectionReason.BrokenPipe => new IOException(text),
            RejectionReason.KeyMissing => new KeyNotFoundException(text),
            RejectionReason.BarrierBroken => new BrokenBarrierException(text),
            RejectionReason.Closed => new ObjectDisposedException(primitive, text),
            RejectionReason.StaleToken => new StaleFencingTokenException(text),
            _ => new InvalidOperationException(text),
        };
    }
}
