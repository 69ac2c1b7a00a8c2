using System.Collections.Concurrent;
using System.Threading.Channels;
using ActorConcurrency.Actors.Pipes;
using ActorConcurrency.Actors.Queues;

namespace ActorConcurrency.Bench.Primitives;

/// <summary>What items go through.</summary>
internal static class ItemRows
{
    public static IReadOnlyList<PrimitiveRow> All { get; } =
    [
        new("queue: put, get", "Channel", side => PutAndGet(side.Concurrency.Queue<int>("bench")), _ => ThroughChannel()),
        new("lifo queue: put, get", "ConcurrentStack", side => PutAndGet(side.Concurrency.LifoQueue<int>("bench")), _ =>
        {
            var stack = new ConcurrentStack<int>();
            return () => () =>
            {
                stack.Push(1);
                stack.TryPop(out int _);
                return Task.CompletedTask;
            };
        }),
        new("priority queue: put, get", "PriorityQueue, lock", side => PutAndGet(side.Concurrency.PriorityQueue<int>("bench")), _ =>
        {
            var queue = new PriorityQueue<int, int>();
            return () => () =>
            {
                lock (queue)
                    queue.Enqueue(1, 1);
                lock (queue)
                    queue.Dequeue();
                return Task.CompletedTask;
            };
        }),
        new("queue: put 100, get 100, each in one", "Channel", side =>
            {
                var queue = side.Concurrency.Queue<int>("bench");
                var items = Enumerable.Range(0, 100).ToArray();
                return async () =>
                {
                    await queue.EnqueueManyAsync(items);
                    await queue.DequeueManyAsync(items.Length);
                };
            },
            _ =>
            {
                var channel = Channel.CreateUnbounded<int>();
                return () => async () =>
                {
                    for (var i = 0; i < 100; i++)
                        await channel.Writer.WriteAsync(i);
                    for (var i = 0; i < 100; i++)
                        await channel.Reader.ReadAsync();
                };
            }),
        new("joinable queue: put, get, done", "Channel", side =>
            {
                var queue = side.Concurrency.JoinableQueue<int>("bench");
                return async () =>
                {
                    await queue.EnqueueAsync(1);
                    await (await queue.DequeueAsync()).MarkDoneAsync();
                };
            },
            _ => ThroughChannel()),
        new("pipe: send, receive", "Channel", side =>
            {
                var pipe = side.Concurrency.Pipe<int>($"bench {side.Index}");
                (PipeConnection<int> Here, PipeConnection<int> There)? ends = null;
                return async () =>
                {
                    ends ??= (await pipe.OpenAsync(PipeEnd.First), await pipe.OpenAsync(PipeEnd.Second));
                    await ends.Value.Here.SendAsync(1);
                    await ends.Value.There.ReceiveAsync();
                };
            },
            _ => ThroughChannel()),
    ];

    private static Func<Task> PutAndGet(ActorQueue<int> queue) => async () =>
    {
        await queue.EnqueueAsync(1);
        await queue.DequeueAsync();
    };

    private static Func<Func<Task>> ThroughChannel()
    {
        var channel = Channel.CreateUnbounded<int>();
        return () => async () =>
        {
            await channel.Writer.WriteAsync(1);
            await channel.Reader.ReadAsync();
        };
    }
}
