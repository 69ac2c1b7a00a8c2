using ActorConcurrency.Engine.Core.Tests.Actor.Support;
using Akka.Actor;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.EmbeddedOnly.Actor;

public class StoppedActorTests : QuietTestKit
{
    [Fact]
    public void Stopped_ForgetsItsProps()
    {
        var actor = Sys.ActorOf(Puppet.Props(CreateTestProbe().Ref), "actor");
        var cell = ((LocalActorRef)actor).Underlying;
        Assert.Equal(typeof(Puppet), cell.Props.Type);
        Watch(actor);

        Sys.Stop(actor);
        ExpectTerminated(actor);

        AwaitAssert(() => Assert.NotEqual(typeof(Puppet), cell.Props.Type));
    }
}
