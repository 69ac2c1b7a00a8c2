using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Event;
using Akka.TestKit.Xunit2;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Event;

public sealed class EventStreamTests : TestKit
{
    private EventStream Stream => Sys.EventStream;

    [Fact]
    public void Publish_SubscribedClass_ReachesTheSubscriber()
    {
        Stream.Subscribe(TestActor, typeof(Apple));

        Stream.Publish(new Pear());
        Stream.Publish(new Apple());

        ExpectMsg<Apple>();
        ExpectNothing();
    }

    [Fact]
    public void Publish_DerivedClass_ReachesSubscribersOfBaseAndInterface()
    {
        var ofBase = CreateTestProbe();
        var ofInterface = CreateTestProbe();
        var ofOther = CreateTestProbe();
        Stream.Subscribe(ofBase.Ref, typeof(Fruit));
        Stream.Subscribe(ofInterface.Ref, typeof(IRound));
        Stream.Subscribe(ofOther.Ref, typeof(Pear));

        Stream.Publish(new Apple());
        Stream.Publish(new Pear());

        ofBase.ExpectMsg<Apple>();
        ofBase.ExpectMsg<Pear>();
        ofInterface.ExpectMsg<Apple>();
        ofOther.ExpectMsg<Pear>();
    }

    [Fact]
    public void Subscribe_Twice_DeliversOnce()
    {
        Assert.True(Stream.Subscribe(TestActor, typeof(Apple)));
        Assert.False(Stream.Subscribe(TestActor, typeof(Apple)));

        Stream.Publish(new Apple());

        ExpectMsg<Apple>();
        ExpectNothing();
    }

    [Fact]
    public void Unsubscribe_FromTheChannel_EndsIt()
    {
        Stream.Subscribe(TestActor, typeof(Apple));
        Stream.Subscribe(TestActor, typeof(Pear));

        Assert.True(Stream.Unsubscribe(TestActor, typeof(Apple)));
        Assert.False(Stream.Unsubscribe(TestActor, typeof(Apple)));
        Stream.Publish(new Apple());
        Stream.Publish(new Pear());

        ExpectMsg<Pear>();
        ExpectNothing();
    }

    [Fact]
    public void Unsubscribe_FromADerivedClass_KeepsItsSiblings()
    {
        Stream.Subscribe(TestActor, typeof(Fruit));

        Stream.Unsubscribe(TestActor, typeof(Apple));
        Stream.Publish(new Apple());
        Stream.Publish(new Pear());

        ExpectMsg<Pear>();
        ExpectNothing();
    }

    [Fact]
    public void Unsubscribe_FromEverything_EndsAllSubscriptions()
    {
        Stream.Subscribe(TestActor, typeof(Apple));
        Stream.Subscribe(TestActor, typeof(IRound));

        Stream.Unsubscribe(TestActor);
        Stream.Publish(new Apple());

        ExpectNothing();
    }

    [Fact]
    public void SubscribeExtension_ChannelAsTypeArgument_IsTheSame()
    {
        Assert.True(Stream.Subscribe<Apple>(TestActor));
        Assert.False(Stream.Subscribe(TestActor, typeof(Apple)));
        Assert.True(Stream.Unsubscribe<Apple>(TestActor));

        Stream.Publish(new Apple());

        ExpectNothing();
    }

    [Fact]
    public void Stop_OfASubscriber_UnsubscribesIt()
    {
        var subscriber = CreateTestProbe();
        Stream.Subscribe(subscriber.Ref, typeof(Apple));
        Stream.Subscribe(TestActor, typeof(DeadLetter));
        Watch(subscriber.Ref);
        Sys.Stop(subscriber.Ref);
        ExpectTerminated(subscriber.Ref);

        // As long as it is subscribed, what is published comes back as a dead letter before the marker does.
        AwaitAssert(() =>
        {
            Stream.Publish(new Apple());
            Sys.DeadLetters.Tell("marker");
            var first = ExpectMsg<DeadLetter>().Message;
            if (first is Apple)
                ExpectMsg<DeadLetter>();
            Assert.Equal("marker", first);
        });
    }

    [Fact]
    public void Publish_FromManyThreads_LosesNothing()
    {
        const int each = 500;
        Stream.Subscribe(TestActor, typeof(Numbered));

        Parallel.For(0, 4, _ =>
        {
            for (var number = 0; number < each; number++)
                Stream.Publish(new Numbered(number));
        });

        var numbers = ReceiveN(4 * each).Cast<Numbered>().Select(message => message.Number).Order();
        Assert.Equal(Enumerable.Range(0, each).SelectMany(number => Enumerable.Repeat(number, 4)), numbers);
    }

    [Fact]
    public void StartUnsubscriber_OnAStreamOfOnesOwn_UnsubscribesWhoStops()
    {
        var stream = new EventStream(false);
        stream.StartUnsubscriber((ActorSystemImpl)Sys);
        var subscriber = CreateTestProbe();
        stream.Subscribe(subscriber.Ref, typeof(Apple));

        Watch(subscriber.Ref);
        Sys.Stop(subscriber.Ref);
        ExpectTerminated(subscriber.Ref);

        AwaitAssert(() => Assert.False(stream.Unsubscribe(subscriber.Ref, typeof(Apple))));
    }

    private void ExpectNothing()
    {
        TestActor.Tell("marker");
        ExpectMsg("marker");
    }

    private interface IRound;

    private abstract class Fruit;

    private sealed class Apple : Fruit, IRound;

    private sealed class Pear : Fruit;

    private sealed record Numbered(int Number);
}
