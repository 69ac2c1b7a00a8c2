using ActorConcurrency.Actors.Common;
using static ActorConcurrency.Actors.ReaderWriterLocks.ReaderWriterLockProtocol;

namespace ActorConcurrency.Actors.ReaderWriterLocks;

/// <summary>A reader-writer lock that is held, to read or to write. Disposing it gives it back; twice is harmless.</summary>
public sealed class ReaderWriterLease : Lease
{
    internal ReaderWriterLease(PrimitiveLink link, IClients clients, Granted granted)
        : base(link, clients, granted) =>
        IsWrite = granted.Write;

    /// <summary>Whether it is held alone, to write.</summary>
    public bool IsWrite { get; }

    internal override IRequest ToRelease(long requestId) => new Release(requestId, Link.Owner, FencingToken);
}
