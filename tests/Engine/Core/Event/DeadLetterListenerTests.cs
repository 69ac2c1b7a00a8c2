using Akka.Actor;
using Akka.Event;
using Akka.TestKit.Xunit2;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Event;

public sealed class DeadLetterListenerTests : TestKit
{
    private readonly IActorRef _gone;
    private readonly IActorRef _listener;

    public DeadLetterListenerTests()
        : base("akka { loglevel = INFO, log-dead-letters = 3, log-dead-letters-suspend-duration = 1h }")
    {
        _gone = Sys.ActorOf(Props.Empty, "gone");
        Watch(_gone);
        Sys.Stop(_gone);
        ExpectTerminated(_gone);
        Sys.ActorSelection("/system/deadLetterListener").Tell(new Identify("listener"));
        _listener = ExpectMsg<ActorIdentity>().Subject!;
        Sys.EventStream.Subscribe(TestActor, typeof(Info));
    }

    [Fact]
    public void Receive_DeadLetter_LogsWhoSentWhatToWhom()
    {
        _gone.Tell("lost", TestActor);

        var info = ExpectMsg<Info>();

        Assert.Contains("/user/gone", info.LogSource, StringComparison.Ordinal);
        var text = info.Message.ToString()!;
        Assert.Contains("[String]", text, StringComparison.Ordinal);
        Assert.Contains("not delivered", text, StringComparison.Ordinal);
        Assert.Contains("[1] dead letters encountered", text, StringComparison.Ordinal);
        Assert.Contains(TestActor.Path.Name, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Receive_MoreThanTheMaximum_LogsOnlyThoseAndSaysSo()
    {
        for (var number = 0; number < 6; number++)
            _gone.Tell(number);

        var texts = Enumerable.Range(0, 3).Select(_ => ExpectMsg<Info>().Message.ToString()!).ToArray();

        Assert.Contains("no more dead letters will be logged", texts[2], StringComparison.Ordinal);
        Assert.DoesNotContain("no more", texts[1], StringComparison.Ordinal);
        ExpectNothingMore();
    }

    [Fact]
    public void Receive_SuppressedDeadLetter_LogsNothing()
    {
        _gone.Tell(new Unimportant());

        ExpectNothingMore();
    }

    private void ExpectNothingMore()
    {
        _listener.Tell(new Identify("marker"));
        Assert.Equal("marker", ExpectMsg<ActorIdentity>().MessageId);
    }

    private sealed class Unimportant : IDeadLetterSuppression;
}
