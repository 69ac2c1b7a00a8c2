using ActorConcurrency.Actors.Common;
using static ActorConcurrency.Actors.Semaphores.SemaphoreProtocol;

namespace ActorConcurrency.Actors.Semaphores;

/// <summary>Permits that are held. Disposing it gives them back; twice is harmless.</summary>
public sealed class SemaphoreLease : Lease
{
    internal SemaphoreLease(PrimitiveLink link, IClients clients, Granted granted)
        : base(link, clients, granted) =>
        Permits = granted.Permits;

    /// <summary>How many permits were granted.</summary>
    public int Permits { get; }

    internal override IRequest ToRelease(long requestId) => new Release(requestId, Link.Owner, FencingToken);
}
