using ActorConcurrency.Actors.Contracts.Schedules;
using ActorConcurrency.Actors.ReaderWriterLocks;
using Xunit;

namespace ActorConcurrency.Actors.Contracts.ReaderWriterLocks;

/// <summary>Random schedules of readers and writers that cancel, leave and are killed at every step.</summary>
public abstract class ReaderWriterLockScheduleTests<TBackend> : ScheduleTests<TBackend>
    where TBackend : ContractBackend, new()
{
    [Fact]
    public void AnySchedule_WithOwnersKilled_LeavesTheLockFree() => EverySchedule(LeavesItFreeAsync, count: 30);

    private async Task<bool> LeavesItFreeAsync(string name, byte[] steps)
    {
        var shared = Concurrency.ReaderWriterLock(name);
        var guests = new List<Guest<ReaderWriterLease>>();
        foreach (var step in steps)
        {
            var guest = WhoseTurn(guests, step / 5);
            switch (step % 5)
            {
                case 0:
                    guests.Add(NewGuest((owner, end) => owner.ReaderWriterLock(name).AcquireReadAsync(null, end)));
                    break;
                case 1:
                    guests.Add(NewGuest((owner, end) => owner.ReaderWriterLock(name).AcquireWriteAsync(null, end)));
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

            var now = await Soon(shared.GetSnapshotAsync());
            if (now.HasWriter && now.Holders.Count != 1)
                return false;
        }

        await EndAll(guests);
        var after = await Until(() => shared.GetSnapshotAsync(), s => s.Waiters.Count == 0 && s.Holders.Count == 0);
        return after is { Readers: 0, HasWriter: false };
    }
}
