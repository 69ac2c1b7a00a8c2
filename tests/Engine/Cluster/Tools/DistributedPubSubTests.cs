using System.Collections.Concurrent;
using ActorConcurrency.Engine.Cluster.Tests.Support;
using Akka.Actor;
using Akka.Cluster.Tools.PublishSubscribe;
using Xunit;

namespace ActorConcurrency.Engine.Cluster.Tests.Tools;

public sealed class DistributedPubSubTests : IAsyncLifetime
{
    private const string Fast = "akka.cluster.pub-sub.gossip-interval = 100ms";
    private readonly ClusterNodes _nodes = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _nodes.DisposeAsync();

    [Fact]
    public async Task Publish_ToATopic_ReachesTheSubscribersOfAllNodes()
    {
        var nodes = await _nodes.FormAsync(3, Fast);
        var inboxes = new List<Inbox>();
        foreach (var node in nodes)
        {
            var inbox = new Inbox(node);
            await inbox.SubscribeAsync("news");
            inboxes.Add(inbox);
        }

        // A node learns of the others' subscriptions by gossip: publishes until everybody has got one.
        await PublishUntilAsync(nodes[0], new Publish("news", "hello"), () => inboxes.TrueForAll(inbox => inbox.Received.Contains("hello")));

        var topics = await Mediator(nodes[2]).Ask<CurrentTopics>(GetTopics.Instance, ClusterNodes.Patience);
        Assert.Equal(["news"], topics.Topics);
    }

    [Fact]
    public async Task Publish_ToOneOfEachGroup_ReachesOneSubscriber()
    {
        var nodes = await _nodes.FormAsync(2, Fast);
        var (first, second, alone) = (new Inbox(nodes[0]), new Inbox(nodes[1]), new Inbox(nodes[1]));
        await first.SubscribeAsync("jobs", "workers");
        await second.SubscribeAsync("jobs", "workers");
        await alone.SubscribeAsync("jobs", "auditors");
        // Both nodes know of both groups when each has got something.
        await PublishUntilAsync(nodes[0], new Publish("jobs", "warm", true), () => first.Received.Contains("warm") && second.Received.Contains("warm") && alone.Received.Contains("warm"));

        for (var i = 0; i < 20; i++) Mediator(nodes[0]).Tell(new Publish("jobs", i, true));
        await alone.HasAsync(message => message is 19);
        await Task.WhenAll(first.IsIdleAsync(), second.IsIdleAsync());

        var got = first.Received.Concat(second.Received).OfType<int>().Order();
        Assert.Equal(Enumerable.Range(0, 20), got);
        Assert.Equal(Enumerable.Range(0, 20), alone.Received.OfType<int>());
    }

    [Fact]
    public async Task Publish_ToAll_IsForThoseWithoutAGroup()
    {
        var nodes = await _nodes.FormAsync(1, Fast);
        var (member, alone) = (new Inbox(nodes[0]), new Inbox(nodes[0]));
        await member.SubscribeAsync("jobs", "workers");
        await alone.SubscribeAsync("jobs");

        Mediator(nodes[0]).Tell(new Publish("jobs", "for all"));
        Mediator(nodes[0]).Tell(new Publish("jobs", "for one", sendOneMessageToEachGroup: true));

        await alone.HasAsync(message => message is "for all");
        await member.HasAsync(message => message is "for one");
        await Task.WhenAll(alone.IsIdleAsync(), member.IsIdleAsync());
        Assert.DoesNotContain("for all", member.Received);
        Assert.DoesNotContain("for one", alone.Received);
    }

    [Fact]
    public async Task Subscribe_WithoutASender_IsNotAcknowledgedToTheSubscriber()
    {
        var nodes = await _nodes.FormAsync(1, Fast);
        var inbox = new Inbox(nodes[0]);

        Mediator(nodes[0]).Tell(new Subscribe("news", inbox.Ref), ActorRefs.NoSender);
        Mediator(nodes[0]).Tell(new Publish("news", "hello"), ActorRefs.NoSender);

        await inbox.HasAsync(message => message is "hello");
        Assert.DoesNotContain(inbox.Received, message => message is SubscribeAck);
    }

    [Fact]
    public async Task Send_ToAPath_PrefersTheLocalActorOrReachesTheOther()
    {
        var nodes = await _nodes.FormAsync(2, Fast);
        var (here, there) = (new Inbox(nodes[0], "desk"), new Inbox(nodes[1], "desk"));
        Mediator(nodes[0]).Tell(new Put(here.Ref));
        Mediator(nodes[1]).Tell(new Put(there.Ref));
        await PublishUntilAsync(nodes[0], new SendToAll("/user/desk", "all", excludeSelf: true), () => there.Received.Contains("all"));

        for (var i = 0; i < 10; i++) Mediator(nodes[0]).Tell(new Send("/user/desk", i, localAffinity: true));
        await here.HasAsync(message => message is 9);

        Assert.Empty(there.Received.OfType<int>());
        Assert.DoesNotContain("all", here.Received);
    }

    [Fact]
    public async Task Subscriber_ThatStopsOrUnsubscribes_GetsNothingMore()
    {
        var nodes = await _nodes.FormAsync(1, Fast);
        var (stays, leaves) = (new Inbox(nodes[0]), new Inbox(nodes[0]));
        await stays.SubscribeAsync("news");
        await leaves.SubscribeAsync("news");

        await Mediator(nodes[0]).Ask<UnsubscribeAck>(new Unsubscribe("news", leaves.Ref), ClusterNodes.Patience);
        Mediator(nodes[0]).Tell(new Publish("news", 1));
        await stays.HasAsync(message => message is 1);
        await leaves.IsIdleAsync();

        Assert.DoesNotContain(1, leaves.Received);
        nodes[0].System.Stop(stays.Ref);
        await HasNoTopicsAsync(nodes[0]);
    }

    private static IActorRef Mediator(Akka.Cluster.Cluster node) => DistributedPubSub.Get(node.System).Mediator;

    private static async Task PublishUntilAsync(Akka.Cluster.Cluster node, object message, Func<bool> condition)
    {
        using var end = new CancellationTokenSource(ClusterNodes.Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        do
        {
            Mediator(node).Tell(message);
        }
        while (!condition() && await timer.WaitForNextTickAsync(end.Token));
    }

    // The mediator hears of a subscriber's end after it: asks until it has.
    private static async Task HasNoTopicsAsync(Akka.Cluster.Cluster node)
    {
        using var end = new CancellationTokenSource(ClusterNodes.Patience);
        while ((await Mediator(node).Ask<CurrentTopics>(GetTopics.Instance, end.Token)).Topics.Count > 0) end.Token.ThrowIfCancellationRequested();
    }

    private sealed class Inbox
    {
        private readonly Akka.Cluster.Cluster _node;

        public Inbox(Akka.Cluster.Cluster node, string? name = null)
        {
            _node = node;
            Ref = node.System.ActorOf(Props.Create(() => new Collector(this)), name);
        }

        public IActorRef Ref { get; }

        public ConcurrentQueue<object> Received { get; } = [];

        public Task SubscribeAsync(string topic, string? group = null) =>
            Mediator(_node).Ask<SubscribeAck>(new Subscribe(topic, Ref, group), ClusterNodes.Patience);

        public Task HasAsync(Func<object, bool> condition) => Ref.Ask<string>(condition, ClusterNodes.Patience);

        /// <summary>What was sent to it before has arrived: mediators on this node first.</summary>
        public async Task IsIdleAsync()
        {
            await Mediator(_node).Ask<CurrentTopics>(GetTopics.Instance, ClusterNodes.Patience);
            await Ref.Ask<string>((Func<object, bool>)(_ => true), ClusterNodes.Patience);
        }

        private sealed class Collector : ReceiveActor
        {
            private readonly List<(Func<object, bool> Condition, IActorRef Asker)> _waiting = [];

            public Collector(Inbox inbox)
            {
                inbox.Received.Enqueue("");
                Receive<Func<object, bool>>(condition => _waiting.Add((condition, Sender)));
                ReceiveAny(inbox.Received.Enqueue);
                _inbox = inbox;
            }

            private readonly Inbox _inbox;

            protected override bool AroundReceive(Receive receive, object message)
            {
                var handled = base.AroundReceive(receive, message);
                foreach (var met in _waiting.Where(waiting => _inbox.Received.Any(waiting.Condition)).ToList())
                {
                    met.Asker.Tell("met");
                    _waiting.Remove(met);
                }
                return handled;
            }
        }
    }
}
