using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Queues;
using Akka.Actor;
using Xunit;
using static ActorConcurrency.Actors.Queues.JoinableQueueProtocol;

namespace ActorConcurrency.Actors.Tests.EmbeddedOnly.Schedules;

/// <summary>Workers of a joinable queue in many orders, one of them killed at each moment: each item is done once, and the join is answered.</summary>
public sealed class JoinableQueueScheduleTests
{
    private const int Items = 10;

    [Fact]
    public void Kill_AWorkerAtEachMoment_EveryItemIsDoneAndTheJoinAnswered() => Schedule.ForEach(Run);

    private static void Run(Schedule schedule)
    {
        var queue = schedule.System.Concurrency().JoinableQueue<int>("x").Actor;
        var done = new List<int>();
        for (var item = 1; item <= Items; item++)
            Assert.IsType<Enqueued>(schedule.Ask<object>(queue, new Enqueue(item, schedule.System.DeadLetters, item)));
        var join = queue.Ask<Joined>(new Join(Items + 1, schedule.System.DeadLetters));

        schedule.Run([.. Enumerable.Range(0, 3).Select(_ => Props.Create(() => new Worker(queue, done)))]);
        var snapshot = (JoinableQueueSnapshot)schedule.Ask<Snapshot>(queue, new GetSnapshot(1)).Value;

        schedule.Require(Enumerable.Range(1, Items).SequenceEqual(done.Order()), $"done were {string.Join(' ', done)}");
        schedule.Require(join.IsCompletedSuccessfully, $"the join was not answered");
        schedule.Require(snapshot.Holders.Count == 0, $"{snapshot.Holders.Count} deliveries leaked");
    }

    // Works for a step, in which it may be killed; from then on the item is done.
    private sealed class Worker : ReceiveActor
    {
        private long _requestId;

        public Worker(IActorRef queue, List<int> done)
        {
            Receive<Delivered>(m => Self.Tell(new Work(m)));
            Receive<Work>(m =>
            {
                done.Add((int)m.Delivery.Item!);
                queue.Tell(new MarkDone(0, Self, m.Delivery.FencingToken), Self);
                Take();
            });
            Take();

            void Take() => queue.Tell(new Dequeue(++_requestId, Self), Self);
        }

        private sealed record Work(Delivered Delivery);
    }
}
