using Akka.Actor;

namespace Akka.Simulation;

/// <summary>
/// A system's sources of nondeterminism, each behind an interface: which mailbox runs next, what time it is, random numbers.
/// (The fourth, <see cref="ITransport"/>, belongs to remoting.)
/// </summary>
/// <param name="Dispatching">Which mailbox runs next.</param>
/// <param name="Time">What time it is.</param>
/// <param name="Randomness">Random numbers.</param>
/// <param name="Simulator">What replaces all of them; null when they are real.</param>
internal sealed record EngineSeams(IDispatching Dispatching, ITimekeeping Time, IRandomness Randomness, Simulator? Simulator)
{
    private static readonly EngineSeams Real = new(new ThreadedDispatching(), new RealTime(), new SharedRandomness(), null);

    /// <summary>Those that <c>actorconcurrency.engine.simulation</c> chooses.</summary>
    public static EngineSeams Choose(Settings settings)
    {
        if (SimulationSettings.From(settings.Config) is not { } simulation) return Real;
        var simulator = new Simulator(simulation, (Akka.Actor.Internal.ActorSystemImpl)settings.System);
        return new EngineSeams(new SimulatedDispatching(simulator), new SimulatedTime(simulator), new SeededRandomness(simulator.Random), simulator);
    }
}
