namespace ActorConcurrency.Bench.Primitives;

/// <summary>What is waited for.</summary>
internal static class SignalRows
{
    public static IReadOnlyList<PrimitiveRow> All { get; } =
    [
        new("event: set, wait", "TaskCompletionSource", side =>
            {
                var gate = side.Concurrency.Event("bench");
                return async () =>
                {
                    await gate.SetAsync();
                    await gate.WaitAsync();
                };
            },
            _ => () => async () =>
            {
                var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                gate.SetResult();
                await gate.Task;
            }),
        new("barrier of all owners: wait", "TaskCompletionSource", side =>
            {
                var barrier = side.Concurrency.Barrier("bench", side.Owners);
                return () => barrier.SignalAndWaitAsync();
            },
            owners =>
            {
                var meeting = new Meeting(owners);
                return () => meeting.ArriveAsync;
            }),
        new("countdown latch: signal", "CountdownEvent", side =>
            {
                var latch = side.Concurrency.CountdownLatch("bench", int.MaxValue);
                return () => latch.SignalAsync();
            },
            _ =>
            {
                var latch = new CountdownEvent(int.MaxValue);
                return () => () =>
                {
                    latch.Signal();
                    return Task.CompletedTask;
                };
            }),
        new("promise: create, resolve, wait", "TaskCompletionSource", side => async () =>
            {
                var promise = side.Concurrency.Promise<int>();
                await promise.ResolveAsync(1);
                await promise.WaitAsync();
            },
            _ => () => async () =>
            {
                var promise = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
                promise.SetResult(1);
                await promise.Task;
            }),
        new("timer: start, cancel", "System.Threading.Timer", side =>
            {
                var timer = side.Concurrency.Timer($"bench {side.Index}");
                return async () => await (await timer.StartOnceAsync(TimeSpan.FromHours(1))).DisposeAsync();
            },
            _ => () => () =>
            {
                new Timer(static _ => { }, null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan).Dispose();
                return Task.CompletedTask;
            }),
    ];

    /// <summary>The least that a barrier of tasks needs.</summary>
    private sealed class Meeting(int parties)
    {
        private readonly Lock _gate = new();
        private TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _there;

        public Task ArriveAsync()
        {
            lock (_gate)
            {
                var all = _all;
                if (++_there < parties)
                    return all.Task;
                (_there, _all) = (0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
                all.SetResult();
                return Task.CompletedTask;
            }
        }
    }
}
