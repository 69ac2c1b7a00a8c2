using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Queues;
using Akka.Actor;
using Xunit;
using static ActorConcurrency.Actors.Queues.QueueProtocol;

namespace ActorConcurrency.Actors.Tests.EmbeddedOnly.Schedules;

/// <summary>Producers and consumers in many orders, one of them killed at each moment: no item is lost, none is there twice.</summary>
public sealed class QueueScheduleTests
{
    private const int Items = 8;

    [Theory]
    [InlineData("first in first out")]
    [InlineData("last in first out")]
    [InlineData("priority")]
    public void Kill_AnOwnerAtEachMoment_EveryItemOnce(string order) => Schedule.ForEach(schedule => Run(order, schedule));

    private static void Run(string order, Schedule schedule)
    {
        var concurrency = schedule.System.Concurrency();
        var queue = order switch
        {
            "first in first out" => concurrency.Queue<int>("x", capacity: 3).Actor,
            "last in first out" => concurrency.LifoQueue<int>("x", capacity: 3).Actor,
            _ => concurrency.PriorityQueue<int>("x", capacity: 3).Actor,
        };
        var (added, taken) = (new List<int>(), new List<int>());

        schedule.Run(
        [
            Props.Create(() => new Producer(queue, added, 0)),
            Props.Create(() => new Producer(queue, added, Items)),
            Props.Create(() => new Consumer(queue, taken, new Random(schedule.Number))),
            Props.Create(() => new Consumer(queue, taken, new Random(~schedule.Number))),
        ]);
        taken.AddRange(Rest(schedule, queue));
        var snapshot = (QueueSnapshot)schedule.Ask<Snapshot>(queue, new GetSnapshot(1)).Value;

        schedule.Require(taken.Count == taken.Distinct().Count(), $"taken twice, of {string.Join(' ', taken)}");
        // A producer that was killed may have added an item without having heard of it.
        schedule.Require(!added.Except(taken).Any(), $"lost {string.Join(' ', added.Except(taken))}");
        schedule.Require(taken.Except(added).Count() <= 1, $"{string.Join(' ', taken.Except(added))} out of nowhere");
        schedule.Require(
            snapshot is { Count: 0, OnTheWay: 0 } && snapshot.Waiters.All(waiter => waiter.For == "Dequeue"),
            $"left is {snapshot}");
    }

    private static IEnumerable<int> Rest(Schedule schedule, IActorRef queue)
    {
        for (var id = 1; ; id++)
        {
            if (schedule.Ask<object>(queue, new Dequeue(id, schedule.System.DeadLetters, Wait: false)) is not Dequeued rest)
                yield break;
            yield return (int)rest.Items[0]!;
        }
    }

    private sealed class Producer : ReceiveActor
    {
        public Producer(IActorRef queue, List<int> added, int from)
        {
            Receive<Enqueued>(m =>
            {
                added.Add(from + (int)m.RequestId);
                if (m.RequestId < Items)
                    Put(m.RequestId + 1);
            });
            Put(1);

            void Put(long number) => queue.Tell(new Enqueue(number, Self, [from + (int)number]), Self);
        }
    }

    private sealed class Consumer : ReceiveActor
    {
        private long _requestId;

        public Consumer(IActorRef queue, List<int> taken, Random random)
        {
            Receive<Dequeued>(m =>
            {
                // Two ways not to take what comes: to give it back, and to have stopped waiting for it.
                if (m.RequestId != _requestId || random.Next(4) == 0)
                {
                    queue.Tell(m.ToGiveBack(Self), Self);
                }
                else
                {
                    taken.Add((int)m.Items[0]!);
                    queue.Tell(m.ToConfirm(Self), Self);
                }

                if (m.RequestId == _requestId)
                    Take();
            });
            Receive<long>(id =>
            {
                if (id != _requestId)
                    return;
                queue.Tell(new CancelDequeue(id, Self), Self);
                Take();
            });
            Take();

            void Take()
            {
                queue.Tell(new Dequeue(++_requestId, Self, Confirmed: true), Self);
                if (random.Next(4) == 0 && _requestId < 30)
                    Self.Tell(_requestId);
            }
        }
    }
}
