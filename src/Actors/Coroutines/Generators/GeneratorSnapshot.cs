using ActorConcurrency.Actors.Common;

namespace ActorConcurrency.Actors.Coroutines.Generators;

/// <summary>How far a generator is.</summary>
public enum GeneratorState
{
    /// <summary>Its body has not started.</summary>
    Created,

    /// <summary>Its body runs, on behalf of the first of the waiters.</summary>
    Running,

    /// <summary>Its body waits at a yield.</summary>
    Suspended,

    /// <summary>Its body has returned or thrown, or the generator was closed.</summary>
    Ended,
}

/// <summary>A generator at one moment. While its body runs, the body is the holder that all wait for.</summary>
/// <param name="Name">The generator's name.</param>
/// <param name="Epoch">The incarnation of its actor.</param>
/// <param name="State">How far it is.</param>
/// <param name="Holders">The body's actor, while it runs.</param>
/// <param name="Waiters">Who waits for a value.</param>
public sealed record GeneratorSnapshot(
    string Name, long Epoch, GeneratorState State, IReadOnlyList<HolderInfo> Holders, IReadOnlyList<WaiterInfo> Waiters)
    : PrimitiveSnapshot("generator", Name, Epoch, Holders, Waiters)
{
    /// <inheritdoc />
    public override int? Free => State == GeneratorState.Running ? 0 : 1;
}
