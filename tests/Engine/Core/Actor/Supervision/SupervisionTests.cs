using ActorConcurrency.Engine.Core.Tests.Actor.Support;
using Akka.Actor;
using Akka.TestKit;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Actor.Supervision;

public class SupervisionTests : QuietTestKit
{
    [Fact]
    public void Resume_KeepsTheInstanceAndItsState()
    {
        var child = Child(new OneForOneStrategy(_ => Directive.Resume));
        child.Tell("count", TestActor);
        ExpectMsg(1);

        child.Tell(new Exception("boom"));
        child.Tell("count", TestActor);

        ExpectMsg(2);
    }

    [Fact]
    public void Stop_EndsTheChild()
    {
        var child = Child(new OneForOneStrategy(_ => Directive.Stop));
        Watch(child);

        child.Tell(new Exception("boom"));

        ExpectTerminated(child);
    }

    [Fact]
    public void Restart_OneForOne_LeavesSiblingsAlone()
    {
        var (failing, sibling) = Siblings(new OneForOneStrategy(_ => Directive.Restart));

        failing.Tell(new Exception("boom"));
        failing.Tell("count", TestActor);
        ExpectMsg(1);
        sibling.Tell("count", TestActor);

        ExpectMsg(2);
    }

    [Fact]
    public void Restart_AllForOne_RestartsSiblings()
    {
        var (failing, sibling) = Siblings(new AllForOneStrategy(_ => Directive.Restart));

        failing.Tell(new Exception("boom"));
        failing.Tell("count", TestActor);
        ExpectMsg(1);

        // The failing one may be restarted, and answer, before its sibling is.
        AwaitAssert(() =>
        {
            sibling.Tell("count", TestActor);
            ExpectMsg(1);
        });
    }

    [Fact]
    public void Stop_AllForOne_EndsSiblings()
    {
        var (failing, sibling) = Siblings(new AllForOneStrategy(_ => Directive.Stop));
        Watch(failing);
        Watch(sibling);

        failing.Tell(new Exception("boom"));

        var ended = new[] { ExpectMsg<Terminated>().ActorRef, ExpectMsg<Terminated>().ActorRef };
        Assert.Equal(new[] { failing, sibling }.OrderBy(r => r.Path), ended.OrderBy(r => r.Path));
    }

    [Fact]
    public void Restart_MoreOftenThanAllowed_Stops()
    {
        var child = Child(new OneForOneStrategy(2, TimeSpan.FromMinutes(10), _ => Directive.Restart));
        Watch(child);

        for (var i = 0; i < 2; i++)
        {
            child.Tell(new Exception("boom"));
            child.Tell("still there", TestActor);
            ExpectMsg("still there");
        }

        child.Tell(new Exception("boom"));
        ExpectTerminated(child);
    }

    [Fact]
    public void Restart_WithoutAllowance_StopsAtOnce()
    {
        var child = Child(new OneForOneStrategy(0, Timeout.Infinite, _ => Directive.Restart));
        Watch(child);

        child.Tell(new Exception("boom"));

        ExpectTerminated(child);
    }

    [Fact]
    public void Restart_WithoutLimit_GoesOn()
    {
        var child = Child(new OneForOneStrategy(-1, Timeout.Infinite, _ => Directive.Restart));

        for (var i = 0; i < 20; i++)
            child.Tell(new Exception("boom"));
        child.Tell("count", TestActor);

        ExpectMsg(1);
    }

    [Fact]
    public void Escalate_FailsTheParent()
    {
        var seen = CreateTestProbe();
        var grandparent = Puppet(new OneForOneStrategy(e => Note(seen, e, Directive.Restart)));
        var parentObserver = CreateTestProbe();
        var parent = grandparent.CreateChild(
            this, Support.Puppet.Props(parentObserver.Ref, new PuppetScript { Strategy = new OneForOneStrategy(_ => Directive.Escalate) }));
        var child = parent.CreateChild(this, Support.Puppet.Props(CreateTestProbe().Ref));
        Watch(child);

        child.Tell(new ArgumentException("from below"));

        Assert.Equal("from below", seen.ExpectMsg<ArgumentException>().Message);
        parentObserver.FishForMessage(m => "PostRestart from below".Equals(m));
        ExpectTerminated(child);
        parent.Tell("back", TestActor);
        ExpectMsg("back");
    }

    [Fact]
    public void Escalate_DirectiveOfTheGrandparentIsResume_KeepsParentAndChild()
    {
        var grandparent = Puppet(new OneForOneStrategy(_ => Directive.Resume));
        var parent = grandparent.CreateChild(
            this, Support.Puppet.Props(CreateTestProbe().Ref, new PuppetScript { Strategy = new OneForOneStrategy(_ => Directive.Escalate) }));
        var child = parent.CreateChild(this, Support.Puppet.Props(CreateTestProbe().Ref));
        child.Tell("count", TestActor);
        ExpectMsg(1);

        child.Tell(new Exception("boom"));
        child.Tell("count", TestActor);

        ExpectMsg(2);
        parent.Tell("count", TestActor);
        ExpectMsg(1);
    }

    [Fact]
    public void Failure_OfAParent_SuspendsItsChildrenUntilResumed()
    {
        var (decide, decided) = (new ManualResetEventSlim(), CreateTestProbe());
        var bystander = Sys.ActorOf(Support.Puppet.Props(CreateTestProbe().Ref));
        var grandparent = Puppet(new OneForOneStrategy(_ =>
        {
            decided.Ref.Tell("deciding");
            decide.Wait(TimeSpan.FromSeconds(10));
            TestActor.Tell("decided");
            return Directive.Resume;
        }));
        var parent = grandparent.CreateChild(this, Support.Puppet.Props(CreateTestProbe().Ref));
        var child = parent.CreateChild(this, Support.Puppet.Props(CreateTestProbe().Ref));

        parent.Tell(new Exception("boom"));
        decided.ExpectMsg("deciding");
        child.Tell("while suspended", TestActor);
        bystander.Tell("marker", TestActor);
        ExpectMsg("marker");
        decide.Set();

        ExpectMsg("decided");
        ExpectMsg("while suspended");
    }

    [Fact]
    public void DefaultStrategy_RestartsExceptForCreationKillAndDeathPact()
    {
        var decider = SupervisorStrategy.DefaultDecider;

        Assert.Equal(Directive.Restart, decider.Decide(new Exception()));
        Assert.Equal(Directive.Stop, decider.Decide(new ActorInitializationException("x")));
        Assert.Equal(Directive.Stop, decider.Decide(new ActorKilledException("x")));
        Assert.Equal(Directive.Stop, decider.Decide(new DeathPactException(TestActor)));
    }

    [Fact]
    public void Decider_WithPairs_TakesTheFirstThatFits()
    {
        var decider = Decider.From(
            Directive.Escalate,
            Directive.Stop.When<ArgumentNullException>(),
            Directive.Resume.When<ArgumentException>());

        Assert.Equal(Directive.Stop, decider.Decide(new ArgumentNullException()));
        Assert.Equal(Directive.Resume, decider.Decide(new ArgumentOutOfRangeException()));
        Assert.Equal(Directive.Escalate, decider.Decide(new InvalidOperationException()));
    }

    [Fact]
    public void SupervisorStrategy_OfProps_GoesBeforeTheActorsOwn()
    {
        var props = Support.Puppet.Props(CreateTestProbe().Ref, new PuppetScript { Strategy = new OneForOneStrategy(_ => Directive.Stop) });
        var parent = Sys.ActorOf(props.WithSupervisorStrategy(new OneForOneStrategy(_ => Directive.Resume)));
        var child = parent.CreateChild(this, Support.Puppet.Props(CreateTestProbe().Ref));
        child.Tell("count", TestActor);
        ExpectMsg(1);

        child.Tell(new Exception("boom"));
        child.Tell("count", TestActor);

        ExpectMsg(2);
    }

    private static Directive Note(TestProbe probe, Exception e, Directive directive)
    {
        probe.Ref.Tell(e);
        return directive;
    }

    private IActorRef Puppet(SupervisorStrategy strategy) =>
        Sys.ActorOf(Support.Puppet.Props(CreateTestProbe().Ref, new PuppetScript { Strategy = strategy }));

    private IActorRef Child(SupervisorStrategy strategy) => Puppet(strategy).CreateChild(this, Support.Puppet.Props(CreateTestProbe().Ref));

    // Two children that have counted to 1 each.
    private (IActorRef Failing, IActorRef Sibling) Siblings(SupervisorStrategy strategy)
    {
        var parent = Puppet(strategy);
        var (failing, sibling) = (
            parent.CreateChild(this, Support.Puppet.Props(CreateTestProbe().Ref)),
            parent.CreateChild(this, Support.Puppet.Props(CreateTestProbe().Ref)));
        failing.Tell("count", TestActor);
        ExpectMsg(1);
        sibling.Tell("count", TestActor);
        ExpectMsg(1);
        return (failing, sibling);
    }
}
