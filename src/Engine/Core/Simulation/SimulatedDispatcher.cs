using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Dispatch.SysMsg;

namespace Akka.Simulation;

/// <summary>Hands mailboxes to the simulation, one message a turn, so that there is a choice after each.</summary>
internal sealed class SimulatedDispatcher : MessageDispatcher
{
    private readonly Simulator _simulator;

    public SimulatedDispatcher(MessageDispatcherConfigurator configurator, Simulator simulator)
        : base(configurator)
    {
        _simulator = simulator;
        Throughput = 1;
    }

    protected override void ExecuteTask(IRunnable run) => _simulator.Add(run);

    // A message from another thread enters with everything else from there: not while a step is being made.
    internal override void Dispatch(Mailbox mailbox, Envelope envelope)
    {
        if (_simulator.IsInside)
        {
            EnqueueAndSchedule(mailbox, envelope);
            return;
        }
        var message = envelope;
        _simulator.Enter(() => EnqueueAndSchedule(mailbox, message));
    }

    public override void SystemDispatch(ActorCell cell, SystemMessage message)
    {
        if (_simulator.IsInside) base.SystemDispatch(cell, message);
        // What an async handler has waited for ends wherever it likes, and an actor has one such handler at most.
        else if (message is ActorTask) _simulator.Enter(() => base.SystemDispatch(cell, message), new Simulator.Order(1, cell.Self.Path.Uid));
        else _simulator.Enter(() => base.SystemDispatch(cell, message));
    }

    // The simulation's one thread is the system's.
    protected override void Shutdown()
    {
    }
}

/// <summary>Makes one simulated dispatcher for everybody who names its section.</summary>
internal sealed class SimulatedDispatcherConfigurator : MessageDispatcherConfigurator
{
    private readonly SimulatedDispatcher _dispatcher;

    public SimulatedDispatcherConfigurator(Config config, IDispatcherPrerequisites prerequisites, Simulator simulator)
        : base(config, prerequisites) => _dispatcher = new SimulatedDispatcher(this, simulator);

    public override MessageDispatcher Dispatcher() => _dispatcher;
}
