using ActorConcurrency.Engine.Core.Tests.Actor.Support;
using Akka.Actor;
using Akka.Event;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Actor.Messages;

public class LoggedReceiveTests : QuietTestKit
{
    public LoggedReceiveTests()
        : base("akka { loglevel = DEBUG, actor.debug { receive = on, autoreceive = on } }")
    {
    }

    [Fact]
    public void Receive_OfAMarkedActor_IsLogged()
    {
        var log = SubscribedTo<Debug>();
        var actor = Sys.ActorOf(Props.Create<Marked>(), "marked");

        actor.Tell("known", TestActor);
        actor.Tell(42, TestActor);
        actor.Tell(PoisonPill.Instance);

        log.FishForMessage(m => Text(m).StartsWith("received handled message known from", StringComparison.Ordinal));
        log.FishForMessage(m => Text(m).StartsWith("received unhandled message 42 from", StringComparison.Ordinal));
        log.FishForMessage(m => Text(m).StartsWith("received AutoReceiveMessage", StringComparison.Ordinal));
    }

    private static string Text(object message) => ((Debug)message).Message.ToString()!;

    private sealed class Marked : ActorBase, ILogReceive
    {
        protected override bool Receive(object message) => message is string;
    }
}
