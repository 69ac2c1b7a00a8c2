using Akka.Actor;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.EmbeddedOnly.Simulation;

/// <summary>A pool that other tests keep busy can't be told from one that still works for the simulation.</summary>
[CollectionDefinition(nameof(QuietThreadPool), DisableParallelization = true)]
public sealed class QuietThreadPool;

/// <summary>Tasks that take a way through the thread pool come back in the same order, at the same virtual time.</summary>
[Collection(nameof(QuietThreadPool))]
public sealed class ForeignTaskTests
{
    [Fact]
    public void Run_WithTasksInTheThreadPool_GivesTheSameScheduleForTheSameSeed()
    {
        var first = Run();

        Assert.Contains("00:00:05", first);
        foreach (var _ in Enumerable.Range(0, 20)) Assert.Equal(first, Run());
    }

    [Fact]
    public void Work_LongerThanThePatience_DoesNotStopTimeForEver()
    {
        using var simulated = SimulatedSystem.Stepped(config: "actorconcurrency.engine.simulation.task-patience = 10ms");
        using var gate = new ManualResetEventSlim();
        var ticks = 0;
        var actor = simulated.System.ActorOf(Told.Props((context, message) =>
        {
            ticks++;
            if (message is "go") Task.Run(() => gate.Wait()).PipeTo(context.Self);
        }));
        actor.Tell("go");
        simulated.System.Scheduler.ScheduleTellRepeatedly(TimeSpan.Zero, TimeSpan.FromSeconds(1), actor, "tick", ActorRefs.NoSender);

        simulated.Simulator.RunFor(TimeSpan.FromSeconds(100));
        gate.Set();

        Assert.Equal(102, ticks);
    }

    private static string Run()
    {
        using var simulated = SimulatedSystem.Stepped(seed: 11);
        var log = new List<string>();
        var echo = simulated.System.ActorOf(Told.Props((context, message) => context.Sender.Tell(message)), "echo");
        foreach (var name in new[] { "anna", "bert", "carl" })
            simulated.System.ActorOf(Props.Create<Clerk>(name, log, echo), name);
        simulated.Simulator.RunFor(TimeSpan.FromSeconds(6));
        return string.Join('\n', log) + simulated.Simulator.Trace;
    }

    private sealed class Clerk : ReceiveActor, IWithTimers
    {
        public Clerk(string name, List<string> log, IActorRef echo)
        {
            ReceiveAsync<string>(text => text is "await", async _ =>
            {
                await Library(() => Application(echo));
                await Task.Run(() => Thread.SpinWait(1000));
                Note("awaited");
            });
            Receive<string>(text => text is "pipe", _ =>
            {
                var self = Self;
                Promise().PipeTo(self, self, () => "piped");
            });
            ReceiveAny(Note);

            void Note(object message) => log.Add($"{Context.System.Scheduler.MonotonicClock} {name} {message}");
        }

        public ITimerScheduler Timers { get; set; } = null!;

        protected override void PreStart()
        {
            Timers.StartPeriodicTimer("await", "await", TimeSpan.FromSeconds(1));
            Timers.StartPeriodicTimer("pipe", "pipe", TimeSpan.FromSeconds(1));
        }

        // A library leaves the actor's context, and calls back into code that knows nothing of that.
        private static async Task Library(Func<Task> callback) => await callback().ConfigureAwait(false);

        private static async Task Application(IActorRef echo) => await echo.Ask("?");

        // Whatever follows such a promise is the thread pool's.
        private static Task Promise()
        {
            var promise = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _ = Task.Run(promise.SetResult);
            return promise.Task;
        }
    }
}
