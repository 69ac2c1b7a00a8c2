using Akka.Actor;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.EmbeddedOnly.Simulation;

/// <summary>A free simulation runs by itself, so that a program needs no test to drive it.</summary>
public sealed class FreeRunTests
{
    [Fact]
    public async Task Ask_FromOutside_IsAnswered()
    {
        using var simulated = SimulatedSystem.Free();
        var echo = simulated.System.ActorOf(Told.Props((context, message) => context.Sender.Tell(message)));

        Assert.Equal("hello", await echo.Ask<string>("hello", TimeSpan.FromDays(1)));
    }

    [Fact]
    public async Task Ask_OfAnActorThatWaitsForHours_IsAnsweredSoon()
    {
        using var simulated = SimulatedSystem.Free();
        var slow = simulated.System.ActorOf(Told.Props((context, _) =>
            context.System.Scheduler.ScheduleTellOnce(TimeSpan.FromHours(10), context.Sender, "at last", context.Self)));

        Assert.Equal("at last", await slow.Ask<string>("?", TimeSpan.FromDays(1)));
        Assert.Equal(TimeSpan.FromHours(10), simulated.Simulator.Now);
    }

    [Fact]
    public async Task Program_SameSeedThreeTimes_RunsTheSame()
    {
        var first = await RunProgram();

        Assert.Contains("anna", first);
        Assert.Equal(first, await RunProgram());
        Assert.Equal(first, await RunProgram());
    }

    [Fact]
    public async Task Terminate_WithPeriodicTimers_EndsTheSystem()
    {
        var system = SimulatedSystem.Free().System;
        var actor = system.ActorOf(Told.Props((_, _) => { }));
        system.Scheduler.ScheduleTellRepeatedly(TimeSpan.Zero, TimeSpan.FromSeconds(1), actor, "tick", ActorRefs.NoSender);

        await system.Terminate().WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void RunFree_AfterSteps_GoesOnByItself()
    {
        using var simulated = SimulatedSystem.Stepped();
        using var handled = new ManualResetEventSlim();
        var actor = simulated.System.ActorOf(Told.Props((_, _) => handled.Set()));
        simulated.System.Scheduler.ScheduleTellOnce(TimeSpan.FromHours(1), actor, "late", ActorRefs.NoSender);
        simulated.Simulator.RunUntilIdle();
        Assert.False(handled.IsSet);

        simulated.Simulator.RunFree();

        Assert.True(handled.Wait(TimeSpan.FromSeconds(30)));
    }

    // What the thread of the program does comes in bursts: here one that makes actors and tells them, and one after an answer.
    private static async Task<string> RunProgram()
    {
        using var simulated = SimulatedSystem.Free(config: "actorconcurrency.engine.simulation.outside-quiet = 100ms");
        var log = new List<string>();
        var system = simulated.System;
        var end = system.ActorOf(Told.Props((context, message) =>
        {
            log.Add($"{context.System.Scheduler.MonotonicClock} {context.Sender.Path.Name} {message}");
            if (message is "how many") context.Sender.Tell(log.Count);
        }), "end");
        foreach (var name in new[] { "anna", "bert", "carl" })
            system.ActorOf(Told.Props((_, message) => end.Tell(message)), name).Tell(name);
        foreach (var name in new[] { "anna", "bert", "carl" }) system.ActorSelection($"/user/{name}").Tell("again");

        var count = await end.Ask<int>("how many");
        end.Tell($"there were {count}");
        await end.Ask<int>("how many");
        return string.Join('\n', log);
    }
}
