using ActorConcurrency.Actors.Contracts.Schedules;
using ActorConcurrency.Actors.Semaphores;
using Xunit;

namespace ActorConcurrency.Actors.Contracts.Semaphores;

/// <summary>Random schedules of owners that acquire, cancel, release and are killed, at every step of a request's life.</summary>
public abstract class SemaphoreScheduleTests<TBackend> : ScheduleTests<TBackend>
    where TBackend : ContractBackend, new()
{
    private const int Permits = 3;

    [Fact]
    public void AnySchedule_WithOwnersKilled_LeavesAllPermitsFree() => EverySchedule(LeavesAllFreeAsync);

    private async Task<bool> LeavesAllFreeAsync(string name, byte[] steps)
    {
        var semaphore = Concurrency.BoundedSemaphore(name, Permits);
        var guests = new List<Guest<SemaphoreLease>>();
        foreach (var step in steps)
        {
            var guest = WhoseTurn(guests, step / 5);
            switch (step % 5)
            {
                case 0 or 1:
                    var permits = (step / 5 % Permits) + 1;
                    guests.Add(NewGuest((owner, end) => owner.BoundedSemaphore(name, Permits).AcquireAsync(permits, null, end)));
                    break;
                case 2:
                    guest?.Cancellation.Cancel();
                    break;
                case 3 when guest?.Call is { IsCompletedSuccessfully: true } granted:
                    await (await granted).DisposeAsync();
                    break;
                case 4 when guest is not null:
                    guest.Kill();
                    guests.Remove(guest);
                    break;
            }

            var now = await Soon(semaphore.GetSnapshotAsync());
            if (now.FreePermits + now.Holders.Sum(h => h.Amount) != Permits)
                return false;
        }

        await EndAll(guests);
        var after = await Until(() => semaphore.GetSnapshotAsync(), s => s.Waiters.Count == 0 && s.Holders.Count == 0);
        return after.FreePermits == Permits;
    }
}
