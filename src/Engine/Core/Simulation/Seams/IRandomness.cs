namespace Akka.Simulation;

/// <summary>Where a system's random numbers come from: its unique ids, random routing, jitter.</summary>
internal interface IRandomness
{
    /// <summary>The generator for the calling thread.</summary>
    Random Current { get; }
}

/// <summary>Numbers that nobody can foretell.</summary>
internal sealed class SharedRandomness : IRandomness
{
    public Random Current => Random.Shared;
}

/// <summary>The same numbers for the same seed. On the simulation's thread <see cref="Util.ThreadLocalRandom"/> gives the same generator.</summary>
internal sealed class SeededRandomness(Random generator) : IRandomness
{
    public Random Current => generator;
}
