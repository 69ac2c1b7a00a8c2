using Akka.Actor;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.EmbeddedOnly.Simulation;

/// <summary>A test makes the steps: one, all that can be made now, or those of some virtual time.</summary>
public sealed class SteppingTests : IDisposable
{
    private readonly SimulatedSystem _simulated = SimulatedSystem.Stepped();
    private readonly List<object> _received = [];

    private ActorSystem Sys => _simulated.System;

    public void Dispose() => _simulated.Dispose();

    [Fact]
    public void Step_AfterCreation_FindsTheEnginesOwnActorsStarted()
    {
        Assert.Equal(0, _simulated.Simulator.Runnable);
        Assert.False(_simulated.Simulator.Step());
    }

    [Fact]
    public void Step_ThreeMessages_HandlesOneEach()
    {
        var actor = StartListener();
        foreach (var number in new[] { 1, 2, 3 }) actor.Tell(number);

        var seen = new List<int>();
        while (_simulated.Simulator.Step()) seen.Add(_received.Count);

        Assert.Equal([1, 2, 3], seen);
        Assert.Equal<object>([1, 2, 3], _received);
    }

    [Fact]
    public void Runnable_MessagesForThreeActors_CountsMailboxes()
    {
        foreach (var actor in Enumerable.Range(0, 3).Select(_ => StartListener()).ToList())
        {
            actor.Tell("first");
            actor.Tell("second");
        }

        Assert.Equal(3, _simulated.Simulator.Runnable);
    }

    [Fact]
    public void RunUntilIdle_WithATimer_LetsNoTimePass()
    {
        var actor = StartListener();
        Sys.Scheduler.ScheduleTellOnce(TimeSpan.FromSeconds(1), actor, "late", ActorRefs.NoSender);
        actor.Tell("now");

        _simulated.Simulator.RunUntilIdle();

        Assert.Equal<object>(["now"], _received);
        Assert.Equal(TimeSpan.Zero, _simulated.Simulator.Now);
        Assert.Equal(1, _simulated.Simulator.Timers);
    }

    [Fact]
    public void AdvanceToNextTimer_TwoTimers_MakesTheFirstRunnable()
    {
        var actor = StartListener();
        Sys.Scheduler.ScheduleTellOnce(TimeSpan.FromSeconds(2), actor, "second", ActorRefs.NoSender);
        Sys.Scheduler.ScheduleTellOnce(TimeSpan.FromSeconds(1), actor, "first", ActorRefs.NoSender);

        Assert.Equal(TimeSpan.FromSeconds(1), _simulated.Simulator.AdvanceToNextTimer());
        Assert.Equal(1, _simulated.Simulator.Runnable);
        Assert.Empty(_received);

        Assert.Equal(TimeSpan.FromSeconds(2), _simulated.Simulator.AdvanceToNextTimer());
        Assert.Equal<object>(["first"], _received);

        Assert.Null(_simulated.Simulator.AdvanceToNextTimer());
        Assert.Equal<object>(["first", "second"], _received);
    }

    [Fact]
    public void RunFor_TimersBeforeAtAndAfterTheEnd_RunsThoseUpToIt()
    {
        var actor = StartListener();
        foreach (var seconds in new[] { 1, 2, 3 })
            Sys.Scheduler.ScheduleTellOnce(TimeSpan.FromSeconds(seconds), actor, seconds, ActorRefs.NoSender);

        _simulated.Simulator.RunFor(TimeSpan.FromSeconds(2));

        Assert.Equal<object>([1, 2], _received);
        Assert.Equal(TimeSpan.FromSeconds(2), _simulated.Simulator.Now);
    }

    [Fact]
    public void RunToEnd_TimersOfManyHours_EndsWhenNoneIsLeft()
    {
        var actor = StartListener();
        foreach (var hours in Enumerable.Range(1, 1000))
            Sys.Scheduler.ScheduleTellOnce(TimeSpan.FromHours(hours), actor, hours, ActorRefs.NoSender);

        _simulated.Simulator.RunToEnd();

        Assert.Equal(1000, _received.Count);
        Assert.Equal(TimeSpan.FromHours(1000), _simulated.Simulator.Now);
    }

    [Fact]
    public void Trace_OfSteps_NamesTimeAndActors()
    {
        var actor = StartListener();
        Sys.Scheduler.ScheduleTellOnce(TimeSpan.FromSeconds(1), actor, "late", ActorRefs.NoSender);
        var before = _simulated.Simulator.Trace;

        _simulated.Simulator.RunToEnd();

        var lines = _simulated.Simulator.Trace[before.Length..].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.EndsWith("00:00:00 of 1: /user/$a", lines[0]);
        Assert.EndsWith("00:00:01 of 1: timer /user/$a", lines[1]);
        Assert.EndsWith("00:00:01 of 1: /user/$a", lines[2]);
        Assert.Equal(3, lines.Length);
    }

    private IActorRef StartListener() => Sys.ActorOf(Told.Props((_, message) => _received.Add(message)));
}
