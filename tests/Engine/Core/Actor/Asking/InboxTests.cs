using ActorConcurrency.Engine.Core.Tests.Actor.Support;
using Akka.Actor;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Actor.Asking;

public class InboxTests : QuietTestKit
{
    private readonly Inbox _inbox;

    public InboxTests()
        : base("akka.actor.inbox.inbox-size = 3")
    {
        _inbox = Inbox.Create(Sys);
    }

    [Fact]
    public void Receive_MessageThere_TakesInOrder()
    {
        Send("a", "b");

        Assert.Equal("a", _inbox.Receive());
        Assert.Equal("b", _inbox.Receive(RemainingOrDefault));
    }

    [Fact]
    public async Task ReceiveAsync_MessageLater_CompletesWithIt()
    {
        var receiving = _inbox.ReceiveAsync();
        Assert.False(receiving.IsCompleted);

        Send("later");

        Assert.Equal("later", await receiving.WaitAsync(RemainingOrDefault));
    }

    [Fact]
    public void Receive_NoMessageInTime_Throws() =>
        Assert.Throws<TimeoutException>(() => _inbox.Receive(TimeSpan.FromMilliseconds(20)));

    [Fact]
    public async Task ReceiveAsync_NoMessageInTime_GivesAFailure()
    {
        var failure = Assert.IsType<Status.Failure>(await _inbox.ReceiveAsync(TimeSpan.FromMilliseconds(20)));

        Assert.IsAssignableFrom<TimeoutException>(failure.Cause);
    }

    [Fact]
    public async Task ReceiveAsync_TimeIsOverAtTheStart_GivesAFailure() =>
        Assert.IsType<Status.Failure>(await _inbox.ReceiveAsync(TimeSpan.FromSeconds(-1)).WaitAsync(RemainingOrDefault));

    [Fact]
    public void ReceiveWhere_TakesTheOneThatFits()
    {
        Send("a", 2, "c");

        Assert.Equal(2, _inbox.ReceiveWhere(message => message is int));
        Assert.Equal("a", _inbox.Receive());
        Assert.Equal("c", _inbox.Receive());
    }

    [Fact]
    public void ReceiveWhere_NoneFitsInTime_ThrowsAndKeepsTheOthers()
    {
        Send("a");

        Assert.Throws<TimeoutException>(() => _inbox.ReceiveWhere(message => message is int, TimeSpan.FromMilliseconds(20)));

        Assert.Equal("a", _inbox.Receive());
    }

    [Fact]
    public void Receive_WhenFull_HasDroppedTheRest()
    {
        Send(1, 2, 3, 4);

        Assert.Equal([1, 2, 3], new[] { _inbox.Receive(), _inbox.Receive(), _inbox.Receive() });
        Assert.Throws<TimeoutException>(() => _inbox.Receive(TimeSpan.FromMilliseconds(20)));
    }

    [Fact]
    public void Send_HasTheInboxAsSender()
    {
        _inbox.Send(TestActor, "question");
        ExpectMsg("question");

        LastSender.Tell("answer");

        Assert.Equal("answer", _inbox.Receive());
    }

    [Fact]
    public void Watch_ActorEnds_GivesTerminated()
    {
        var actor = Sys.ActorOf(Puppet.Props(CreateTestProbe().Ref));
        _inbox.Watch(actor);

        actor.Tell(PoisonPill.Instance);

        Assert.Equal(actor, Assert.IsType<Terminated>(_inbox.Receive()).ActorRef);
    }

    [Fact]
    public void Dispose_EndsTheReceiver()
    {
        Watch(_inbox.Receiver);

        _inbox.Dispose();

        ExpectTerminated(_inbox.Receiver);
    }

    private void Send(params object[] messages)
    {
        foreach (var message in messages)
            _inbox.Receiver.Tell(message, TestActor);
    }
}
