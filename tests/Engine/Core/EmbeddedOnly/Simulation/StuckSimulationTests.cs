using Akka.Actor;
using Akka.Simulation;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.EmbeddedOnly.Simulation;

/// <summary>A simulation that can't go on says why.</summary>
public sealed class StuckSimulationTests
{
    [Fact]
    public void RunUntil_NothingLeftToDo_NamesWhatIsPending()
    {
        using var simulated = SimulatedSystem.Stepped();
        var silent = simulated.System.ActorOf(Told.Props((_, _) => { }), "silent");
        var waiting = simulated.System.ActorOf(Props.Create<Waiting>(silent), "waiting");
        waiting.Tell("question");
        waiting.Tell("later");

        var failure = Assert.Throws<SimulationException>(() => simulated.Simulator.RunUntil(() => false));

        Assert.Contains("nothing left to do", failure.Message);
        Assert.Contains("/user/waiting: in its async handler of [question], 1 messages in the mailbox", failure.Message);
        Assert.DoesNotContain("/user/silent", failure.Message);
    }

    [Fact]
    public void RunUntilIdle_TwoActorsForEverAtIt_NamesTheLastSteps()
    {
        using var simulated = SimulatedSystem.Stepped(config: "actorconcurrency.engine.simulation.max-steps-per-instant = 1000");
        var isOver = false;
        var ping = simulated.System.ActorOf(Told.Props((context, ball) => { if (!isOver) context.Sender.Tell(ball); }), "ping");
        var pong = simulated.System.ActorOf(Told.Props((context, ball) => { if (!isOver) context.Sender.Tell(ball); }), "pong");
        ping.Tell("ball", pong);

        var failure = Assert.Throws<SimulationException>(simulated.Simulator.RunUntilIdle);
        isOver = true;

        Assert.Contains("1000 steps", failure.Message);
        Assert.Contains("/user/ping", failure.Message);
        Assert.Contains("/user/pong", failure.Message);
    }

    [Fact]
    public void Step_ActorThatBlocks_IsNamed()
    {
        using var simulated = SimulatedSystem.Stepped(config: "actorconcurrency.engine.simulation.hang-timeout = 100ms");
        using var gate = new ManualResetEventSlim();
        simulated.System.ActorOf(Told.Props((_, _) => gate.Wait()), "blocked").Tell("block");

        var failure = Assert.Throws<SimulationException>(simulated.Simulator.RunUntilIdle);
        gate.Set();

        Assert.Contains("/user/blocked blocks", failure.Message);
    }

    [Fact]
    public void Step_ActionThatThrows_FailsWhoeverRunsIt()
    {
        using var simulated = SimulatedSystem.Stepped();
        simulated.System.Dispatchers.DefaultGlobalDispatcher.Schedule(() => throw new InvalidOperationException("broken"));

        var failure = Assert.Throws<SimulationException>(() => simulated.Simulator.Step());

        Assert.Contains("broken", failure.Message);
        Assert.False(simulated.Simulator.Step());
    }

    [Fact]
    public void BoundedMailbox_Full_LetsTheReceiverMakeRoom()
    {
        using var simulated = SimulatedSystem.Stepped(config:
            """
            small {
              mailbox-type = "Akka.Dispatch.BoundedMailbox"
              mailbox-capacity = 1
              mailbox-push-timeout-time = 10s
            }
            """);
        var received = new List<object>();
        var receiver = simulated.System.ActorOf(Told.Props((_, message) => received.Add(message)).WithMailbox("small"), "receiver");
        simulated.System.ActorOf(Told.Props((_, _) =>
        {
            foreach (var number in Enumerable.Range(0, 5)) receiver.Tell(number);
        })).Tell("go");

        simulated.Simulator.RunUntilIdle();

        Assert.Equal<object>([0, 1, 2, 3, 4], received);
        Assert.Equal(TimeSpan.Zero, simulated.Simulator.Now);
    }

    [Fact]
    public void BoundedMailbox_OfTheSenderItself_GivesUpAfterVirtualTime()
    {
        using var simulated = SimulatedSystem.Stepped(config:
            """
            small {
              mailbox-type = "Akka.Dispatch.BoundedMailbox"
              mailbox-capacity = 1
              mailbox-push-timeout-time = 10s
            }
            """);
        var received = new List<object>();
        var actor = simulated.System.ActorOf(Told.Props((context, message) =>
        {
            received.Add(message);
            if (message is not "go") return;
            context.Self.Tell("kept");
            context.Self.Tell("lost");
        }).WithMailbox("small"));
        actor.Tell("go");

        simulated.Simulator.RunToEnd();

        Assert.Equal<object>(["go", "kept"], received);
        Assert.Equal(TimeSpan.FromSeconds(10), simulated.Simulator.Now);
    }

    private sealed class Waiting : ReceiveActor
    {
        public Waiting(IActorRef silent) => ReceiveAsync<string>(_ => silent.Ask("?"));
    }
}
