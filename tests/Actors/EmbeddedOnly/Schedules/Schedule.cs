using Akka.Actor;
using Akka.Configuration;
using Akka.Simulation;
using Xunit;

namespace ActorConcurrency.Actors.Tests.EmbeddedOnly.Schedules;

/// <summary>One order of everything that can happen, chosen by its number, with one owner killed at a moment that is chosen by it too.</summary>
internal sealed class Schedule : IDisposable
{
    // Kills come at each of so many moments, one after the other.
    private const int Moments = 60;

    private readonly Simulator _simulator;

    private Schedule(int number)
    {
        Number = number;
        System = ActorSystem.Create("schedule", ConfigurationFactory.ParseString(
            $$"""
            akka.stdout-loglevel = OFF
            akka.loglevel = OFF
            actorconcurrency.engine.simulation { enabled = on, seed = {{number}}, run = stepped, outside-quiet = 0ms }
            """));
        _simulator = Simulator.Of(System)!;
    }

    /// <summary>How many are tried of each kind; the environment can ask for more.</summary>
    public static int Count { get; } = int.TryParse(Environment.GetEnvironmentVariable("ACTORCONCURRENCY_SCHEDULES"), out var count) ? count : 200;

    /// <summary>Tries many orders.</summary>
    public static void ForEach(Action<Schedule> run)
    {
        for (var number = 0; number < Count; number++)
        {
            using var schedule = new Schedule(number);
            run(schedule);
        }
    }

    public int Number { get; }

    public ActorSystem System { get; }

    /// <summary>Starts the actors, kills one of them on the way, and runs until nothing is left to do.</summary>
    public void Run(IReadOnlyList<Props> actors)
    {
        System.ActorOf(Props.Create(() => new Killer(actors, Number / Moments % actors.Count, Number % Moments)));
        _simulator.RunToEnd();
    }

    /// <summary>Asks an actor and runs until it has answered.</summary>
    public T Ask<T>(IActorRef actor, object question)
    {
        var answer = actor.Ask<T>(question);
        _simulator.RunToEnd();
        return answer.GetAwaiter().GetResult();
    }

    /// <summary>Fails with the number of the order, by which it can be repeated.</summary>
    public void Require(bool isSo, string otherwise) => Assert.True(isSo, $"schedule {Number}: {otherwise}");

    public void Dispose()
    {
        System.Terminate();
        _simulator.WaitUntil(() => System.WhenTerminated.IsCompleted, TimeSpan.FromMinutes(1));
    }

    private sealed class Killer : ReceiveActor
    {
        public Killer(IReadOnlyList<Props> actors, int victim, int moment)
        {
            var children = actors.Select(props => Context.ActorOf(props)).ToArray();
            Receive<int>(left =>
            {
                if (left == 0)
                    Context.Stop(children[victim]);
                else
                    Self.Tell(left - 1);
            });
            Self.Tell(moment);
        }
    }
}
