using Akka.Dispatch;

namespace Akka.Simulation;

/// <summary>Which mailbox runs next, and where: decides on the dispatchers of a system.</summary>
internal interface IDispatching
{
    /// <summary>The configurator that a dispatcher's section gets.</summary>
    /// <param name="configured">The one that the section asks for.</param>
    MessageDispatcherConfigurator Choose(MessageDispatcherConfigurator configured);
}

/// <summary>The dispatchers that the configuration asks for: threads, and the operating system's choice among them.</summary>
internal sealed class ThreadedDispatching : IDispatching
{
    public MessageDispatcherConfigurator Choose(MessageDispatcherConfigurator configured) => configured;
}

/// <summary>One dispatcher for everybody: the simulation's.</summary>
internal sealed class SimulatedDispatching(Simulator simulator) : IDispatching
{
    // A dispatcher that runs an actor on its caller's thread makes no choice, so there is none to take from it.
    public MessageDispatcherConfigurator Choose(MessageDispatcherConfigurator configured) =>
        configured.RunsOnCaller ? configured : new SimulatedDispatcherConfigurator(configured.Config, configured.Prerequisites, simulator);
}
