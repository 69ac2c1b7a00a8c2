using System.Reflection;
using ActorConcurrency.Engine.Core.Tests.Actor.Support;
using Akka.Actor;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Actor.LifeCycle;

public class LifeCycleTests : QuietTestKit
{
    private static readonly Exception Failure = new("boom");

    [Fact]
    public void ActorOf_NewActor_RunsPreStartBeforeItsMessages()
    {
        var actor = Sys.ActorOf(Puppet.Props(TestActor));

        actor.Tell("hello", TestActor);

        Expect("created 1", "PreStart", "hello");
    }

    [Fact]
    public void Failure_UnderDefaultStrategy_RestartsWithHooksInOrder()
    {
        var actor = Sys.ActorOf(Puppet.Props(TestActor));
        Expect("created 1", "PreStart");

        actor.Tell(Failure);

        Expect("PreRestart boom Exception", "PostStop", "created 2", "PostRestart boom", "PreStart");
    }

    [Fact]
    public void Restart_WithMessagesWaiting_KeepsThemAndDropsTheOneThatFailed()
    {
        var gate = new ManualResetEventSlim();
        var actor = Sys.ActorOf(Puppet.Props(TestActor));
        Expect("created 1", "PreStart");

        actor.Tell(new Do(_ => gate.Wait(RemainingOrDefault)));
        actor.Tell("count", TestActor);
        actor.Tell(Failure, TestActor);
        actor.Tell("second", TestActor);
        actor.Tell("count", TestActor);
        gate.Set();

        Expect(1, "PreRestart boom Exception", "PostStop", "created 2", "PostRestart boom", "PreStart", "second", 1);
    }

    [Fact]
    public void Restart_OfAParent_StopsItsChildrenFirst()
    {
        var parent = Sys.ActorOf(Puppet.Props(TestActor));
        Expect("created 1", "PreStart");
        parent.CreateChild(this, Puppet.Props(TestActor, new PuppetScript { Name = "child" }));
        Expect("child: created 1", "child: PreStart");

        parent.Tell(Failure);

        Expect("PreRestart boom Exception", "PostStop", "child: PostStop", "created 2", "PostRestart boom", "PreStart");
    }

    [Fact]
    public void Restart_OfAParentThatKeepsItsChildren_RestartsThemToo()
    {
        var parent = Sys.ActorOf(Puppet.Props(TestActor, new PuppetScript { KeepsChildren = true }));
        Expect("created 1", "PreStart");
        var child = parent.CreateChild(this, Puppet.Props(TestActor, new PuppetScript { Name = "child" }));
        Expect("child: created 1", "child: PreStart");

        parent.Tell(Failure);
        Expect("PreRestart boom Exception", "created 2", "PostRestart boom", "PreStart");
        Expect("child: PreRestart boom ", "child: PostStop", "child: created 2", "child: PostRestart boom", "child: PreStart");

        child.Tell("still there", TestActor);
        Expect("still there");
    }

    [Fact]
    public void Restart_OfAParentThatWatchesItsChild_IsNotToldOfTheChildsEnd()
    {
        var parent = Sys.ActorOf(Puppet.Props(CreateTestProbe().Ref, new PuppetScript { HandlesTerminated = false }));
        var child = parent.CreateChild(this, Puppet.Props(CreateTestProbe().Ref));
        parent.Tell(new Do(context => context.Watch(child)));
        Watch(child);

        parent.Tell(Failure);

        ExpectTerminated(child);
        parent.Tell("count", TestActor);
        ExpectMsg(1);
        parent.Tell("count", TestActor);
        ExpectMsg(2);
    }

    [Fact]
    public void Restart_ForgetsBehaviours()
    {
        var actor = Sys.ActorOf(Puppet.Props(CreateTestProbe().Ref));
        actor.Tell(new Do(context => context.Become(message =>
        {
            if (message is Exception e)
                throw e;
            context.Sender.Tell("other behaviour");
        })));
        actor.Tell("x", TestActor);
        ExpectMsg("other behaviour");

        actor.Tell(Failure);
        actor.Tell("x", TestActor);

        ExpectMsg("x");
    }

    [Fact]
    public void Restart_KeepsTheReferenceAndTellsNoWatcher()
    {
        var actor = Sys.ActorOf(Puppet.Props(CreateTestProbe().Ref));
        Watch(actor);

        actor.Tell(Failure);
        actor.Tell(new Do(context => context.Sender.Tell(context.Self)), TestActor);

        Assert.Equal(actor, ExpectMsg<IActorRef>());
    }

    [Fact]
    public void Stop_OfAParent_EndsChildrenFirst()
    {
        var parent = Sys.ActorOf(Puppet.Props(TestActor));
        Expect("created 1", "PreStart");
        var child = parent.CreateChild(this, Puppet.Props(TestActor, new PuppetScript { Name = "child" }));
        Expect("child: created 1", "child: PreStart");
        child.CreateChild(this, Puppet.Props(TestActor, new PuppetScript { Name = "grandchild" }));
        Expect("grandchild: created 1", "grandchild: PreStart");

        Sys.Stop(parent);

        Expect("grandchild: PostStop", "child: PostStop", "PostStop");
    }

    [Fact]
    public void Constructor_Throws_StopsTheActor()
    {
        var actor = Sys.ActorOf(Puppet.Props(TestActor, new PuppetScript { FailConstructorFrom = 1 }));

        Watch(actor);

        ExpectTerminated(actor);
    }

    [Fact]
    public void PreStart_Throws_StopsTheActorWithoutPostStop()
    {
        var observer = CreateTestProbe();
        var actor = Sys.ActorOf(Puppet.Props(observer.Ref, new PuppetScript { FailPreStartFrom = 1 }));

        Watch(actor);
        ExpectTerminated(actor);

        observer.ExpectMsg("created 1");
        observer.ExpectMsg("PreStart");
        observer.ExpectNoMsg(TimeSpan.Zero);
    }

    [Fact]
    public void Constructor_ThrowsAtRestart_StopsTheActor()
    {
        var actor = Sys.ActorOf(Puppet.Props(TestActor, new PuppetScript { FailConstructorFrom = 2 }));
        Expect("created 1", "PreStart");
        Watch(actor);

        actor.Tell(Failure);

        Expect("PreRestart boom Exception", "PostStop");
        ExpectTerminated(actor);
    }

    [Fact]
    public void PostRestart_Throws_StopsTheActor()
    {
        var strategy = new OneForOneStrategy(e =>
        {
            TestActor.Tell(e);
            return e is ActorInitializationException ? Directive.Stop : Directive.Restart;
        });
        var parent = Sys.ActorOf(Puppet.Props(CreateTestProbe().Ref, new PuppetScript { Strategy = strategy }));
        var child = parent.CreateChild(this, Puppet.Props(CreateTestProbe().Ref, new PuppetScript { FailPreStartFrom = 2 }));
        Watch(child);

        child.Tell(Failure);

        ExpectMsg<Exception>(e => Assert.Equal("boom", e.Message));
        var second = ExpectMsg<PostRestartException>();
        Assert.Equal("boom", second.OriginalCause.Message);
        Assert.Equal("PreStart", second.InnerException!.Message);
        ExpectTerminated(child);
    }

    [Fact]
    public void PreRestart_Throws_StillRestarts()
    {
        var actor = Sys.ActorOf(Puppet.Props(TestActor, new PuppetScript { FailPreRestart = true }));
        Expect("created 1", "PreStart");

        actor.Tell(Failure);

        Expect("PreRestart boom Exception", "created 2", "PostRestart boom", "PreStart");
    }

    [Fact]
    public void NewActor_OutsideActorOf_Throws()
    {
        var failure = Assert.Throws<TargetInvocationException>(() => Activator.CreateInstance(typeof(Puppet), TestActor, new PuppetScript()));

        Assert.IsType<ActorInitializationException>(failure.InnerException);
    }

    [Fact]
    public void Context_OnAnotherThread_IsNotAvailable()
    {
        var actor = Sys.ActorOf(Props.Create<ContextOnAnotherThread>());

        actor.Tell("go", TestActor);

        ExpectMsg<NotSupportedException>();
    }

    [Fact]
    public async Task Terminate_StopsAllActorsAndRunsCallbacks()
    {
        var system = ActorSystem.Create("other", Quiet);
        system.RegisterOnTermination(() => TestActor.Tell("callback"));
        var parent = system.ActorOf(Puppet.Props(TestActor));
        Expect("created 1", "PreStart");
        parent.CreateChild(this, Puppet.Props(TestActor, new PuppetScript { Name = "child" }));
        Expect("child: created 1", "child: PreStart");

        await system.Terminate();

        Expect("child: PostStop", "PostStop", "callback");
        Assert.True(system.WhenTerminated.IsCompletedSuccessfully);
    }

    private void Expect(params object[] messages)
    {
        foreach (var message in messages)
            ExpectMsg(message);
    }

    private sealed class ContextOnAnotherThread : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            var sender = Sender;
            // A thread of its own: a test kit may leave its test actor as the current one on a pool thread.
            new Thread(() => sender.Tell(Record())).Start();
        }

        private static object Record()
        {
            try
            {
                return Context.Self;
            }
            catch (Exception e)
            {
                return e;
            }
        }
    }
}
