using Akka.Actor;
using Akka.Routing;
using Akka.TestKit;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Routing;

public sealed class AskingRouterTests : Akka.TestKit.Xunit2.TestKit
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public AskingRouterTests()
        : base("""akka.scheduler.implementation = "Akka.TestKit.TestScheduler, Akka.TestKit" """)
    {
    }

    private TestScheduler Time => (TestScheduler)Sys.Scheduler;

    private (IActorRef Router, TestProbe One, TestProbe Two) Start(Func<string[], Group> group)
    {
        var (one, two) = (CreateTestProbe(), CreateTestProbe());
        var router = Sys.ActorOf(group([one.Ref.Path.ToString(), two.Ref.Path.ToString()]).Props());
        return (router, one, two);
    }

    [Fact]
    public void ScatterGather_SeveralAnswer_FirstAnswerGoesToTheSender()
    {
        var (router, one, two) = Start(paths => new ScatterGatherFirstCompletedGroup(paths, Second));

        router.Tell("question", TestActor);
        one.ExpectMsg("question");
        two.ExpectMsg("question");
        two.Reply("from two");
        ExpectMsg("from two");
        one.Reply("from one");

        router.Tell("next", TestActor);
        one.ExpectMsg("next");
        one.Reply("from one again");
        ExpectMsg("from one again");
    }

    [Fact]
    public void ScatterGather_NobodyAnswers_SenderGetsAFailure()
    {
        var (router, one, two) = Start(paths => new ScatterGatherFirstCompletedGroup(paths, Second));

        router.Tell("question", TestActor);
        one.ExpectMsg("question");
        two.ExpectMsg("question");
        Time.Advance(Second);

        Assert.IsType<AskTimeoutException>(ExpectMsg<Status.Failure>().Cause);
    }

    [Fact]
    public void TailChopping_FirstIsSilent_SecondIsAskedAfterTheInterval()
    {
        var (router, one, two) = Start(paths => new TailChoppingGroup(paths, Second * 10, Second));

        router.Tell("question", TestActor);
        AwaitAssert(() =>
        {
            Time.Advance(TimeSpan.Zero);
            Assert.True(one.HasMessages || two.HasMessages);
        });
        var (first, second) = one.HasMessages ? (one, two) : (two, one);
        Assert.False(second.HasMessages);
        first.ExpectMsg("question");

        Time.Advance(Second);
        second.ExpectMsg("question");
        second.Reply("answer");

        ExpectMsg("answer");
    }

    [Fact]
    public void TailChopping_NobodyAnswers_SenderGetsAFailure()
    {
        var (router, one, two) = Start(paths => new TailChoppingGroup(paths, Second * 2, Second));

        router.Tell("question", TestActor);
        Time.Advance(TimeSpan.Zero);
        Time.Advance(Second);
        one.ExpectMsg("question");
        two.ExpectMsg("question");
        Time.Advance(Second * 2);

        Assert.IsType<AskTimeoutException>(ExpectMsg<Status.Failure>().Cause);
    }
}
