using ActorConcurrency.Actors.Queues;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace ActorConcurrency.Actors.Contracts.Queues;

/// <summary>Random schedules of producers and takers, with takers cancelled and killed at every step of a delivery's life.</summary>
public abstract class JoinableQueueScheduleTests<TBackend> : ContractTests<TBackend>
    where TBackend : ContractBackend, new()
{
    private static readonly JoinableQueueOptions Options = new() { Capacity = 4, MaxDeliveries = 3 };
    private int _schedules;

    [Fact]
    public void AnySchedule_WithTakersKilled_LosesNoItem() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(40),
            Prop.ForAll<byte[]>(steps => LosesNothingAsync(steps).GetAwaiter().GetResult()));

    private async Task<bool> LosesNothingAsync(byte[] steps)
    {
        var name = $"schedule{++_schedules}";
        var queue = Concurrency.JoinableQueue<int>(name, Options);
        var takers = new List<Taker>();
        var done = new List<int>();
        var added = 0;
        foreach (var step in steps)
        {
            var taker = takers.Count == 0 ? null : takers[step / 6 % takers.Count];
            switch (step % 6)
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
                case 4 when taker?.Delivery is { IsCompletedSuccessfully: true } delivered:
                    takers.Remove(taker);
                    await Soon((await delivered).MarkDoneAsync());
                    done.Add((await delivered).Value);
                    break;
                case 5 when taker is not null:
                    Sys.Stop(taker.Owner.Ref);
                    takers.Remove(taker);
                    break;
            }
        }

        foreach (var taker in takers)
            await Soon(taker.Owner.DisposeAsync());
        await Until(() => queue.GetSnapshotAsync(), s => s.Holders.Count == 0 && s.Waiters.Count == 0);
        await Soon(queue.CompleteAsync());
        await foreach (var rest in queue.ReadAllAsync())
        {
            await Soon(rest.MarkDoneAsync());
            done.Add(rest.Value);
        }

        await Soon(queue.JoinAsync());
        var dead = (await Soon(queue.DeadLettersAsync())).Select(d => d.Value);
        return done.Concat(dead).Order().SequenceEqual(Enumerable.Range(0, added));
    }

    private sealed class Taker
    {
        public Taker(IOwner owner, string name)
        {
            Owner = owner;
            Delivery = owner.JoinableQueue<int>(name, Options).DequeueAsync(null, Cancellation.Token);
        }

        public IOwner Owner { get; }
        public CancellationTokenSource Cancellation { get; } = new();
        public Task<Delivery<int>> Delivery { get; }
    }
}
