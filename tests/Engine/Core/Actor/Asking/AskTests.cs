using ActorConcurrency.Engine.Core.Tests.Actor.Support;
using Akka.Actor;
using Akka.Dispatch.SysMsg;
using Akka.Event;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Actor.Asking;

public class AskTests : QuietTestKit
{
    private readonly IActorRef _echo;

    public AskTests()
    {
        _echo = Sys.ActorOf(Puppet.Props(CreateTestProbe().Ref));
    }

    [Fact]
    public async Task Ask_Answered_GivesTheAnswer()
    {
        Assert.Equal("hello", await _echo.Ask("hello"));
        Assert.Equal(1, await _echo.Ask<int>("count", RemainingOrDefault));
    }

    [Fact]
    public async Task Ask_ManyAtOnce_GivesEachItsOwn()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 500).Select(i => _echo.Ask<int>(i, RemainingOrDefault)));

        Assert.Equal(Enumerable.Range(0, 500), answers);
    }

    [Fact]
    public async Task Ask_NoAnswerInTime_FailsWithAskTimeout() =>
        await Assert.ThrowsAsync<AskTimeoutException>(() => _echo.Ask(new Do(_ => { }), TimeSpan.FromMilliseconds(20)));

    [Fact]
    public async Task Ask_AnsweredWithFailure_FailsWithItsCause()
    {
        var cause = new ArgumentException("no");

        var failure = await Assert.ThrowsAsync<ArgumentException>(() => _echo.Ask<string>(new Status.Failure(cause), RemainingOrDefault));

        Assert.Same(cause, failure);
    }

    [Fact]
    public async Task Ask_AnsweredWithNull_GivesNull() =>
        Assert.Null(await _echo.Ask<string>(new Do(context => context.Sender.Tell(null!)), RemainingOrDefault));

    [Fact]
    public async Task Ask_AnsweredWithAnotherType_Fails() =>
        await Assert.ThrowsAsync<ArgumentException>(() => _echo.Ask<int>("not a number", RemainingOrDefault));

    [Fact]
    public async Task Ask_Cancelled_IsCancelled()
    {
        using var source = new CancellationTokenSource();
        var question = _echo.Ask(new Do(_ => { }), source.Token);

        source.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => question);
    }

    [Fact]
    public async Task Ask_CancelledBefore_IsCancelled() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _echo.Ask("x", new CancellationToken(canceled: true)));

    [Fact]
    public async Task Ask_AnEndedActor_TimesOut()
    {
        StopAndWait(_echo);

        await Assert.ThrowsAsync<AskTimeoutException>(() => _echo.Ask("x", TimeSpan.FromMilliseconds(20)));
    }

    [Fact]
    public async Task Ask_OfASelection_GivesTheAnswer()
    {
        var answer = await Sys.ActorSelection(_echo.Path).Ask<string>("hello", RemainingOrDefault);

        Assert.Equal("hello", answer);
    }

    [Fact]
    public async Task Ask_WithFactory_SendsTheReferenceToAnswerTo()
    {
        var answer = await _echo.Ask<string>(
            replyTo => new Do(_ => replyTo.Tell("answered", ActorRefs.NoSender)), RemainingOrDefault, CancellationToken.None);

        Assert.Equal("answered", answer);
    }

    [Fact]
    public async Task Ask_AnsweredTwice_MakesTheSecondADeadLetter()
    {
        var deadLetters = DeadLetters();

        var answer = await _echo.Ask<string>(
            new Do(context =>
            {
                context.Sender.Tell("first");
                context.Sender.Tell("second");
            }),
            RemainingOrDefault);

        Assert.Equal("first", answer);
        Assert.Equal("second", deadLetters.ExpectMsg<DeadLetter>().Message);
    }

    [Fact]
    public async Task Ask_AnswerOfAnotherType_FailsAndMakesItADeadLetter()
    {
        var deadLetters = DeadLetters();

        await Assert.ThrowsAsync<ArgumentException>(() => _echo.Ask<int>("no number", RemainingOrDefault));

        Assert.Equal("no number", deadLetters.ExpectMsg<DeadLetter>().Message);
    }

    [Fact]
    public async Task Ask_AnsweredAfterCancellation_MakesNoDeadLetter()
    {
        using var source = new CancellationTokenSource();
        var deadLetters = DeadLetters();
        var asked = CreateTestProbe();
        var question = asked.Ref.Ask<string>("question", source.Token);
        asked.ExpectMsg("question");
        source.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => question);

        asked.LastSender.Tell("too late");

        Sys.DeadLetters.Tell("next");
        Assert.Equal("next", deadLetters.ExpectMsg<DeadLetter>().Message);
    }

    [Fact]
    public async Task Ask_AnsweredWithASystemMessage_Fails() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => _echo.Ask<ISystemMessage>(new NoAnswer(), RemainingOrDefault));

    private sealed class NoAnswer : ISystemMessage;

    [Fact]
    public async Task Ask_AnsweredWithTheOldFailure_FailsWithItsException()
    {
#pragma warning disable CS0618 // It is what is tested.
        var answer = new Failure { Exception = new FormatException("no format") };
#pragma warning restore CS0618

        var thrown = await Assert.ThrowsAsync<FormatException>(() => _echo.Ask<string>(answer, RemainingOrDefault));

        Assert.Equal("no format", thrown.Message);
    }

    [Fact]
    public async Task Forward_OfAQuestion_KeepsWhoAsked()
    {
        var front = Sys.ActorOf(Puppet.Props(CreateTestProbe().Ref));

        var answer = await front.Ask<string>(new Do(_ => _echo.Forward("forwarded")), RemainingOrDefault);

        Assert.Equal("forwarded", answer);
    }
}
