using Akka.Actor;
using Akka.Routing;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.EmbeddedOnly.Routing;

/// <summary>A routee may speak to its router before the router has all its routees.</summary>
public sealed class EarlyRouteeTests : Akka.TestKit.Xunit2.TestKit
{
    [Fact]
    public void ParentTell_InRouteesConstructor_IsRouted()
    {
        var testActor = TestActor;

        Sys.ActorOf(new RoundRobinPool(5).Props(Props.Create(() => new TellsParent(testActor))));

        Assert.Equal(Enumerable.Repeat("hello", 5), ReceiveN(5));
    }

    private sealed class TellsParent : ReceiveActor
    {
        public TellsParent(IActorRef probe)
        {
            Context.Parent.Tell("hello");
            ReceiveAny(probe.Forward);
        }
    }
}
