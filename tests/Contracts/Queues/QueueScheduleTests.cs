using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace ActorConcurrency.Actors.Contracts.Queues;

/// <summary>Random schedules of producers and takers, with takers cancelled and killed at every step of a call's life.</summary>
public abstract class QueueScheduleTests<TBackend> : ContractTests<TBackend>
    where TBackend : ContractBackend, new()
{
    private int _schedules;

    [Fact]
    public void AnySchedule_WithTakersKilled_GivesEveryItemOnce() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(40),
            Prop.ForAll<byte[]>(steps => LosesNothingAsync(steps).GetAwaiter().GetResult()));

    private async Task<bool> LosesNothingAsync(byte[] steps)
    {
        var name = $"schedule{++_schedules}";
        var queue = Concurrency.Queue<int>(name, capacity: 4);
        var takers = new List<Taker>();
        var added = 0;
        foreach (var step in steps)
        {
            var taker = takers.Count == 0 ? null : takers[step / 5 % takers.Count];
            switch (step % 5)
            {
                case 0 or 1 when await Soon(queue.TryEnqueueAsync(added)):
                    added++;
                    break;
                case 2:
                    takers.Add(new Taker(Concurrency.As(), name));
                    break;
                case 3:
                    taker?.Cancellation.Cancel();
                    break;
                case 4 when taker is not null:
                    Sys.Stop(taker.Owner.Ref);
                    break;
            }
        }

        foreach (var taker in takers)
            await Soon(taker.Owner.DisposeAsync());
        await Until(() => queue.GetSnapshotAsync(), s => s is { OnTheWay: 0, Waiters.Count: 0 });
        await Soon(queue.CompleteAsync());
        var seen = new List<int>();
        foreach (var taker in takers)
            seen.AddRange(await TakenBy(taker));
        await foreach (var rest in queue.ReadAllAsync())
            seen.Add(rest);
        return seen.Order().SequenceEqual(Enumerable.Range(0, added));
    }

    // The queue knows that an item has arrived a moment before the call that awaits it goes on.
    private static async Task<int[]> TakenBy(Taker taker)
    {
        try
        {
            return [await Soon(taker.Item)];
        }
        catch (Exception refused) when (refused is OperationCanceledException or ObjectDisposedException)
        {
            return [];
        }
    }

    private sealed class Taker
    {
        public Taker(IOwner owner, string name)
        {
            Owner = owner;
            Item = owner.Queue<int>(name, capacity: 4).DequeueAsync(null, Cancellation.Token);
        }

        public IOwner Owner { get; }
        public CancellationTokenSource Cancellation { get; } = new();
        public Task<int> Item { get; }
    }
}
