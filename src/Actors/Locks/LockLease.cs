using ActorConcurrency.Actors.Common;
using static ActorConcurrency.Actors.Locks.LockProtocol;

namespace ActorConcurrency.Actors.Locks;

/// <summary>
/// A lock that is held, or one level of it. Disposing it gives it back; twice is harmless. While its holder waits at a condition, it is
/// not held; afterwards it is again, under a greater <see cref="Grant.FencingToken"/>.
/// </summary>
public sealed class LockLease : Lease
{
    internal LockLease(PrimitiveLink link, IClients clients, Granted granted)
        : base(link, clients, granted) =>
        Depth = granted.Depth;

    /// <summary>How many levels deep the owner held the lock with this one, when it was granted.</summary>
    public int Depth { get; }

    internal override IRequest ToRelease(long requestId) => new Release(requestId, Link.Owner, RequestId);
}
