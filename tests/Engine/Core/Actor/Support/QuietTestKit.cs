using Akka.Actor;
using Akka.TestKit;

namespace ActorConcurrency.Engine.Core.Tests.Actor.Support;

/// <summary>A test kit whose system logs nothing: these tests make actors fail on purpose.</summary>
public abstract class QuietTestKit : Akka.TestKit.Xunit2.TestKit
{
    protected const string Quiet = "akka { loglevel = OFF, stdout-loglevel = OFF, log-dead-letters = off }\n";

    protected const string VirtualTime = "akka.scheduler.implementation = \"Akka.TestKit.TestScheduler, Akka.TestKit\"\n";

    protected QuietTestKit(string config = "")
        : base(Quiet + config)
    {
    }

    protected TestScheduler Time => (TestScheduler)Sys.Scheduler;

    /// <summary>A probe that gets every dead letter from now on.</summary>
    protected TestProbe DeadLetters() => SubscribedTo<Akka.Event.DeadLetter>();

    protected TestProbe SubscribedTo<TEvent>()
    {
        var probe = CreateTestProbe();
        Sys.EventStream.Subscribe(probe.Ref, typeof(TEvent));
        return probe;
    }

    /// <summary>Stops an actor and waits until it has ended.</summary>
    protected void StopAndWait(IActorRef actor)
    {
        var watcher = CreateTestProbe();
        watcher.Watch(actor);
        Sys.Stop(actor);
        watcher.ExpectTerminated(actor);
    }
}
