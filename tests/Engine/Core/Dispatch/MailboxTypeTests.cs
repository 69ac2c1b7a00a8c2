using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;
using Akka.TestKit.Xunit2;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Dispatch;

public sealed class MailboxTypeTests : TestKit
{
    private const string Configuration = """
        by-number.mailbox-type = "ActorConcurrency.Engine.Core.Tests.Dispatch.MailboxTypeTests+ByNumber, Engine.Core.Tests"
        stable.mailbox-type = "ActorConcurrency.Engine.Core.Tests.Dispatch.MailboxTypeTests+EvenFirst, Engine.Core.Tests"
        small {
          mailbox-type = "Akka.Dispatch.BoundedMailbox, Akka"
          mailbox-capacity = 2
          mailbox-push-timeout-time = 0s
        }
        """;

    public MailboxTypeTests()
        : base(Configuration)
    {
    }

    [Fact]
    public void WithMailbox_Priority_HandlesByPriority()
    {
        var actor = NewClosedActor("by-number");
        foreach (var number in new[] { 5, 3, 9, 1 })
            actor.Tell(number);

        OpenAll();

        Assert.Equal(new object[] { 1, 3, 5, 9 }, ReceiveN(4));
    }

    [Fact]
    public void WithMailbox_StablePriority_KeepsTheOrderOfEquals()
    {
        var actor = NewClosedActor("stable");
        foreach (var number in new[] { 5, 8, 3, 2, 1, 6 })
            actor.Tell(number);

        OpenAll();

        Assert.Equal(new object[] { 8, 2, 6, 5, 3, 1 }, ReceiveN(6));
    }

    [Fact]
    public void WithMailbox_BoundedAndFull_SendsToDeadLetters()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));
        var actor = NewClosedActor("small");
        actor.Tell(1);
        actor.Tell(2);

        actor.Tell(3);

        Assert.Equal(3, ExpectMsg<DeadLetter>().Message);
        OpenAll();
        Assert.Equal(new object[] { 1, 2 }, ReceiveN(2));
    }

    private readonly ManualResetEventSlim _gate = new();

    protected override void AfterAll()
    {
        _gate.Set();
        base.AfterAll();
    }

    // The actor is held in its first message, so that the others wait in its mailbox.
    private IActorRef NewClosedActor(string mailbox)
    {
        var actor = Sys.ActorOf(Props.Create(() => new Echo(_gate, TestActor)).WithMailbox(mailbox));
        actor.Tell("close");
        ExpectMsg("closed");
        return actor;
    }

    private void OpenAll() => _gate.Set();

    public sealed class ByNumber(Settings settings, Config config) : UnboundedPriorityMailbox(settings, config)
    {
        protected override int PriorityGenerator(object message) => message is int number ? number : 0;
    }

    public sealed class EvenFirst(Settings settings, Config config) : UnboundedStablePriorityMailbox(settings, config)
    {
        protected override int PriorityGenerator(object message) => message is int number ? number % 2 : 0;
    }

    private sealed class Echo(ManualResetEventSlim gate, IActorRef observer) : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            if (message is not "close")
            {
                observer.Tell(message);
                return;
            }

            observer.Tell("closed");
            gate.Wait(TimeSpan.FromSeconds(30));
        }
    }
}
