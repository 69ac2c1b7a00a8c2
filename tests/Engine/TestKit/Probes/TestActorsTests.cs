using Akka.Actor;
using Akka.TestKit.TestActors;
using Xunit;

namespace ActorConcurrency.Engine.TestKit.Tests.Probes;

public sealed class TestActorsTests : Akka.TestKit.Xunit2.TestKit
{
    [Fact]
    public void SimpleEchoActor_AnyMessage_GoesBack()
    {
        var echo = Sys.ActorOf(SimpleEchoActor.Props());

        echo.Tell("a");

        ExpectMsgFrom(echo, "a");
    }

    [Fact]
    public void EchoActor_MessageOfAnother_GoesToTheTestAndBack()
    {
        var probe = CreateTestProbe();
        var echo = Sys.ActorOf(EchoActor.Props(this));

        echo.Tell("a", probe.Ref);

        ExpectMsgFrom(probe.Ref, "a");
        probe.ExpectMsg("a");
    }

    [Fact]
    public void EchoActor_OwnMessage_GoesToTheTestOnce()
    {
        var echo = Sys.ActorOf(EchoActor.Props(this));

        echo.Tell("a");
        echo.Tell("b");

        ExpectMsg("a");
        ExpectMsg("b");
    }

    [Fact]
    public void ForwardActor_AnyMessage_GoesToTheTargetWithItsSender()
    {
        var probe = CreateTestProbe();
        var forward = Sys.ActorOf(ForwardActor.Props(probe.Ref));

        forward.Tell("a");

        probe.ExpectMsgFrom(TestActor, "a");
    }

    [Fact]
    public void UnhandledMessageActor_AnyMessage_IsUnhandled()
    {
        var actor = Sys.ActorOf<UnhandledMessageActor>();
        Sys.EventStream.Subscribe(TestActor, typeof(Akka.Event.UnhandledMessage));

        actor.Tell("a");

        Assert.Equal("a", ExpectMsg<Akka.Event.UnhandledMessage>().Message);
    }

    [Fact]
    public void BlackHoleActor_AnyMessage_IsHandledSilently()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(Akka.Event.UnhandledMessage));
        var actor = Sys.ActorOf(BlackHoleActor.Props);
        Watch(actor);

        actor.Tell("a");
        actor.Tell(PoisonPill.Instance);

        ExpectTerminated(actor);
        ExpectNoMsg(0);
    }
}
