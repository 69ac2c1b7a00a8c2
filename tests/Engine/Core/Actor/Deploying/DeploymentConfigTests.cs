using ActorConcurrency.Engine.Core.Tests.Actor.Support;
using Akka.Actor;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Actor.Deploying;

/// <summary>The actors of a deployment section run on the dispatcher that it names.</summary>
public class DeploymentConfigTests : QuietTestKit
{
    private const string Config = """
        named { type = PinnedDispatcher }
        any { type = PinnedDispatcher }
        deep { type = PinnedDispatcher }
        akka.actor.deployment {
          /named { dispatcher = named }
          "/parent/*" { dispatcher = any }
          "/parent/named" { dispatcher = named }
          "/tree/**" { dispatcher = deep }
          "/tree/*/leaf" { dispatcher = any }
        }
        """;

    public DeploymentConfigTests()
        : base(Config)
    {
    }

    [Theory]
    [InlineData("/named", "named")]
    [InlineData("/other", "akka.actor.default-dispatcher")]
    [InlineData("/parent", "akka.actor.default-dispatcher")]
    [InlineData("/parent/child", "any")]
    [InlineData("/parent/named", "named")]
    [InlineData("/parent/child/grandchild", "akka.actor.default-dispatcher")]
    [InlineData("/tree/child", "deep")]
    [InlineData("/tree/child/grandchild", "deep")]
    [InlineData("/tree/child/leaf", "any")]
    public void ActorOf_WithDeploymentSection_RunsOnItsDispatcher(string path, string dispatcher)
    {
        IActorRef? actor = null;
        foreach (var name in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
            actor = actor is null ? Sys.ActorOf(Node, name) : actor.CreateChild(this, Node, name);

        actor!.Tell(new Do(context => context.Sender.Tell(context.Dispatcher.Id)), TestActor);

        ExpectMsg(dispatcher);
    }

    [Fact]
    public void ActorOf_DispatcherOfProps_YieldsToTheSection()
    {
        var actor = Sys.ActorOf(Node.WithDispatcher("any"), "named");

        actor.Tell(new Do(context => context.Sender.Tell(context.Dispatcher.Id)), TestActor);

        ExpectMsg("named");
    }

    private Props Node => Puppet.Props(Sys.DeadLetters);
}
