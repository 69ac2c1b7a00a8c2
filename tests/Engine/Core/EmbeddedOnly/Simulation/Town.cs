using Akka.Actor;
using Akka.Routing;

namespace ActorConcurrency.Engine.Core.Tests.EmbeddedOnly.Simulation;

/// <summary>A job on its way; its number counts the messages from its maker to its receiver.</summary>
internal sealed record Job(string From, int Number)
{
    public override string ToString() => $"{From} {Number}";
}

/// <summary>A small system in which all that depends on the schedule happens: timers, a stash, restarts, a random router, asks, an async handler, a receive time-out.</summary>
internal static class Town
{
    /// <summary>Runs it for some virtual time.</summary>
    /// <returns>Every receive in order, with its time.</returns>
    public static List<string> Run(int seed, TimeSpan duration)
    {
        using var simulated = SimulatedSystem.Stepped(seed);
        var log = new List<string>();
        simulated.System.ActorOf(Props.Create<Office>(log), "office");
        simulated.Simulator.RunFor(duration);
        return [.. log];
    }

    private abstract class Resident(List<string> log) : ReceiveActor
    {
        protected override bool AroundReceive(Akka.Actor.Receive receive, object message)
        {
            log.Add($"{Context.System.Scheduler.MonotonicClock:c} {Self.Path.Name} <- {Sender.Path.Name}: {message}");
            return base.AroundReceive(receive, message);
        }
    }

    private sealed class Office : Resident
    {
        public Office(List<string> log)
            : base(log)
        {
            var desk = Context.ActorOf(Props.Create<Desk>(log), "desk");
            var workers = Context.ActorOf(Props.Create<Worker>(log, desk).WithRouter(new RandomPool(3)), "workers");
            foreach (var name in new[] { "anna", "bert" }) Context.ActorOf(Props.Create<Clerk>(log, workers, desk), name);
        }

        protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(_ => Directive.Restart);
    }

    /// <summary>Makes jobs on a timer, and asks the desk how many are done.</summary>
    private sealed class Clerk : Resident, IWithTimers
    {
        private int _made;

        public Clerk(List<string> log, IActorRef workers, IActorRef desk)
            : base(log)
        {
            Receive<string>(text => text is "make", _ =>
            {
                for (var i = 0; i < 2; i++) workers.Tell(new Job(Self.Path.Name, ++_made));
                desk.Ask<int>("count", TimeSpan.FromMilliseconds(30)).PipeTo(Self, Self);
            });
            ReceiveAsync<string>(text => text is "audit", async _ =>
            {
                var before = await desk.Ask<int>("count");
                var after = await desk.Ask<int>("count").ConfigureAwait(true);
                Self.Tell($"counted {after - before}");
            });
            ReceiveAny(_ => { });
        }

        public ITimerScheduler Timers { get; set; } = null!;

        protected override void PreStart()
        {
            Timers.StartPeriodicTimer("make", "make", TimeSpan.FromMilliseconds(20));
            Timers.StartPeriodicTimer("audit", "audit", TimeSpan.FromMilliseconds(50));
        }
    }

    /// <summary>Fails on every fifth job of its own, and is restarted.</summary>
    private sealed class Worker : Resident
    {
        public Worker(List<string> log, IActorRef desk)
            : base(log)
        {
            Receive<Job>(job =>
            {
                desk.Tell(job);
                if (Dice() == 0) throw new InvalidOperationException("tired");
            });
        }

        private static int Dice() => Akka.Util.ThreadLocalRandom.Current.Next(5);
    }

    /// <summary>Closed every other moment: what comes then waits in the stash.</summary>
    private sealed class Desk : Resident, IWithStash, IWithTimers
    {
        private int _done;

        public Desk(List<string> log)
            : base(log) => Open();

        public IStash Stash { get; set; } = null!;

        public ITimerScheduler Timers { get; set; } = null!;

        protected override void PreStart()
        {
            Timers.StartPeriodicTimer("door", "door", TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(20));
            SetReceiveTimeout(TimeSpan.FromMilliseconds(15));
        }

        private void Open()
        {
            Receive<string>(text => text is "door", _ => Become(Closed));
            Receive<string>(text => text is "count", _ => Sender.Tell(_done));
            Receive<Job>(_ => _done++);
            Receive<ReceiveTimeout>(_ => { });
        }

        private void Closed()
        {
            Receive<string>(text => text is "door", _ =>
            {
                Become(Open);
                Stash.UnstashAll();
            });
            Receive<ReceiveTimeout>(_ => { });
            ReceiveAny(_ => Stash.Stash());
        }
    }
}
