using ActorConcurrency.Actors.Contracts.Schedules;
using ActorConcurrency.Actors.Queues;
using Xunit;

namespace ActorConcurrency.Actors.Contracts.Queues;

/// <summary>Random schedules of producers and takers, with takers cancelled and killed at every step of a delivery's life.</summary>
public abstract class JoinableQueueScheduleTests<TBackend> : ScheduleTests<TBackend>
    where TBackend : ContractBackend, new()
{
    private static readonly JoinableQueueOptions Options = new() { Capacity = 4, MaxDeliveries = 3 };

    [Fact]
    public void AnySchedule_WithTakersKilled_LosesNoItem() => EverySchedule(LosesNothingAsync);

    private async Task<bool> LosesNothingAsync(string name, byte[] steps)
    {
        var queue = Concurrency.JoinableQueue<int>(name, Options);
        var takers = new List<Guest<Delivery<int>>>();
        var done = new List<int>();
        var added = 0;
        foreach (var step in steps)
        {
            var taker = WhoseTurn(takers, step / 6);
            switch (step % 6)
            {
                case 0 or 1 when await Soon(queue.TryEnqueueAsync(added)):
                    added++;
                    break;
                case 2:
                    takers.Add(NewGuest((owner, end) => owner.JoinableQueue<int>(name, Options).DequeueAsync(null, end)));
                    break;
                case 3:
                    taker?.Cancellation.Cancel();
                    break;
                case 4 when taker?.Call is { IsCompletedSuccessfully: true } delivered:
                    takers.Remove(taker);
                    await Soon((await delivered).MarkDoneAsync());
                    done.Add((await delivered).Value);
                    break;
                case 5 when taker is not null:
                    taker.Kill();
                    takers.Remove(taker);
                    break;
            }
        }

        await EndAll(takers);
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
}
