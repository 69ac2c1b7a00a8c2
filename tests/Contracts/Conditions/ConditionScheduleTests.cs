using ActorConcurrency.Actors.Contracts.Schedules;
using Xunit;

namespace ActorConcurrency.Actors.Contracts.Conditions;

/// <summary>Random schedules of owners that wait under a lock, are notified, cancel and are killed at every step of a wait.</summary>
public abstract class ConditionScheduleTests<TBackend> : ScheduleTests<TBackend>
    where TBackend : ContractBackend, new()
{
    [Fact]
    public void AnySchedule_WithOwnersKilled_LeavesTheLockFreeAndNobodyWaiting() => EverySchedule(LeavesItFreeAsync, count: 30);

    private async Task<bool> LeavesItFreeAsync(string name, byte[] steps)
    {
        var theLock = Concurrency.Lock(name);
        var condition = Concurrency.Condition(name, theLock);
        var guests = new List<Guest<bool>>();
        var notified = 0;
        foreach (var step in steps)
        {
            var guest = WhoseTurn(guests, step / 5);
            switch (step % 5)
            {
                case 0 or 1:
                    guests.Add(NewGuest((owner, end) => WaitAsync(owner, name, end)));
                    break;
                case 2:
                    guest?.Cancellation.Cancel();
                    break;
                case 3:
                    await using (var lease = await Soon(theLock.AcquireAsync()))
                        notified += await Soon(condition.NotifyAsync(lease, step / 5 % 3));
                    break;
                case 4:
                    guest?.Kill();
                    break;
            }

            if ((await Soon(theLock.GetSnapshotAsync())).Holders.Count > 1)
                return false;
        }

        await EndAll(guests);
        var woken = 0;
        foreach (var guest in guests)
            woken += (await Soon(guest.OutcomeAsync())).Length;
        await Until(() => condition.GetSnapshotAsync(), s => s.Waiters.Count == 0);
        await Until(() => theLock.GetSnapshotAsync(), s => s.Waiters.Count == 0 && s.Holders.Count == 0);
        return woken <= notified;
    }

    private static async Task<bool> WaitAsync(IOwner owner, string name, CancellationToken end)
    {
        var theLock = owner.Lock(name);
        await using var lease = await theLock.AcquireAsync(null, end);
        return await owner.Condition(name, theLock).WaitAsync(lease, null, end);
    }
}
