using Akka.Actor;
using Akka.Dispatch;
using Akka.Dispatch.MessageQueues;
using Akka.Event;
using Akka.TestKit.Xunit2;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Dispatch;

public sealed class MessageQueueTests : TestKit
{
    [Fact]
    public void TryDequeue_FromEveryQueue_EmptiesItAndThenSaysSo()
    {
        foreach (var queue in new IMessageQueue[]
        {
            new UnboundedMessageQueue(),
            new UnboundedDequeMessageQueue(),
            new BoundedMessageQueue(10, TimeSpan.Zero),
            new BoundedDequeMessageQueue(10, TimeSpan.Zero),
            new UnboundedStablePriorityMessageQueue(_ => 0, 11),
        })
        {
            Assert.False(queue.HasMessages);
            Enqueue(queue, "a", "b", "c");

            Assert.True(queue.HasMessages);
            Assert.Equal(3, queue.Count);
            Assert.Equal(["a", "b", "c"], Drain(queue));
            Assert.False(queue.HasMessages);
            Assert.False(queue.TryDequeue(out _));
        }
    }

    [Fact]
    public void Enqueue_FullBoundedQueueWithoutTimeOut_SendsToDeadLetters()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));
        var queue = new BoundedMessageQueue(2, TimeSpan.Zero);

        Enqueue(queue, "a", "b", "c");

        var letter = ExpectMsg<DeadLetter>();
        Assert.Equal("c", letter.Message);
        Assert.Equal(TestActor, letter.Recipient);
        Assert.Equal(["a", "b"], Drain(queue));
    }

    [Fact]
    public async Task Enqueue_FullBoundedQueue_WaitsForRoom()
    {
        var queue = new BoundedMessageQueue(1, TimeSpan.FromSeconds(30));
        Enqueue(queue, "a");
        var waiting = Task.Factory.StartNew(
            () => Enqueue(queue, "b"), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

        Assert.True(queue.TryDequeue(out var first));
        await waiting.WaitAsync(TimeSpan.FromSeconds(10));

        Assert.Equal("a", first.Message);
        Assert.Equal(["b"], Drain(queue));
    }

    [Fact]
    public void EnqueueFirst_OnDoubleEndedQueues_ComesOutFirst()
    {
        foreach (var queue in new IMessageQueue[]
        {
            new UnboundedDequeMessageQueue(),
            new BoundedDequeMessageQueue(2, TimeSpan.Zero),
            new UnboundedPriorityMessageQueue(_ => 0, 11),
            new UnboundedStablePriorityMessageQueue(_ => 0, 11),
        })
        {
            Enqueue(queue, "b");
            ((IDequeBasedMessageQueueSemantics)queue).EnqueueFirst(new Envelope("a", ActorRefs.Nobody));

            Assert.Equal(["a", "b"], Drain(queue));
        }
    }

    [Fact]
    public void TryDequeue_FromAPriorityQueue_TakesTheLowestNumberFirst()
    {
        var queue = new UnboundedPriorityMessageQueue(message => ((string)message).Length, 11);

        Enqueue(queue, "four", "one", "seven..", "ab");

        Assert.Equal(["ab", "one", "four", "seven.."], Drain(queue));
    }

    [Fact]
    public void TryDequeue_FromAStablePriorityQueue_KeepsTheOrderOfEquals()
    {
        var queue = new UnboundedStablePriorityMessageQueue(message => ((string)message)[0], 11);

        Enqueue(queue, "b1", "a1", "b2", "a2", "b3", "a3");

        Assert.Equal(["a1", "a2", "a3", "b1", "b2", "b3"], Drain(queue));
    }

    [Fact]
    public void CleanUp_WithMessagesLeft_MovesThemToDeadLetters()
    {
        var queue = new UnboundedDequeMessageQueue();
        var deadLetters = new UnboundedMessageQueue();
        Enqueue(queue, "b");
        queue.EnqueueFirst(new Envelope("a", ActorRefs.Nobody));

        queue.CleanUp(TestActor, deadLetters);

        Assert.Equal(["a", "b"], Drain(deadLetters));
        Assert.False(queue.HasMessages);
    }

    private void Enqueue(IMessageQueue queue, params string[] messages)
    {
        foreach (var message in messages)
            queue.Enqueue(TestActor, new Envelope(message, ActorRefs.Nobody));
    }

    private static List<object> Drain(IMessageQueue queue)
    {
        var messages = new List<object>();
        while (queue.TryDequeue(out var envelope))
            messages.Add(envelope.Message);
        return messages;
    }
}
