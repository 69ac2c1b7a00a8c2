using ActorConcurrency.Engine.Core.Tests.Actor.Support;
using Akka.Actor;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.EmbeddedOnly.Actor;

/// <summary>Akka.NET tells those who watch an asker since 1.5.38.</summary>
public class AskerWatchTests : QuietTestKit
{
    private readonly IActorRef _actor;

    public AskerWatchTests() => _actor = Sys.ActorOf(Puppet.Props(CreateTestProbe().Ref));

    [Fact]
    public async Task Watch_AskerThatStillWaits_TellsWhenItHasItsAnswer()
    {
        var answer = _actor.Ask(new Do(context => TestActor.Tell(context.Sender)), RemainingOrDefault);
        var asker = Watch(ExpectMsg<IActorRef>());
        _actor.Tell("not yet", TestActor);
        ExpectMsg("not yet");

        asker.Tell("answer");

        Assert.Equal("answer", await answer);
        ExpectTerminated(asker);
    }

    [Fact]
    public async Task Watch_AskerThatHasItsAnswer_TellsAtOnce()
    {
        var asker = await _actor.Ask<IActorRef>(new Do(context => context.Sender.Tell(context.Sender)), RemainingOrDefault);

        Watch(asker);

        ExpectTerminated(asker);
    }

    [Fact]
    public void Unwatch_AskerThatStillWaits_TellsNothing()
    {
        _ = _actor.Ask(new Do(context => TestActor.Tell(context.Sender)), RemainingOrDefault);
        var asker = Unwatch(Watch(ExpectMsg<IActorRef>()));

        asker.Tell("answer");

        _actor.Tell("marker", TestActor);
        ExpectMsg("marker");
    }
}
