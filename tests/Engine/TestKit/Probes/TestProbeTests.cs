using Akka.Actor;
using Akka.Event;
using Akka.TestKit;
using Akka.TestKit.TestActors;
using Xunit;
using Xunit.Sdk;

namespace ActorConcurrency.Engine.TestKit.Tests.Probes;

public sealed class TestProbeTests : Akka.TestKit.Xunit2.TestKit
{
    [Fact]
    public void CreateTestProbe_WithName_HasThatName()
    {
        Assert.Equal("helper", CreateTestProbe("helper").Ref.Path.Name);
    }

    [Fact]
    public void Probe_UsedAsRef_ReceivesAndEqualsItsRef()
    {
        var probe = CreateTestProbe();
        IActorRef reference = probe;

        reference.Tell("a");

        probe.ExpectMsg("a");
        Assert.True(probe.Equals(probe.Ref));
        Assert.True(probe.Ref.Equals(probe));
        Assert.Equal(probe.Ref.GetHashCode(), probe.GetHashCode());
    }

    [Fact]
    public void Probes_OfOneTest_HaveQueuesOfTheirOwn()
    {
        var first = CreateTestProbe();
        var second = CreateTestProbe();

        first.Tell("a");

        second.ExpectNoMsg(0);
        ExpectNoMsg(0);
        first.ExpectMsg("a");
    }

    [Fact]
    public void CreateTestActor_ASecondOne_SharesTheQueue()
    {
        var second = CreateTestActor("second");

        second.Tell("a");

        ExpectMsg("a");
        Assert.NotEqual(TestActor, second);
    }

    [Fact]
    public void CreateTestProbe_InAnotherSystem_ReceivesThere()
    {
        var system = ActorSystem.Create("other", DefaultConfig);
        var probe = CreateTestProbe(system);

        system.ActorOf(SimpleEchoActor.Props()).Tell("a", probe.Ref);
        probe.ExpectMsg("a");
        CreateEventFilter(system).Warning("there").ExpectOne(() => system.Log.Warning("there"));

        Shutdown(system, verifySystemShutdown: true);
    }

    [Fact]
    public void Send_AndReply_CarryTheProbeAsSender()
    {
        var asking = CreateTestProbe();
        var answering = CreateTestProbe();

        asking.Send(answering, "question");
        answering.ExpectMsg("question");
        answering.Reply("answer");

        asking.ExpectMsgFrom(answering.Ref, "answer");
    }

    [Fact]
    public void Reply_NothingReceived_Throws()
    {
        Assert.Throws<IllegalActorStateException>(() => CreateTestProbe().Reply("answer"));
    }

    [Fact]
    public void Forward_LastMessage_KeepsItsSender()
    {
        var middle = CreateTestProbe();
        var end = CreateTestProbe();
        middle.Tell("a");
        middle.ExpectMsg("a");

        middle.Forward(end);
        middle.Forward(end, "b");

        end.ExpectMsgFrom(TestActor, "a");
        end.ExpectMsgFrom(TestActor, "b");
    }

    [Fact]
    public void ExpectTerminated_WatchedActorStops_ReturnsTheNotice()
    {
        var actor = Sys.ActorOf(BlackHoleActor.Props);
        Watch(actor);

        Sys.Stop(actor);

        Assert.Equal(actor, ExpectTerminated(actor).ActorRef);
    }

    [Fact]
    public void ExpectTerminated_OtherActorStops_Fails()
    {
        var first = Watch(Sys.ActorOf(BlackHoleActor.Props));
        var second = Sys.ActorOf(BlackHoleActor.Props);

        Sys.Stop(first);

        Assert.ThrowsAny<XunitException>(() => ExpectTerminated(second));
    }

    [Fact]
    public async Task ExpectTerminatedAsync_Unwatched_Fails()
    {
        var actor = await WatchAsync(Sys.ActorOf(BlackHoleActor.Props));
        var other = CreateTestProbe();
        other.Watch(actor);
        await UnwatchAsync(actor);

        Sys.Stop(actor);

        await other.ExpectTerminatedAsync(actor);
        await Assert.ThrowsAnyAsync<XunitException>(async () => await ExpectTerminatedAsync(actor, TimeSpan.FromMilliseconds(20)));
    }

    [Fact]
    public void Watch_AProbe_TellsOfItsEnd()
    {
        var probe = CreateTestProbe();
        Watch(probe);

        Sys.Stop(probe);

        ExpectTerminated(probe);
    }

    [Fact]
    public void IgnoreMessages_ByFunction_DropsTheseUntilTold()
    {
        IgnoreMessages(message => message is int number && number > 1);
        TestActor.Tell(1);
        TestActor.Tell(2);
        IgnoreNoMessages();
        TestActor.Tell(3);

        ExpectMsg(1);
        ExpectMsg(3);
    }

    [Fact]
    public void IgnoreMessages_ByType_DropsThatType()
    {
        IgnoreMessages<string>();
        TestActor.Tell("a");
        TestActor.Tell(1);
        IgnoreMessages<int>(number => number == 2);
        TestActor.Tell(2);
        TestActor.Tell("b");

        ExpectMsg(1);
        ExpectMsg("b");
        ExpectNoMsg(0);
    }

    [Fact]
    public void SetAutoPilot_Reacts_AndTheTestStillSeesTheMessage()
    {
        var probe = CreateTestProbe();
        probe.SetAutoPilot(new DelegateAutoPilot((sender, message) =>
        {
            sender.Tell($"re: {message}");
            return (string)message == "last" ? AutoPilot.NoAutoPilot : AutoPilot.KeepRunning;
        }));

        probe.Tell("first");
        probe.Tell("last");
        probe.Tell("unanswered");

        ExpectMsg("re: first");
        ExpectMsg("re: last");
        ExpectNoMsg(0);
        probe.ExpectMsg("first");
        probe.ExpectMsg("last");
        probe.ExpectMsg("unanswered");
    }

    [Fact]
    public void ChildActorOf_Props_MakesAChildOfTheProbe()
    {
        var probe = CreateTestProbe();

        var child = probe.ChildActorOf(SimpleEchoActor.Props(), "echo");
        child.Tell("a");

        Assert.Equal(probe.Ref.Path, child.Path.Parent);
        Assert.Equal("echo", child.Path.Name);
        ExpectMsgFrom(child, "a");
    }

    [Fact]
    public void ChildActorOf_WithStrategy_UsesItForThatChild()
    {
        var probe = CreateTestProbe();
        var stopped = probe.ChildActorOf<FailingActor>(SupervisorStrategy.StoppingStrategy);
        var restarted = probe.ChildActorOf<FailingActor>();
        Watch(stopped);
        Watch(restarted);

        EventFilter.Exception<FormatException>().Expect(2, () =>
        {
            restarted.Tell("fail");
            stopped.Tell("fail");
        });

        ExpectTerminated(stopped);
        restarted.Tell("still there?");
        ExpectMsgFrom(restarted, "still there?");
    }

    private sealed class FailingActor : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            if (message is "fail")
                throw new FormatException("on demand");

            Sender.Tell(message);
        }
    }
}
