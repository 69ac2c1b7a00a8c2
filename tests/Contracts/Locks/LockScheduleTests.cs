using ActorConcurrency.Actors.Locks;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace ActorConcurrency.Actors.Contracts.Locks;

/// <summary>Random schedules of owners that go in, go deeper, cancel, leave and are killed at every step.</summary>
public abstract class LockScheduleTests<TBackend> : ContractTests<TBackend>
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
        var shared = Concurrency.ReentrantLock(name);
        var guests = Enumerable.Range(0, 4).Select(_ => new Guest(Concurrency.As(), name)).ToList();
        foreach (var step in steps)
        {
            var index = step / 5 % guests.Count;
            var guest = guests[index];
            switch (step % 5)
            {
                case 0 or 1:
                    guest.Acquire();
                    break;
                case 2:
                    guest.Cancellation.Cancel();
                    guest.Cancellation = new CancellationTokenSource();
                    break;
                case 3:
                    await guest.LeaveAsync();
                    break;
                default:
                    Sys.Stop(guest.Owner.Ref);
                    guests[index] = new Guest(Concurrency.As(), name);
                    break;
            }

            if ((await Soon(shared.GetSnapshotAsync())).Holders.Count > 1)
                return false;
        }

        foreach (var guest in guests)
            await Soon(guest.Owner.DisposeAsync());
        var after = await Until(() => shared.GetSnapshotAsync(), s => s.Waiters.Count == 0 && s.Holders.Count == 0);
        return after.Depth == 0;
    }

    private sealed class Guest(IOwner owner, string name)
    {
        private readonly List<Task<LockLease>> _leases = [];

        public IOwner Owner => owner;
        public CancellationTokenSource Cancellation { get; set; } = new();

        public void Acquire() => _leases.Add(owner.ReentrantLock(name).AcquireAsync(null, Cancellation.Token));

        public async Task LeaveAsync()
        {
            if (_leases.Find(lease => lease.IsCompletedSuccessfully) is not { } held)
                return;
            _leases.Remove(held);
            await (await held).DisposeAsync();
        }
    }
}
