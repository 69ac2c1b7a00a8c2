using System.Diagnostics;
using Akka.Actor;
using Akka.Event;
using Akka.Pattern;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.EmbeddedOnly.Simulation;

/// <summary>All that waits in a simulated system waits in virtual time.</summary>
public sealed class VirtualTimeTests : IDisposable
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly SimulatedSystem _simulated = SimulatedSystem.Stepped();
    private readonly List<(TimeSpan Time, object Message)> _received = [];

    private ActorSystem Sys => _simulated.System;

    private TimeSpan Now => _simulated.Simulator.Now;

    public void Dispose() => _simulated.Dispose();

    [Fact]
    public void RunFor_ThousandHours_TakesLittleRealTime()
    {
        var listener = StartListener();
        Sys.Scheduler.ScheduleTellRepeatedly(Hour, Hour, listener, "hour", ActorRefs.NoSender);
        var watch = Stopwatch.StartNew();

        _simulated.Simulator.RunFor(1000 * Hour);

        Assert.Equal(1000, _received.Count);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"It took {watch.Elapsed}.");
    }

    [Fact]
    public void Timers_OfAllDelays_FireExactlyWhenDue()
    {
        var random = new Random(1);
        var listener = StartListener();
        foreach (var delay in Enumerable.Range(0, 500).Select(_ => TimeSpan.FromTicks(random.NextInt64(Hour.Ticks))).ToList())
            Sys.Scheduler.ScheduleTellOnce(delay, listener, delay, ActorRefs.NoSender);

        _simulated.Simulator.RunToEnd();

        Assert.Equal(500, _received.Count);
        Assert.All(_received, receive => Assert.Equal(receive.Time, receive.Message));
    }

    [Fact]
    public void Timers_DueTogether_KeepTheirOrderAtOneReceiver()
    {
        var listener = StartListener();
        foreach (var number in Enumerable.Range(0, 100)) Sys.Scheduler.ScheduleTellOnce(Hour, listener, number, ActorRefs.NoSender);

        _simulated.Simulator.RunToEnd();

        Assert.Equal(Enumerable.Range(0, 100).Cast<object>(), _received.Select(receive => receive.Message));
    }

    [Fact]
    public void CancelledTimer_LastOfAll_DoesNotMoveTime()
    {
        var cancelable = Sys.Scheduler.ScheduleTellOnceCancelable(Hour, StartListener(), "never", ActorRefs.NoSender);
        cancelable.Cancel();

        _simulated.Simulator.RunToEnd();

        Assert.Equal(TimeSpan.Zero, Now);
        Assert.Empty(_received);
    }

    [Fact]
    public void RepeatedAction_ThatFails_IsNotRepeated()
    {
        var runs = 0;
        Sys.Scheduler.Advanced.ScheduleRepeatedly(Hour, Hour, () =>
        {
            if (++runs == 3) throw new InvalidOperationException("broken");
        });

        _simulated.Simulator.RunToEnd();

        Assert.Equal(3, runs);
        Assert.Equal(3 * Hour, Now);
    }

    [Fact]
    public void Now_OfTheScheduler_StartsAtAFixedInstant()
    {
        _simulated.Simulator.RunFor(Hour);

        Assert.Equal(new DateTimeOffset(2000, 1, 1, 1, 0, 0, TimeSpan.Zero), Sys.Scheduler.Now);
        Assert.Equal(Hour, Sys.Scheduler.MonotonicClock);
        Assert.Equal(Hour, Sys.Uptime);
    }

    [Fact]
    public void Ask_WithoutAnswer_TimesOutAtItsVirtualTime()
    {
        var silent = Sys.ActorOf(Told.Props((_, _) => { }));
        var ask = silent.Ask("?", Hour);

        _simulated.Simulator.RunUntil(() => ask.IsCompleted);

        Assert.Equal(Hour, Now);
        Assert.IsType<AskTimeoutException>(ask.Exception!.InnerException);
    }

    [Fact]
    public void Ask_Answered_LeavesNoTimerBehind()
    {
        var echo = Sys.ActorOf(Told.Props((context, message) => context.Sender.Tell(message)));
        var ask = echo.Ask<string>("hello", Hour);

        _simulated.Simulator.RunToEnd();

        Assert.True(ask.IsCompletedSuccessfully);
        Assert.Equal(TimeSpan.Zero, Now);
    }

    [Fact]
    public void ReceiveTimeout_Hours_ComesWhenDue()
    {
        var actor = Sys.ActorOf(Told.Props((context, message) =>
        {
            _received.Add((Now, message));
            context.SetReceiveTimeout(message is ReceiveTimeout ? null : Hour);
        }));
        actor.Tell("start");

        _simulated.Simulator.RunToEnd();

        Assert.Equal((Hour, ReceiveTimeout.Instance), _received[^1]);
    }

    [Fact]
    public void CircuitBreaker_AfterItsResetTimeout_IsHalfOpen()
    {
        var breaker = new CircuitBreaker(Sys.Scheduler, 1, TimeSpan.FromMinutes(1), Hour);
        breaker.Fail();
        Assert.True(breaker.IsOpen);

        _simulated.Simulator.RunFor(Hour);

        Assert.True(breaker.IsHalfOpen);
    }

    [Fact]
    public void CoordinatedShutdown_TaskThatNeverEnds_IsGivenUpInVirtualTime()
    {
        CoordinatedShutdown.Get(Sys).AddTask(
            CoordinatedShutdown.PhaseServiceStop, "never", () => new TaskCompletionSource<Akka.Done>().Task);
        var end = TimeSpan.Zero;
        Sys.RegisterOnTermination(() => end = Now);

        var terminated = Sys.Terminate();

        Assert.True(_simulated.Simulator.WaitUntil(() => terminated.IsCompleted, Hour));
        Assert.Equal(TimeSpan.FromSeconds(5), end);
    }

    [Fact]
    public void LogEvents_OfActors_HaveVirtualTimestamps()
    {
        var times = new List<DateTime>();
        var listener = Sys.ActorOf(Told.Props((_, message) => times.Add(((LogEvent)message).Timestamp)));
        Sys.EventStream.Subscribe(listener, typeof(Info));
        var actor = Sys.ActorOf(Told.Props((context, _) => context.System.EventStream.Publish(new Info("test", typeof(Told), "now"))));
        Sys.Scheduler.ScheduleTellOnce(Hour, actor, "log", ActorRefs.NoSender);

        _simulated.Simulator.RunToEnd();

        Assert.Equal([new DateTime(2000, 1, 1, 1, 0, 0, DateTimeKind.Utc)], times);
    }

    private IActorRef StartListener() => Sys.ActorOf(Told.Props((_, message) => _received.Add((Now, message))));
}
