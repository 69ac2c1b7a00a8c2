using ActorConcurrency.Actors.Tracing;
using Akka.Actor;

namespace ActorConcurrency.Scenarios.Processes.Spread;

/// <summary>The messages between the main process and the hosts on the nodes.</summary>
internal static class SleepingProtocol
{
    /// <summary>Start a process that sleeps so long.</summary>
    public sealed record Sleep(int Number, TimeSpan Duration);

    /// <summary>It has slept.</summary>
    /// <param name="Number">The process's number.</param>
    /// <param name="Node">The node that it ran on.</param>
    /// <param name="ProcessId">The operating system's process that the node is in.</param>
    /// <param name="Took">How long it slept by the node's own clock.</param>
    public sealed record Slept(int Number, string Node, int ProcessId, TimeSpan Took);
}

/// <summary>Takes work on one node: an actor for each process.</summary>
internal sealed class SleepingHost : TracedReceiveActor
{
    public static Props Props(string node) => Akka.Actor.Props.Create<SleepingHost>(node);

    public SleepingHost(string node) =>
        Receive<SleepingProtocol.Sleep>(m => Context.ActorOf(Akka.Actor.Props.Create<Sleeper>(node, m, Sender), $"process{m.Number}"));

    /// <summary>The notes' func: sleeps, answers and ends.</summary>
    private sealed class Sleeper : TracedReceiveActor, IWithTimers
    {
        private readonly TimeSpan _start = Context.System.Scheduler.MonotonicClock;
        private readonly TimeSpan _duration;

        public Sleeper(string node, SleepingProtocol.Sleep sleep, IActorRef main)
        {
            _duration = sleep.Duration;
            Receive<WokeUp>(_ =>
            {
                var took = Context.System.Scheduler.MonotonicClock - _start;
                main.Tell(new SleepingProtocol.Slept(sleep.Number, node, Environment.ProcessId, took));
                Context.Stop(Self);
            });
        }

        public ITimerScheduler Timers { get; set; } = null!;

        protected override void PreStart()
        {
            base.PreStart();
            Timers.StartSingleTimer(WokeUp.Instance, WokeUp.Instance, _duration);
        }

        private sealed record WokeUp
        {
            public static readonly WokeUp Instance = new();
        }
    }
}
