using ActorConcurrency.Actors.Pools;
using ActorConcurrency.Actors.Telemetry;
using Xunit;

namespace ActorConcurrency.Actors.Tests.Telemetry;

public sealed class MetricsTests : ActorsTestKit
{
    private readonly string _name = $"measured-{Guid.NewGuid():N}";

    [Fact]
    public async Task Semaphore_HeldWaitingAndGrants_AreToldAsTheyChange()
    {
        using var seen = new Measurements(_name);
        var semaphore = Concurrency.Semaphore(_name, 2);
        var lease = await Soon(semaphore.AcquireAsync());
        await Soon(semaphore.AcquireAsync());
        var waits = semaphore.AcquireAsync();
        await Until(() => semaphore.GetSnapshotAsync(), s => s.Waiters.Count == 1);

        Assert.Equal((2, 1, 2), State(seen));
        await Soon(lease.ReleaseAsync());
        await Soon(waits);
        await Soon(semaphore.GetSnapshotAsync());
        Assert.Equal((2, 0, 3), State(seen));

        var (_, tags) = seen.Of(ConcurrencyTelemetry.Grants)[0];
        Assert.Equal("semaphore", tags[ConcurrencyTelemetry.KindAttribute]);
        Assert.Equal(Sys.Name, tags[ConcurrencyTelemetry.SystemAttribute]);
    }

    [Fact]
    public async Task Primitive_Ends_HoldsNothingAndNobodyWaits()
    {
        using var seen = new Measurements(_name);
        await Soon(Concurrency.Lock(_name).AcquireAsync());
        var waits = Concurrency.Lock(_name).AcquireAsync();
        await Until(() => Concurrency.Lock(_name).GetSnapshotAsync(), s => s.Waiters.Count == 1);

        await Kill(Concurrency.Lock(_name).Actor);

        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => Soon(waits));
        await Until(() => Task.FromResult(State(seen)), state => state == (0, 0, 1));
    }

    [Fact]
    public async Task Listener_ThatComesLate_HasTheWholeWithTheNextMessage()
    {
        await Soon(Concurrency.Semaphore(_name, 3).AcquireAsync());
        await Soon(Concurrency.Semaphore(_name, 3).AcquireAsync());

        using var seen = new Measurements(_name);
        await Soon(Concurrency.Semaphore(_name, 3).GetSnapshotAsync());
        await Soon(Concurrency.Semaphore(_name, 3).GetSnapshotAsync());   // told after the answer to the first

        Assert.Equal((2, 0, 2), State(seen));
    }

    [Fact]
    public async Task Redeliveries_AreCounted_OfItemsAndOfJobs()
    {
        using var seen = new Measurements(_name);
        var queue = Concurrency.JoinableQueue<int>(_name);
        await Soon(queue.EnqueueAsync(1));
        var taker = Concurrency.As("taker");
        await Soon(taker.JoinableQueue<int>(_name).DequeueAsync());
        await taker.DisposeAsync();
        await Soon(queue.DequeueAsync());
        await Soon(queue.GetSnapshotAsync());
        Assert.Equal(1, seen.Sum(ConcurrencyTelemetry.Redeliveries));

        var pool = Concurrency.Pool(_name, 1);
        await Soon(pool.ApplyAsync(async (IPoolWorker worker) =>
        {
            if (worker.Attempt > 1)
                return worker.Attempt;
            Sys.Stop(worker.Ref);
            await Task.Delay(Timeout.Infinite, worker.Stopping);
            return 0;
        }));
        await Soon(pool.GetSnapshotAsync());

        Assert.Equal(2, seen.Sum(ConcurrencyTelemetry.Redeliveries));
    }

    [Fact]
    public async Task WaitDuration_IsRecorded_WithOperationAndError()
    {
        using var seen = new Measurements(_name);
        await Soon(Concurrency.Lock(_name).AcquireAsync());
        await Assert.ThrowsAsync<TimeoutException>(() => Soon(Concurrency.Lock(_name).AcquireAsync(TimeSpan.Zero)));
        await Soon(Concurrency.Event(_name).SetAsync());   // nothing to wait for: nothing is recorded

        var waits = seen.Of(ConcurrencyTelemetry.WaitDuration);

        Assert.Equal(2, waits.Count);
        Assert.All(waits, wait => Assert.True(wait.Value >= 0));
        Assert.All(waits, wait => Assert.Equal("Acquire", wait.Tags[ConcurrencyTelemetry.OperationAttribute]));
        Assert.Equal([null, "System.TimeoutException"], waits.Select(w => w.Tags.GetValueOrDefault(ConcurrencyTelemetry.ErrorAttribute)));
    }

    private static (double Held, double Waiting, double Grants) State(Measurements seen) => (
        seen.Sum(ConcurrencyTelemetry.Held), seen.Sum(ConcurrencyTelemetry.Waiting), seen.Sum(ConcurrencyTelemetry.Grants));
}
