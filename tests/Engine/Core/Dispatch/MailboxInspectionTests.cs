using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Dispatch.MessageQueues;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Dispatch;

/// <summary>A mailbox can be looked into, through the cell of its actor.</summary>
public sealed class MailboxInspectionTests : Akka.TestKit.Xunit2.TestKit
{
    public MailboxInspectionTests()
        : base("double-ended.mailbox-type = \"Akka.Dispatch.UnboundedDequeBasedMailbox, Akka\"")
    {
    }

    [Fact]
    public void MessageQueue_DefaultMailbox_IsUnbounded()
    {
        Assert.IsAssignableFrom<UnboundedMessageQueue>(QueueOf(Props.Create<Host>()));
    }

    [Fact]
    public void MessageQueue_ActorWithStash_IsDoubleEnded()
    {
        Assert.IsAssignableFrom<UnboundedDequeMessageQueue>(QueueOf(Props.Create<StashingHost>()));
    }

    [Fact]
    public void MessageQueue_NamedMailbox_IsWhatTheMailboxMakes()
    {
        Assert.IsAssignableFrom<UnboundedDequeMessageQueue>(QueueOf(Props.Create<Host>().WithMailbox("double-ended")));
    }

    [Theory]
    [InlineData(typeof(Host))]
    [InlineData(typeof(StashingHost))]
    public void MessageQueue_MessagesWait_CountsThem(Type type)
    {
        using var gate = new ManualResetEventSlim();
        var actor = Sys.ActorOf(Props.Create(type));
        actor.Tell("queue?");
        var queue = ExpectMsg<IMessageQueue>();
        actor.Tell(gate);
        ExpectMsg("waiting");
        Assert.False(queue.HasMessages);

        actor.Tell(1);
        actor.Tell(2);
        queue.Enqueue(actor, new Envelope(3, TestActor));

        Assert.True(queue.HasMessages);
        Assert.Equal(3, queue.Count);
        gate.Set();
        ExpectMsgAllOf(1, 2, 3);
    }

    [Fact]
    public void Mailbox_ActorHasStopped_IsTheOneOfDeadLetters()
    {
        var actor = Watch(Sys.ActorOf<Host>());
        var cell = (ActorCell)((ActorRefWithCell)actor).Underlying;
        actor.Tell("queue?");
        ExpectMsg<IMessageQueue>();

        Sys.Stop(actor);
        ExpectTerminated(actor);

        AwaitAssert(() => Assert.Same(Sys.Mailboxes.DeadLetterMailbox, cell.Mailbox));
    }

    [Fact]
    public void CurrentCell_InAnActor_IsItsContext()
    {
        var actor = Sys.ActorOf<Host>();

        actor.Tell("cell?");

        ExpectMsg(((ActorRefWithCell)actor).Underlying);
    }

    private IMessageQueue QueueOf(Props props)
    {
        Sys.ActorOf(props).Tell("queue?");
        return ExpectMsg<IMessageQueue>();
    }

    private class Host : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            switch (message)
            {
                case "queue?":
                    Sender.Tell(((ActorCell)Context).Mailbox.MessageQueue);
                    break;
                case "cell?":
                    Sender.Tell(InternalCurrentActorCellKeeper.Current!);
                    break;
                case ManualResetEventSlim gate:
                    Sender.Tell("waiting");
                    gate.Wait();
                    break;
                default:
                    Sender.Tell(message);
                    break;
            }
        }
    }

    private sealed class StashingHost : Host, IWithUnboundedStash
    {
        public IStash Stash { get; set; } = null!;
    }
}
