using Akka.Event;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Event;

public sealed class EventBusTests
{
    private readonly PrefixBus _bus = new();

    [Fact]
    public void Publish_SubscribedClassifier_ReachesTheSubscriber()
    {
        _bus.Subscribe("ann", "news");

        _bus.Publish("news");
        _bus.Publish("sport");

        Assert.Equal(["ann:news"], _bus.Delivered);
    }

    [Fact]
    public void Publish_TwoMatchingSubscriptionsOfOneSubscriber_ReachesItOnce()
    {
        _bus.Subscribe("ann", "news");
        _bus.Subscribe("ann", "news/local");

        _bus.Publish("news/local");

        Assert.Equal(["ann:news/local"], _bus.Delivered);
    }

    [Fact]
    public void Subscribe_SameClassifierTwice_TellsThatItIsNotNew()
    {
        Assert.True(_bus.Subscribe("ann", "news"));
        Assert.False(_bus.Subscribe("ann", "news"));
        Assert.True(_bus.Subscribe("bob", "news"));

        _bus.Publish("news");

        Assert.Equal(["ann:news", "bob:news"], _bus.Delivered);
    }

    [Fact]
    public void Subscribe_AfterAnEventOfTheClass_GetsTheNextOne()
    {
        _bus.Publish("news");

        _bus.Subscribe("ann", "news");
        _bus.Publish("news");

        Assert.Equal(["ann:news"], _bus.Delivered);
    }

    [Fact]
    public void Unsubscribe_FromTheClassifier_EndsOnlyThatSubscription()
    {
        _bus.Subscribe("ann", "news");
        _bus.Subscribe("ann", "sport");
        _bus.Publish("news");

        Assert.True(_bus.Unsubscribe("ann", "news"));
        Assert.False(_bus.Unsubscribe("ann", "weather"));
        _bus.Publish("news");
        _bus.Publish("sport");

        Assert.Equal(["ann:news", "ann:sport"], _bus.Delivered);
    }

    [Fact]
    public void Unsubscribe_FromAClassifierBelow_KeepsTheRest()
    {
        _bus.Subscribe("ann", "news");
        _bus.Publish("news/local");

        _bus.Unsubscribe("ann", "news/local");
        _bus.Publish("news/local");
        _bus.Publish("news/local/today");
        _bus.Publish("news/world");

        Assert.Equal(["ann:news/local", "ann:news/world"], _bus.Delivered);
    }

    [Fact]
    public void Unsubscribe_FromEverything_EndsAllSubscriptions()
    {
        _bus.Subscribe("ann", "news");
        _bus.Subscribe("ann", "sport");
        _bus.Subscribe("bob", "news");

        _bus.Unsubscribe("ann");
        _bus.Publish("news");
        _bus.Publish("sport");

        Assert.Equal(["bob:news"], _bus.Delivered);
    }

    private sealed class PrefixBus : EventBus<string, string, string>
    {
        public List<string> Delivered { get; } = [];

        protected override bool IsSubClassification(string parent, string child) => child.StartsWith(parent, StringComparison.Ordinal);

        protected override void Publish(string @event, string subscriber) => Delivered.Add($"{subscriber}:{@event}");

        protected override bool Classify(string @event, string classifier) => IsSubClassification(classifier, @event);

        protected override string GetClassifier(string @event) => @event;
    }
}
