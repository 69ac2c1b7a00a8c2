using ActorConcurrency.Actors.Contracts.Schedules;
using ActorConcurrency.Actors.Locks;
using Xunit;

namespace ActorConcurrency.Actors.Contracts.Locks;

/// <summary>Random schedules of owners that take some of three locks together, cancel, leave and are killed at every step.</summary>
public abstract class MultiLockScheduleTests<TBackend> : ScheduleTests<TBackend>
    where TBackend : ContractBackend, new()
{
    [Fact]
    public void AnySchedule_WithOwnersKilled_GivesAllOrNoneAndLeavesAllFree() => EverySchedule(LeavesAllFreeAsync, count: 30);

    private async Task<bool> LeavesAllFreeAsync(string name, byte[] steps)
    {
        var locks = Enumerable.Range(0, 3).Select(i => Concurrency.Lock($"{name}.{i}")).ToList();
        var guests = new List<Guest<MultiLease>>();
        foreach (var step in steps)
        {
            var guest = WhoseTurn(guests, step / 5);
            switch (step % 5)
            {
                case 0 or 1:
                    string[] names = [.. locks.Where((_, i) => (((step / 5 % 7) + 1) & (1 << i)) != 0).Select(part => part.Name)];
                    guests.Add(NewGuest((owner, end) => owner.MultiLock(names).AcquireAsync(null, end)));
                    break;
                case 2:
                    guest?.Cancellation.Cancel();
                    break;
                case 3 when guest?.Call is { IsCompletedSuccessfully: true } granted:
                    await (await granted).DisposeAsync();
                    guests.Remove(guest);
                    break;
                case 4 when guest is not null:
                    guest.Kill();
                    guests.Remove(guest);
                    break;
            }

            if (!await AllAreTheirsAsync(locks, guests.Where(each => each.Call.IsCompletedSuccessfully)))
                return false;
        }

        await EndAll(guests);
        foreach (var part in locks)
            await Until(() => part.GetSnapshotAsync(), s => s.Waiters.Count == 0 && s.Holders.Count == 0);
        return true;
    }

    // Who was granted all has each, and nobody has one beside it.
    private static async Task<bool> AllAreTheirsAsync(List<ActorLock> locks, IEnumerable<Guest<MultiLease>> granted)
    {
        foreach (var guest in granted.ToList())
        {
            foreach (var name in (await guest.Call).FencingTokens.Keys)
            {
                var snapshot = await Soon(locks.First(part => part.Name == name).GetSnapshotAsync());
                if (snapshot.Holders.Count != 1 || !snapshot.Holders[0].Owner.Equals(guest.Owner.Ref))
                    return false;
            }
        }

        return true;
    }
}
