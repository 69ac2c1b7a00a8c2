using ActorConcurrency.Engine.Core.Tests.Actor.Support;
using Akka.Actor;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Actor.DeathWatch;

public class DeathWatchTests : QuietTestKit
{
    private readonly IActorRef _target;
    private readonly IActorRef _watcher;

    public DeathWatchTests()
    {
        _target = Sys.ActorOf(Puppet.Props(CreateTestProbe().Ref), "target");
        _watcher = Sys.ActorOf(Props.Create(() => new Watcher(TestActor)), "watcher");
    }

    [Fact]
    public void Watch_TargetStops_TellsOnce()
    {
        Run(context => context.Watch(_target), context => context.Watch(_target));

        Sys.Stop(_target);

        var terminated = ExpectMsg<Ended>().Notice;
        Assert.Equal(_target, terminated.ActorRef);
        Assert.True(terminated.ExistenceConfirmed);
        Assert.False(terminated.AddressTerminated);
        ExpectNothingMore();
    }

    [Fact]
    public void Watch_TargetEndedBefore_TellsAtOnce()
    {
        StopAndWait(_target);

        Run(context => context.Watch(_target));

        Assert.Equal(_target, ExpectMsg<Ended>().Notice.ActorRef);
    }

    [Fact]
    public void Watch_ByTheParent_TellsOnce()
    {
        Run(context =>
        {
            var child = context.ActorOf(Puppet.Props(TestActor), "child");
            context.Watch(child);
            context.Stop(child);
        });

        FishForMessage(m => m is Ended t && t.Notice.ActorRef.Path.Name == "child");
        ExpectNothingMore();
    }

    [Fact]
    public void WatchWith_TargetStops_GivesTheMessageInstead()
    {
        Run(context => context.WatchWith(_target, "it ended"));

        Sys.Stop(_target);

        ExpectMsg("it ended");
        ExpectNothingMore();
    }

    [Fact]
    public void WatchWith_AfterWatch_Throws()
    {
        Run(
            context => context.Watch(_target),
            context => TestActor.Tell(Record.Exception(() => context.WatchWith(_target, "it ended"))!));

        ExpectMsg<InvalidOperationException>();
    }

    [Fact]
    public void WatchWith_AfterUnwatch_Replaces()
    {
        Run(
            context => context.Watch(_target),
            context => context.Unwatch(_target),
            context => context.WatchWith(_target, "it ended"));

        Sys.Stop(_target);

        ExpectMsg("it ended");
        ExpectNothingMore();
    }

    [Fact]
    public void Unwatch_BeforeTheEnd_TellsNothing()
    {
        Run(context => context.Watch(_target), context => context.Unwatch(_target));

        StopAndWait(_target);

        ExpectNothingMore();
    }

    [Fact]
    public void Unwatch_WithTheNoticeInTheMailbox_DropsIt()
    {
        var gate = new ManualResetEventSlim();
        Run(context => context.Watch(_target));
        _watcher.Tell(new Do(context =>
        {
            gate.Wait(TimeSpan.FromSeconds(10));
            context.Unwatch(_target);
        }));
        StopAndWait(_target);

        gate.Set();

        ExpectNothingMore();
    }

    [Fact]
    public void Watch_Twice_ByDifferentActors_TellsBoth()
    {
        var (one, other) = (CreateTestProbe(), CreateTestProbe());
        one.Watch(_target);
        other.Watch(_target);

        Sys.Stop(_target);

        one.ExpectTerminated(_target);
        other.ExpectTerminated(_target);
    }

    [Fact]
    public void Terminated_ComesAfterWhatTheTargetSent()
    {
        Run(context => context.Watch(_target));

        _target.Tell("last words", _watcher);
        _target.Tell(PoisonPill.Instance);

        ExpectMsg("last words");
        ExpectMsg<Ended>();
    }

    [Fact]
    public void Terminated_NotHandled_FailsTheWatcherWithDeathPact()
    {
        var failures = CreateTestProbe();
        var strategy = new OneForOneStrategy(e =>
        {
            failures.Ref.Tell(e);
            return Directive.Stop;
        });
        var parent = Sys.ActorOf(Puppet.Props(CreateTestProbe().Ref, new PuppetScript { Strategy = strategy }));
        var watcher = parent.CreateChild(this, Puppet.Props(CreateTestProbe().Ref, new PuppetScript { HandlesTerminated = false }));
        Watch(watcher);
        watcher.Tell(new Do(context => context.Watch(_target)));
        watcher.Tell("watching", TestActor);
        ExpectMsg("watching");

        Sys.Stop(_target);

        Assert.Equal(_target, failures.ExpectMsg<DeathPactException>().DeadActor);
        ExpectTerminated(watcher);
    }

    [Fact]
    public void Watch_OfOneself_DoesNothing()
    {
        Run(context => context.Watch(context.Self));

        _watcher.Tell("alive", TestActor);

        ExpectMsg("alive");
    }

    // Runs in the watcher, one after the other, and waits for the last.
    private void Run(params Action<IUntypedActorContext>[] actions)
    {
        var done = CreateTestProbe();
        foreach (var action in actions)
            _watcher.Tell(new Do(action));
        _watcher.Tell(new Do(_ => done.Ref.Tell("done")));
        done.ExpectMsg("done");
    }

    private void ExpectNothingMore()
    {
        _watcher.Tell("marker", TestActor);
        ExpectMsg("marker");
    }

    // A Terminated itself would be dropped on arrival: the observer does not watch the target.
    private sealed record Ended(Terminated Notice);

    private sealed class Watcher(IActorRef observer) : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            if (message is Do work)
                work.Action(Context);
            else
                observer.Tell(message is Terminated terminated ? new Ended(terminated) : message);
        }
    }
}
