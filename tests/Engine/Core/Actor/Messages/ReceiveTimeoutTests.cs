using ActorConcurrency.Engine.Core.Tests.Actor.Support;
using Akka.Actor;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Actor.Messages;

public class ReceiveTimeoutTests : QuietTestKit
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly IActorRef _actor;

    public ReceiveTimeoutTests()
        : base(VirtualTime)
    {
        _actor = Sys.ActorOf(Props.Create(() => new Waiting(TestActor)));
    }

    [Fact]
    public void ReceiveTimeout_NoMessageForThatLong_Comes()
    {
        Set(Limit);

        Time.Advance(Limit);

        ExpectMsg("timed out");
    }

    [Fact]
    public void ReceiveTimeout_MessageBefore_StartsAgain()
    {
        Set(Limit);

        Time.Advance(Limit / 2);
        Echo("keep awake");
        Time.Advance(Limit * 0.75);
        Echo("still awake");
        Time.Advance(Limit);

        ExpectMsg("timed out");
    }

    [Fact]
    public void ReceiveTimeout_MessageThatDoesNotCount_DoesNotStartAgain()
    {
        Set(Limit);

        Time.Advance(Limit / 2);
        Echo(new Uninfluential());
        Time.Advance(Limit / 2);

        ExpectMsg("timed out");
    }

    [Fact]
    public void ReceiveTimeout_SetToNull_StaysAway()
    {
        Set(Limit);
        Set(null);

        Time.Advance(Limit * 10);

        Echo("nothing before this");
    }

    [Fact]
    public void ReceiveTimeout_OfTheContext_IsWhatWasSet()
    {
        Set(Limit);

        _actor.Tell(new Do(context => context.Sender.Tell(context.ReceiveTimeout!)), TestActor);

        ExpectMsg(Limit);
    }

    private void Set(TimeSpan? timeout)
    {
        _actor.Tell(new Do(context => context.SetReceiveTimeout(timeout)));
        Echo("set");
    }

    private void Echo(object message)
    {
        _actor.Tell(message, TestActor);
        ExpectMsg(message);
    }

    private sealed class Uninfluential : INotInfluenceReceiveTimeout;

    private sealed class Waiting(IActorRef observer) : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            if (message is Do work)
                work.Action(Context);
            else
                observer.Tell(message is ReceiveTimeout ? "timed out" : message);
        }
    }
}
