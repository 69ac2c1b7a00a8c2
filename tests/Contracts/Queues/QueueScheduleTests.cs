using ActorConcurrency.Actors.Contracts.Schedules;
using Xunit;

namespace ActorConcurrency.Actors.Contracts.Queues;

/// <summary>Random schedules of producers and takers, with takers cancelled and killed at every step of a call's life.</summary>
public abstract class QueueScheduleTests<TBackend> : ScheduleTests<TBackend>
    where TBackend : ContractBackend, new()
{
    [Fact]
    public void AnySchedule_WithTakersKilled_GivesEveryItemOnce() => EverySchedule(LosesNothingAsync);

    private async Task<bool> LosesNothingAsync(string name, byte[] steps)
    {
        var queue = Concurrency.Queue<int>(name, capacity: 4);
        var takers = new List<Guest<int>>();
        var added = 0;
        foreach (var step in steps)
        {
            var taker = WhoseTurn(takers, step / 5);
            switch (step % 5)
            {
                case 0 or 1 when await Soon(queue.TryEnqueueAsync(added)):
                    added++;
                    break;
                case 2:
                    takers.Add(NewGuest((owner, end) => owner.Queue<int>(name, capacity: 4).DequeueAsync(null, end)));
                    break;
                case 3:
                    taker?.Cancellation.Cancel();
                    break;
                case 4:
                    taker?.Kill();
                    break;
            }
        }

        await EndAll(takers);
        await Until(() => queue.GetSnapshotAsync(), s => s is { OnTheWay: 0, Waiters.Count: 0 });
        await Soon(queue.CompleteAsync());
        var seen = new List<int>();
        foreach (var taker in takers)
            seen.AddRange(await Soon(taker.OutcomeAsync()));
        await foreach (var rest in queue.ReadAllAsync())
            seen.Add(rest);
        return seen.Order().SequenceEqual(Enumerable.Range(0, added));
    }
}
