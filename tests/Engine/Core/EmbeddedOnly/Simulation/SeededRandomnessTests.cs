using Akka.Actor;
using Akka.Pattern;
using Akka.Routing;
using Akka.Util;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.EmbeddedOnly.Simulation;

/// <summary>The engine's random numbers come from the seed.</summary>
public sealed class SeededRandomnessTests
{
    [Fact]
    public void Draw_InActors_DependsOnTheSeedAlone()
    {
        Assert.Equal(Run(1), Run(1));
        Assert.NotEqual(Run(1), Run(2));

        static string Run(int seed) => Watch(seed, (system, note) =>
        {
            var actor = system.ActorOf(Told.Props((_, _) => note(ThreadLocalRandom.Current.Next())));
            for (var i = 0; i < 5; i++) actor.Tell(i);
        });
    }

    [Fact]
    public void UniqueIds_OfActors_DependOnTheSeedAlone()
    {
        Assert.Equal(Run(1), Run(1));
        Assert.NotEqual(Run(1), Run(2));

        static string Run(int seed) => Watch(seed, (system, note) => note(system.ActorOf(Props.Empty, "actor").Path.ToStringWithUid()));
    }

    [Fact]
    public void RandomRouter_ToldFromOutside_ChoosesByTheSeed()
    {
        Assert.Equal(Run(1), Run(1));
        Assert.NotEqual(Run(1), Run(2));

        static string Run(int seed) => Watch(seed, (system, note) =>
        {
            var router = system.ActorOf(Told.Props((context, message) => note($"{context.Self.Path.Name}{message}")).WithRouter(new RandomPool(4)));
            for (var i = 0; i < 20; i++) router.Tell(i);
        });
    }

    [Fact]
    public void TailChopping_AsksInTheSeedsOrder()
    {
        Assert.Equal(Run(1), Run(1));
        Assert.NotEqual(Run(1), Run(3));

        static string Run(int seed) => Watch(seed, (system, note) =>
        {
            var pool = new TailChoppingPool(5, TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(10));
            system.ActorOf(Told.Props((context, _) => note(context.Self.Path.Name)).WithRouter(pool)).Tell("?", ActorRefs.NoSender);
        });
    }

    [Fact]
    public void BackoffJitter_DependsOnTheSeedAlone()
    {
        Assert.Equal(Run(1), Run(1));
        Assert.NotEqual(Run(1), Run(2));

        static string Run(int seed) => Watch(seed, (system, note) =>
        {
            var child = Told.Props((context, _) =>
            {
                note(context.System.Scheduler.MonotonicClock);
                context.Stop(context.Self);
            });
            var options = Backoff.OnStop(child, "child", TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10), 0.5, 3);
            var supervisor = system.ActorOf(BackoffSupervisor.Props(options));
            system.Scheduler.ScheduleTellRepeatedly(TimeSpan.Zero, TimeSpan.FromMilliseconds(1), supervisor, "stop", ActorRefs.NoSender);
        });
    }

    private static string Watch(int seed, Action<ActorSystem, Action<object>> act)
    {
        using var simulated = SimulatedSystem.Stepped(seed);
        var notes = new List<object>();
        act(simulated.System, notes.Add);
        simulated.Simulator.RunFor(TimeSpan.FromSeconds(10));
        Assert.NotEmpty(notes);
        return string.Join(' ', notes);
    }
}
