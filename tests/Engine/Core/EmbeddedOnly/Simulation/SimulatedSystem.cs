using Akka.Actor;
using Akka.Configuration;
using Akka.Simulation;

namespace ActorConcurrency.Engine.Core.Tests.EmbeddedOnly.Simulation;

/// <summary>An actor system under simulation, for the length of a test.</summary>
internal sealed class SimulatedSystem : IDisposable
{
    private SimulatedSystem(ActorSystem system)
    {
        System = system;
        Simulator = Simulator.Of(system)!;
    }

    public ActorSystem System { get; }

    public Simulator Simulator { get; }

    /// <summary>One that waits to be stepped.</summary>
    public static SimulatedSystem Stepped(int seed = 1, string config = "") => Create(seed, "stepped", config);

    /// <summary>One that runs by itself.</summary>
    public static SimulatedSystem Free(int seed = 1, string config = "") => Create(seed, "free", config);

    public void Dispose()
    {
        System.Terminate();
        Simulator.WaitUntil(() => System.WhenTerminated.IsCompleted, TimeSpan.FromMinutes(1));
    }

    private static SimulatedSystem Create(int seed, string run, string config) => new(ActorSystem.Create(
        "simulated",
        ConfigurationFactory.ParseString(
            $$"""
            akka.stdout-loglevel = OFF
            akka.loglevel = OFF
            actorconcurrency.engine.simulation {
              enabled = on
              seed = {{seed}}
              run = {{run}}
            }
            {{config}}
            """)));
}
