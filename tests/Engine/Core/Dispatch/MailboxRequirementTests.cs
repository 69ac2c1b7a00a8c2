using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.TestKit.Xunit2;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Dispatch;

/// <summary>What a dispatcher's section demands of its actors' mailboxes.</summary>
public sealed class MailboxRequirementTests : TestKit
{
    private const string Configuration = """
        bounded-only.mailbox-requirement = "Akka.Dispatch.IBoundedMessageQueueSemantics, Akka"
        unbounded-only.mailbox-requirement = "Akka.Dispatch.IUnboundedMessageQueueSemantics, Akka"
        unknown.mailbox-requirement = "Akka.Dispatch.INoSuchSemantics, Akka"
        akka.actor.mailbox.bounded-queue-based {
          mailbox-capacity = 3
          mailbox-push-timeout-time = 0s
        }
        small {
          mailbox-type = "Akka.Dispatch.BoundedMailbox, Akka"
          mailbox-capacity = 2
          mailbox-push-timeout-time = 0s
        }
        """;

    public MailboxRequirementTests()
        : base(Configuration)
    {
    }

    [Fact]
    public void ActorOf_DispatcherRequiresBounded_GetsTheConfiguredBoundedMailbox()
    {
        var type = Sys.Mailboxes.GetMailboxType(Props.Create<Quiet>(), Section("bounded-only"));

        Assert.IsType<BoundedMailbox>(type);
        Assert.IsAssignableFrom<IBoundedMessageQueueSemantics>(type.Create(TestActor, Sys));
    }

    [Fact]
    public void ActorOf_DispatcherRequiresUnbounded_TakesItsMessages()
    {
        var actor = Sys.ActorOf(Props.Create<Quiet>().WithDispatcher("unbounded-only"));

        actor.Tell("hello");

        ExpectMsg("hello");
    }

    [Fact]
    public void ActorOf_MailboxThatTheDispatcherForbids_Throws()
    {
        var error = Assert.Throws<ConfigurationException>(
            () => Sys.ActorOf(Props.Create<Quiet>().WithDispatcher("unbounded-only").WithMailbox("small")));

        Assert.Contains("unbounded-only", error.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(BoundedMailbox), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ActorOf_UnknownRequirement_NamesIt()
    {
        var error = Assert.Throws<ConfigurationException>(() => Sys.ActorOf(Props.Create<Quiet>().WithDispatcher("unknown")));

        Assert.Contains("INoSuchSemantics", error.Message, StringComparison.Ordinal);
    }

    private Config Section(string id) => Sys.Dispatchers.Lookup(id).Configurator.Config;

    private sealed class Quiet : UntypedActor
    {
        protected override void OnReceive(object message) => Sender.Tell(message);
    }
}
