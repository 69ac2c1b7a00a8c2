using ActorConcurrency.Engine.Core.Tests.Actor.Support;
using Akka.Actor;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.EmbeddedOnly.Actor;

/// <summary>Selections reach the temporary references of asks, which have no actor above them.</summary>
public class TemporaryActorSelectionTests : QuietTestKit
{
    [Fact]
    public async Task Tell_ToAnAsker_AnswersTheQuestion()
    {
        var actor = Sys.ActorOf(Puppet.Props(Sys.DeadLetters));

        var answer = await actor.Ask<string>(
            new Do(context => context.ActorSelection(context.Sender.Path).Tell("found you")), RemainingOrDefault);

        Assert.Equal("found you", answer);
    }

    [Fact]
    public void Identify_NoSuchAsker_IsAnsweredWithoutSubject()
    {
        Sys.ActorSelection("/temp/none").Tell(new Identify("none"), TestActor);

        Assert.Null(ExpectMsg<ActorIdentity>().Subject);
    }

    [Theory]
    [InlineData("/user/NODE*")]
    [InlineData("/user//node-1/")]
    public void Tell_LooselyWrittenPath_ReachesTheActor(string path)
    {
        var actor = Sys.ActorOf(Puppet.Props(Sys.DeadLetters), "node-1");

        Sys.ActorSelection(path).Tell(new Identify(path), TestActor);

        Assert.Equal(actor, ExpectMsg<ActorIdentity>().Subject);
    }
}
