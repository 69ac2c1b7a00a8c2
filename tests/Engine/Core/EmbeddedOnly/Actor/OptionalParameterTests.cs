using Akka.Actor;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.EmbeddedOnly.Actor;

/// <summary>Props may leave out what the actor's constructor has a default for.</summary>
public sealed class OptionalParameterTests : Akka.TestKit.Xunit2.TestKit
{
    [Fact]
    public void Create_OptionalParameterLeftOut_TakesItsDefault()
    {
        Sys.ActorOf(Props.Create<Greeter>(TestActor));

        ExpectMsg("hello 3");
    }

    [Fact]
    public void Create_OptionalParameterGiven_TakesIt()
    {
        Sys.ActorOf(Props.Create<Greeter>(TestActor, "bye"));

        ExpectMsg("bye 3");
    }

    private sealed class Greeter : UntypedActor
    {
        public Greeter(IActorRef to, string word = "hello", int times = 3) => to.Tell($"{word} {times}");

        protected override void OnReceive(object message) => Unhandled(message);
    }
}
