using Akka.Actor;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.EmbeddedOnly.Receive;

public sealed class NullableMessageTests : Akka.TestKit.Xunit2.TestKit
{
    private sealed class Adder : ReceiveActor
    {
        public Adder() => Receive<int?>(i => Sender.Tell(i!.Value + 1));
    }

    [Fact]
    public void Receive_Nullable_AcceptsTheValue()
    {
        var actor = Sys.ActorOf(Props.Create<Adder>());

        actor.Tell(41, TestActor);

        ExpectMsg(42);
    }
}
