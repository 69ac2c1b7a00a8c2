using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Actors;

/// <summary>The way in.</summary>
public static class ActorSystemExtensions
{
    /// <summary>The concurrency primitives of this actor system.</summary>
    public static IConcurrency Concurrency(this ActorSystem system)
    {
        ArgumentNullException.ThrowIfNull(system);
        return ConcurrencyExtension.Of(system).Unowned;
    }
}
