using ActorConcurrency.Actors.ReaderWriterLocks;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace ActorConcurrency.Actors.Contracts.ReaderWriterLocks;

/// <summary>Random schedules of readers and writers that cancel, leave and are killed at every step.</summary>
public abstract class ReaderWriterLockScheduleTests<TBackend> : ContractTests<TBackend>
    where TBackend : ContractBackend, new()
{
    private int _schedules;

    [Fact]
    public void AnySchedule_WithOwnersKilled_LeavesTheLockFree() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(30),
            Prop.ForAll<byte[]>(steps => LeavesItFreeAsync(steps).GetAwaiter().GetResult()));

    private async Task<bool> LeavesItFreeAsync(byte[] steps)
    {
        var name = $"schedule{++_schedules}";
        var shared = Concurrency.ReaderWriterLock(name);
        var guests = new List<Guest>();
        foreach (var step in steps)
        {
            var guest = guests.Count == 0 ? null : guests[step / 5 % guests.Count];
            switch (step % 5)
            {
                case 0 or 1:
                    guests.Add(new Guest(Concurrency.As(), name, write: step % 5 == 1));
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

            var now = await Soon(shared.GetSnapshotAsync());
            if (now.HasWriter && now.Holders.Count != 1)
                return false;
        }

        foreach (var guest in guests)
            await Soon(guest.Owner.DisposeAsync());
        var after = await Until(() => shared.GetSnapshotAsync(), s => s.Waiters.Count == 0 && s.Holders.Count == 0);
        return after is { Readers: 0, HasWriter: false };
    }

    private sealed class Guest
    {
        public Guest(IOwner owner, string name, bool write)
        {
            Owner = owner;
            var shared = owner.ReaderWriterLock(name);
            Lease = write ? shared.AcquireWriteAsync(null, Cancellation.Token) : shared.AcquireReadAsync(null, Cancellation.Token);
        }

        public IOwner Owner { get; }
        public CancellationTokenSource Cancellation { get; } = new();
        public Task<ReaderWriterLease> Lease { get; }
    }
}
