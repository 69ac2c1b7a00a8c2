using ActorConcurrency.Engine.Core.Tests.Actor.Support;
using Akka.Actor;
using Akka.Event;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Actor.Messages;

public class DeadLetterTests : QuietTestKit
{
    [Fact]
    public void Tell_ToAnEndedActor_IsADeadLetter()
    {
        var actor = Sys.ActorOf(Puppet.Props(CreateTestProbe().Ref));
        StopAndWait(actor);
        var deadLetters = DeadLetters();

        actor.Tell("too late", TestActor);

        var letter = deadLetters.ExpectMsg<DeadLetter>();
        Assert.Equal("too late", letter.Message);
        Assert.Equal(TestActor, letter.Sender);
        Assert.Equal(actor, letter.Recipient);
    }

    [Fact]
    public void Tell_WithoutSender_HasDeadLettersAsSender()
    {
        var deadLetters = DeadLetters();

        Sys.DeadLetters.Tell("nobody asked", ActorRefs.NoSender);

        var letter = deadLetters.ExpectMsg<DeadLetter>();
        Assert.Equal("nobody asked", letter.Message);
        Assert.Equal(Sys.DeadLetters, letter.Sender);
    }

    [Fact]
    public void Tell_SuppressedMessage_IsASuppressedDeadLetter()
    {
        var deadLetters = DeadLetters();
        var suppressed = SubscribedTo<SuppressedDeadLetter>();

        Sys.DeadLetters.Tell(new Quietly(), TestActor);
        Sys.DeadLetters.Tell("loud", TestActor);

        Assert.IsType<Quietly>(suppressed.ExpectMsg<SuppressedDeadLetter>().Message);
        Assert.Equal("loud", deadLetters.ExpectMsg<DeadLetter>().Message);
    }

    [Fact]
    public void Select_SuppressedMessageToNobody_IsASuppressedDeadLetter()
    {
        var deadLetters = DeadLetters();
        var suppressed = SubscribedTo<SuppressedDeadLetter>();

        Sys.ActorSelection("/user/nobody").Tell(new Quietly(), TestActor);
        Sys.ActorSelection("/user/nobody").Tell("loud", TestActor);

        Assert.IsType<Quietly>(suppressed.ExpectMsg<SuppressedDeadLetter>().Message);
        Assert.Equal("loud", deadLetters.ExpectMsg<DeadLetter>().Message);
    }

    [Fact]
    public void AllDeadLetters_SubscribesToBothKinds()
    {
        var all = SubscribedTo<AllDeadLetters>();

        Sys.DeadLetters.Tell(new Quietly(), TestActor);
        Sys.DeadLetters.Tell("loud", TestActor);

        all.ExpectMsg<SuppressedDeadLetter>();
        all.ExpectMsg<DeadLetter>();
    }

    [Fact]
    public void Reply_ToNoSender_IsADeadLetter()
    {
        var deadLetters = DeadLetters();
        var actor = Sys.ActorOf(Puppet.Props(CreateTestProbe().Ref));

        actor.Tell("echo", ActorRefs.NoSender);

        var letter = deadLetters.ExpectMsg<DeadLetter>();
        Assert.Equal("echo", letter.Message);
        Assert.Equal(actor, letter.Sender);
    }

    [Fact]
    public void Unhandled_IsPublishedWithWhoAndWhat()
    {
        var unhandled = SubscribedTo<UnhandledMessage>();
        var actor = Sys.ActorOf(Puppet.Props(CreateTestProbe().Ref));

        actor.Tell("unhandled", TestActor);

        var report = unhandled.ExpectMsg<UnhandledMessage>();
        Assert.Equal("unhandled", report.Message);
        Assert.Equal(TestActor, report.Sender);
        Assert.Equal(actor, report.Recipient);
    }

    [Fact]
    public void EventStream_SubscribedToAnInterface_GetsImplementations()
    {
        var probe = SubscribedTo<IDeadLetterSuppression>();

        Sys.EventStream.Publish("something else");
        Sys.EventStream.Publish(new Quietly());

        probe.ExpectMsg<Quietly>();
        Sys.EventStream.Unsubscribe(probe.Ref);
        Sys.EventStream.Publish(new Quietly());
        probe.ExpectNoMsg(TimeSpan.Zero);
    }

    private sealed class Quietly : IDeadLetterSuppression;
}
