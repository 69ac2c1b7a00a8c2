using Akka.Actor;
using Akka.TestKit.TestActors;
using Xunit;

namespace ActorConcurrency.Engine.TestKit.Tests.EmbeddedOnly;

/// <summary>A probe's messages do not get in the way of its children's creation.</summary>
public sealed class ChildOfABusyProbeTests : Akka.TestKit.Xunit2.TestKit
{
    [Fact]
    public void ChildActorOf_MessagesAreWaiting_LeavesThem()
    {
        var probe = CreateTestProbe();
        probe.Tell("before");

        probe.ChildActorOf<BlackHoleActor>();

        probe.ExpectMsg("before");
        probe.ExpectNoMsg(0);
    }
}
