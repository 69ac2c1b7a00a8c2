using Akka.Actor;
using Xunit;

namespace ActorConcurrency.Engine.TestKit.Tests.Refs;

public sealed class TestActorRefTests : Akka.TestKit.Xunit2.TestKit
{
    [Fact]
    public void Tell_TestActorRef_IsHandledBeforeItReturns()
    {
        var counter = ActorOfAsTestActorRef<Counter>();

        counter.Tell(2);
        counter.Tell(3);

        Assert.Equal(5, counter.UnderlyingActor.Sum);
    }

    [Fact]
    public void Tell_TestActorRef_ComesFromTheTest()
    {
        var counter = ActorOfAsTestActorRef<Counter>("counter");

        counter.Tell("sum?");

        ExpectMsgFrom(counter.Ref, 0);
        Assert.Equal("counter", counter.Path.Name);
    }

    [Fact]
    public void Receive_HandlerThrows_ThrowsHereAndKeepsTheInstance()
    {
        var counter = ActorOfAsTestActorRef<Counter>(Props.Create<Counter>());
        var instance = counter.UnderlyingActor;

        Assert.Throws<FormatException>(() => counter.Receive("fail"));

        Assert.Same(instance, counter.UnderlyingActor);
        counter.Receive(4);
        Assert.Equal(4, instance.Sum);
    }

    [Fact]
    public void Receive_WithSender_AnswersIt()
    {
        var counter = ActorOfAsTestActorRef<Counter>();
        var probe = CreateTestProbe();

        counter.Receive("sum?", probe.Ref);

        probe.ExpectMsg(0);
    }

    [Fact]
    public void Tell_HandlerThrows_TheSupervisorRestartsIt()
    {
        var counter = ActorOfAsTestActorRef<Counter>();
        var before = counter.UnderlyingActor;

        EventFilter.Exception<FormatException>().ExpectOne(() => counter.Tell("fail"));

        AwaitAssert(() => Assert.NotSame(before, counter.UnderlyingActor));
    }

    [Fact]
    public void Supervisor_AnotherTestActorRef_IsTheParent()
    {
        var parent = ActorOfAsTestActorRef<Counter>("parent");

        var child = ActorOfAsTestActorRef<Counter>(parent.Ref, "child");

        Assert.Equal(parent.Path, child.Path.Parent);
    }

    [Fact]
    public void Watch_AnotherActor_LetsTheInstanceKnowOfItsEnd()
    {
        var watcher = ActorOfAsTestActorRef<Counter>();
        var probe = CreateTestProbe();

        watcher.Watch(probe.Ref);
        Sys.Stop(probe.Ref);

        AwaitAssert(() => Assert.Equal(1, watcher.UnderlyingActor.Ends));
    }

    [Fact]
    public void Equality_RefOfTheSameActor_IsEqual()
    {
        var counter = ActorOfAsTestActorRef<Counter>();
        var other = ActorOfAsTestActorRef<Counter>();

        Assert.True(counter == counter.Ref);
        Assert.True(counter.Ref == counter);
        Assert.True(counter != other.Ref);
        Assert.True(counter.Equals(counter.Ref));
        Assert.Equal(counter.Ref.GetHashCode(), counter.GetHashCode());
    }

    [Fact]
    public async Task ReceiveAsync_AsyncHandler_EndsWithIt()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var actor = ActorOfAsTestActorRef<AsyncActor>(Props.Create<AsyncActor>(gate));

        var handling = actor.ReceiveAsync("wait");
        Assert.False(handling.IsCompleted);
        gate.SetResult();
        await handling;

        Assert.True(actor.UnderlyingActor.Done);
    }

    private sealed class Counter : UntypedActor
    {
        public int Sum { get; private set; }

        public int Ends { get; private set; }

        protected override void OnReceive(object message)
        {
            switch (message)
            {
                case int number:
                    Sum += number;
                    break;
                case "sum?":
                    Sender.Tell(Sum);
                    break;
                case "fail":
                    throw new FormatException("on demand");
                case Terminated:
                    Ends++;
                    break;
                default:
                    Unhandled(message);
                    break;
            }
        }
    }

    private sealed class AsyncActor : ReceiveActor
    {
        public AsyncActor(TaskCompletionSource gate)
        {
            ReceiveAsync<string>(async _ =>
            {
                await gate.Task;
                Done = true;
            });
        }

        public bool Done { get; private set; }
    }
}
