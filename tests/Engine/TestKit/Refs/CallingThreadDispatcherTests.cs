using Akka.Actor;
using Akka.TestKit;
using Xunit;

namespace ActorConcurrency.Engine.TestKit.Tests.Refs;

public sealed class CallingThreadDispatcherTests : Akka.TestKit.Xunit2.TestKit
{
    [Fact]
    public void Tell_IsHandledOnThisThreadBeforeItReturns()
    {
        var handledOn = 0;
        var actor = Start((_, _) => handledOn = Environment.CurrentManagedThreadId);

        actor.Tell("a");

        Assert.Equal(Environment.CurrentManagedThreadId, handledOn);
    }

    [Fact]
    public void Tell_ToItself_IsHandledAfterTheMessageInHand()
    {
        var handled = new List<object>();
        var actor = Start((message, context) =>
        {
            if (message is "first")
                context.Self.Tell("second");

            handled.Add(message);
        });

        actor.Tell("first");

        Assert.Equal(["first", "second"], handled);
    }

    [Fact]
    public void Tell_BetweenTwoActors_FinishesTheWholeConversation()
    {
        var handled = new List<object>();
        var second = Start((message, context) =>
        {
            handled.Add($"second {message}");
            context.Sender.Tell("pong");
        });
        var first = Start((message, context) =>
        {
            handled.Add($"first {message}");
            if (message is "start")
                second.Tell("ping", context.Self);
        });

        first.Tell("start");

        Assert.Equal(["first start", "second ping", "first pong"], handled);
    }

    [Fact]
    public async Task Tell_FromManyThreads_HandlesOneAtATimeAndLosesNothing()
    {
        const int Threads = 4;
        const int EachSends = 5_000;
        var inside = 0;
        var most = 0;
        var count = 0;
        var actor = Start((_, _) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref inside));
            count++;
            Interlocked.Decrement(ref inside);
        });

        await Task.WhenAll(Enumerable.Range(0, Threads).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < EachSends; i++)
                actor.Tell(i, ActorRefs.NoSender);
        })));

        // A message of the last sender may still be handled by another sender's thread.
        AwaitAssert(() => Assert.Equal(Threads * EachSends, Volatile.Read(ref count)));
        Assert.Equal(1, most);
    }

    private IActorRef Start(Action<object, IActorContext> handle) =>
        Sys.ActorOf(Props.Create<Handler>(handle).WithDispatcher(CallingThreadDispatcher.Id));

    private sealed class Handler(Action<object, IActorContext> handle) : UntypedActor
    {
        protected override void OnReceive(object message) => handle(message, Context);
    }
}
