using ActorConcurrency.Actors.Semaphores;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace ActorConcurrency.Actors.Contracts.Semaphores;

/// <summary>Random schedules of owners that acquire, cancel, release and are killed, at every step of a request's life.</summary>
public abstract class SemaphoreScheduleTests<TBackend> : ContractTests<TBackend>
    where TBackend : ContractBackend, new()
{
    private const int Permits = 3;
    private int _schedules;

    [Fact]
    public void AnySchedule_WithOwnersKilled_LeavesAllPermitsFree() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(40),
            Prop.ForAll<byte[]>(steps => LeavesAllFreeAsync(steps).GetAwaiter().GetResult()));

    private async Task<bool> LeavesAllFreeAsync(byte[] steps)
    {
        var name = $"schedule{++_schedules}";
        var semaphore = Concurrency.BoundedSemaphore(name, Permits);
        var guests = new List<Guest>();
        foreach (var step in steps)
        {
            var guest = guests.Count == 0 ? null : guests[step / 5 % guests.Count];
            switch (step % 5)
            {
                case 0 or 1:
                    guests.Add(new Guest(Concurrency.As(), name, permits: (step / 5 % Permits) + 1));
                    break;
                case 2:
                    guest?.Cancellation.Cancel();
                    break;
                case 3 when guest?.Lease is { IsCompletedSuccessfully: true } granted:
                    await (await granted).DisposeAsync();
                    break;
                case 4 when guest is not null:
                    Sys.Stop(guest.Owner.Ref);
                    guests.Remove(guest);
                    break;
            }

            var now = await Soon(semaphore.GetSnapshotAsync());
            if (now.FreePermits + now.Holders.Sum(h => h.Amount) != Permits)
                return false;
        }

        foreach (var guest in guests)
            await Soon(guest.Owner.DisposeAsync());
        var after = await Until(() => semaphore.GetSnapshotAsync(), s => s.Waiters.Count == 0 && s.Holders.Count == 0);
        return after.FreePermits == Permits;
    }

    private sealed class Guest
    {
        public Guest(IOwner owner, string name, int permits)
        {
            Owner = owner;
            Lease = owner.BoundedSemaphore(name, Permits).AcquireAsync(permits, null, Cancellation.Token);
        }

        public IOwner Owner { get; }
        public CancellationTokenSource Cancellation { get; } = new();
        public Task<SemaphoreLease> Lease { get; }
    }
}
