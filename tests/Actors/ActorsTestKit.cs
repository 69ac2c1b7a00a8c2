using ActorConcurrency.Actors.Tracing;
using Akka.Actor;
using Akka.Configuration;
using Akka.TestKit;
using TestKitOfXunit = Akka.TestKit.Xunit2.TestKit;

namespace ActorConcurrency.Actors.Tests;

/// <summary>An actor system on virtual time, with tracing on, and the few waits that tests of handles need.</summary>
public abstract class ActorsTestKit : TestKitOfXunit
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    protected ActorsTestKit()
        : base(ConfigurationFactory.ParseString(
            """
            akka.scheduler.implementation = "Akka.TestKit.TestScheduler, Akka.TestKit"
            akka.loglevel = ERROR
            akka.stdout-loglevel = OFF
            actorconcurrency.tracing.enabled = on
            """))
    {
    }

    protected TestScheduler Scheduler => (TestScheduler)Sys.Scheduler;

    protected IConcurrency Concurrency => Sys.Concurrency();

    /// <summary>A real-time limit that only a failing test reaches.</summary>
    protected static Task Soon(Task task) => task.WaitAsync(Limit);

    protected static Task<T> Soon<T>(Task<T> task) => task.WaitAsync(Limit);

    protected static Task Soon(ValueTask task) => task.AsTask().WaitAsync(Limit);

    /// <summary>Looks again and again, as a snapshot can be taken, until what is seen is as it should be.</summary>
    protected static async Task<T> Until<T>(Func<Task<T>> look, Predicate<T> isSo)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (true)
        {
            var seen = await look().WaitAsync(limit.Token);
            if (isSo(seen))
                return seen;
            if (limit.IsCancellationRequested)
                throw new TimeoutException($"It never came to this; it stayed at {seen}");
            await Task.Yield();
        }
    }

    /// <summary>Ends an actor by a failure that its parent answers by stopping it.</summary>
    protected async Task Kill(IActorRef actor)
    {
        var watcher = CreateTestProbe();
        watcher.Watch(actor);
        actor.Tell(Akka.Actor.Kill.Instance, ActorRefs.NoSender);
        await watcher.ExpectTerminatedAsync(actor, Limit);
    }

    protected TraceRecorder Record() => TraceRecorder.Start(Sys);
}
