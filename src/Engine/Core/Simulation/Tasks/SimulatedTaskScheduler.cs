using Akka.Dispatch;

namespace Akka.Simulation;

/// <summary>Makes a task a piece of the simulation's work.</summary>
internal sealed class SimulatedTaskScheduler(Simulator simulator) : TaskScheduler
{
    protected override void QueueTask(Task task) => simulator.Add(new Work(this, task), task);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task>? GetScheduledTasks() => null;

    private sealed class Work(SimulatedTaskScheduler scheduler, Task task) : IRunnable
    {
        public void Run() => scheduler.TryExecuteTask(task);

        public void Execute() => Run();

        public override string ToString() => "continuation";
    }
}
