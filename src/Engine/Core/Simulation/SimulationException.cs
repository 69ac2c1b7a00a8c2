namespace Akka.Simulation;

/// <summary>A simulation can't go on: it has nothing to do while somebody waits, never comes to rest, is blocked, or a piece of its work failed.</summary>
internal sealed class SimulationException(string message, Exception? cause = null) : InvalidOperationException(message, cause);
