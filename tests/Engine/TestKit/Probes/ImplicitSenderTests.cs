using Akka.Actor;
using Akka.TestKit;
using Xunit;

namespace ActorConcurrency.Engine.TestKit.Tests.Probes;

public sealed class ImplicitSenderTests : Akka.TestKit.Xunit2.TestKit
{
    [Fact]
    public void Tell_InASyncTest_ComesFromTheTestActor()
    {
        var probe = CreateTestProbe();

        probe.Tell("a");

        probe.ExpectMsg("a");
        Assert.Equal(TestActor, probe.Sender);
    }

    [Fact]
    public async Task Tell_AfterAnAwait_ComesFromTheTestActor()
    {
        var probe = CreateTestProbe();

        await Task.Yield();
        probe.Tell("a");
        await probe.ExpectMsgAsync("a");
        await Task.Run(() => { });
        probe.Tell("b");
        await probe.ExpectMsgAsync("b");

        Assert.Equal(TestActor, probe.Sender);
    }

    [Fact]
    public void Tell_AfterAnActorRanOnThisThread_ComesFromTheTestActor()
    {
        var probe = CreateTestProbe();
        var callingThread = Sys.ActorOf(Props.Create<Forwarder>(probe.Ref).WithDispatcher(CallingThreadDispatcher.Id));

        callingThread.Tell("through");
        probe.Tell("direct");

        probe.ExpectMsgFrom(TestActor, "through");
        probe.ExpectMsgFrom(TestActor, "direct");
    }

    private sealed class Forwarder(IActorRef target) : UntypedActor
    {
        protected override void OnReceive(object message) => target.Forward(message);
    }
}

public sealed class NoImplicitSenderTests : Akka.TestKit.Xunit2.TestKit, INoImplicitSender
{
    [Fact]
    public void Tell_InATestWithoutImplicitSender_ComesFromNobody()
    {
        var probe = CreateTestProbe();

        probe.Tell("a");

        probe.ExpectMsg("a");
        Assert.Equal(Sys.DeadLetters, probe.Sender);
    }
}

public sealed class ImplicitSenderWithAsyncSetupTests : Akka.TestKit.Xunit2.TestKit, IAsyncLifetime
{
    private TestProbe? _probe;

    public async Task InitializeAsync()
    {
        _probe = CreateTestProbe();
        await Task.Yield();
        _probe.Tell("from setup");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public void Tell_AfterAsyncSetup_ComesFromTheTestActor()
    {
        _probe!.Tell("from test");

        _probe!.ExpectMsgFrom(TestActor, "from setup");
        _probe!.ExpectMsgFrom(TestActor, "from test");
    }
}
