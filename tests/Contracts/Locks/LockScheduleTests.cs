using ActorConcurrency.Actors.Contracts.Schedules;
using ActorConcurrency.Actors.Locks;
using Xunit;

namespace ActorConcurrency.Actors.Contracts.Locks;

/// <summary>Random schedules of owners that go in, go deeper, cancel, leave and are killed at every step.</summary>
public abstract class LockScheduleTests<TBackend> : ScheduleTests<TBackend>
    where TBackend : ContractBackend, new()
{
    [Fact]
    public void AnySchedule_WithOwnersKilled_LeavesTheLockFree() => EverySchedule(LeavesItFreeAsync, count: 30);

    private async Task<bool> LeavesItFreeAsync(string name, byte[] steps)
    {
        var shared = Concurrency.ReentrantLock(name);
        var visitors = Enumerable.Range(0, 4).Select(_ => new Visitor(Concurrency.As(), name)).ToList();
        foreach (var step in steps)
        {
            var index = step / 5 % visitors.Count;
            var visitor = visitors[index];
            switch (step % 5)
            {
                case 0 or 1:
                    visitor.Acquire();
                    break;
                case 2:
                    visitor.Cancel();
                    break;
                case 3:
                    await visitor.LeaveAsync();
                    break;
                default:
                    Sys.Stop(visitor.Owner.Ref);
                    visitors[index] = new Visitor(Concurrency.As(), name);
                    break;
            }

            if ((await Soon(shared.GetSnapshotAsync())).Holders.Count > 1)
                return false;
        }

        foreach (var visitor in visitors)
            await Soon(visitor.Owner.DisposeAsync());
        var after = await Until(() => shared.GetSnapshotAsync(), s => s.Waiters.Count == 0 && s.Holders.Count == 0);
        return after.Depth == 0;
    }

    // An owner with many calls, as the lock is re-entrant.
    private sealed class Visitor(IOwner owner, string name)
    {
        private readonly List<Task<LockLease>> _leases = [];
        private CancellationTokenSource _cancellation = new();

        public IOwner Owner => owner;

        public void Acquire() => _leases.Add(owner.ReentrantLock(name).AcquireAsync(null, _cancellation.Token));

        public void Cancel()
        {
            _cancellation.Cancel();
            _cancellation = new CancellationTokenSource();
        }

        public async Task LeaveAsync()
        {
            if (_leases.Find(lease => lease.IsCompletedSuccessfully) is not { } held)
                return;
            _leases.Remove(held);
            await (await held).DisposeAsync();
        }
    }
}
