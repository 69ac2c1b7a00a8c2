using ActorConcurrency.Actors.Processes;

namespace ActorConcurrency.Actors.Common;

/// <summary>Where primitives are found by kind and name: in one actor system, over a cluster. Safe for many threads.</summary>
internal interface IPrimitives
{
    /// <summary>The processes and threads among them.</summary>
    ProcessTable Processes { get; }

    /// <summary>Whether it is a cluster's.</summary>
    bool IsOverNodes => false;

    /// <summary>
    /// The primitive of this name. It is created on first use, and again, with a greater epoch, when the one there was has stopped.
    /// </summary>
    /// <exception cref="InvalidOperationException">The name is known to exist with other settings.</exception>
    PrimitiveIncarnation GetOrCreate(string kind, string name, PrimitiveSettings settings);

    /// <summary>The primitives with names whose actors have not stopped.</summary>
    Task<IReadOnlyList<PrimitiveIncarnation>> RunningAsync(TimeSpan? timeout, CancellationToken cancellationToken);
}
