using ActorConcurrency.Actors.Conditions;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace ActorConcurrency.Actors.Contracts.Conditions;

public abstract class ConditionHammerTests<TBackend> : ContractTests<TBackend>
    where TBackend : ContractBackend, new()
{
    private int _schedules;

    [Fact]
    public async Task Hammer_BoundedBuffer_PassesEveryItemOnce()
    {
        const int producers = 8, each = 50, capacity = 3;
        var buffer = new Queue<int>();
        var taken = new List<int>();
        var most = 0;

        var consuming = Enumerable.Range(0, producers).Select(_ => Task.Run(async () =>
        {
            await using var owner = Concurrency.As();
            var (notEmpty, notFull) = Conditions(owner);
            for (var i = 0; i < each; i++)
            {
                await using var lease = await notEmpty.Lock.AcquireAsync();
                await notEmpty.WaitForAsync(lease, () => buffer.Count > 0);
                taken.Add(buffer.Dequeue());
                await notFull.NotifyAsync(lease);
            }
        }));
        var producing = Enumerable.Range(0, producers).Select(producer => Task.Run(async () =>
        {
            await using var owner = Concurrency.As();
            var (notEmpty, notFull) = Conditions(owner);
            for (var i = 0; i < each; i++)
            {
                await using var lease = await notFull.Lock.AcquireAsync();
                await notFull.WaitForAsync(lease, () => buffer.Count < capacity);
                buffer.Enqueue((producer * each) + i);
                most = Math.Max(most, buffer.Count);
                await notEmpty.NotifyAsync(lease);
            }
        }));
        await Soon(Task.WhenAll(consuming.Concat(producing).ToList()));

        Assert.Equal(Enumerable.Range(0, producers * each), taken.Order());
        Assert.InRange(most, 1, capacity);
        Assert.Equal(0, (await Soon(Concurrency.Lock("buffer").GetSnapshotAsync())).Depth);

        static (ActorCondition NotEmpty, ActorCondition NotFull) Conditions(IConcurrency owner) =>
            (owner.Condition("not empty", owner.Lock("buffer")), owner.Condition("not full", owner.Lock("buffer")));
    }

    [Fact]
    public void AnySchedule_WithOwnersKilled_LeavesNoWaiterAndAFreeLock() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(30),
            Prop.ForAll<byte[]>(steps => LeavesNothingAsync(steps).GetAwaiter().GetResult()));

    private async Task<bool> LeavesNothingAsync(byte[] steps)
    {
        var name = $"schedule{++_schedules}";
        var shared = Concurrency.Condition(name);
        var guests = new List<Guest>();
        foreach (var step in steps)
        {
            var guest = guests.Count == 0 ? null : guests[step / 5 % guests.Count];
            switch (step % 5)
            {
                case 0 or 1:
                    guests.Add(new Guest(Concurrency.As(), name));
                    break;
                case 2:
                    guest?.Cancellation.Cancel();
                    break;
                case 3:
                    await using (var lease = await Soon(shared.Lock.AcquireAsync()))
                        await Soon(shared.NotifyAsync(lease, step / 5 % 3));
                    break;
                case 4 when guest is not null:
                    Sys.Stop(guest.Owner.Ref);
                    guests.Remove(guest);
                    break;
            }
        }

        await using (var lease = await Soon(shared.Lock.AcquireAsync()))
            await Soon(shared.NotifyAllAsync(lease));
        foreach (var guest in guests)
            await Soon(guest.Owner.DisposeAsync());
        await Until(() => shared.GetSnapshotAsync(), s => s.Waiters.Count == 0 && s.LockIsFree);
        return (await Until(() => shared.Lock.GetSnapshotAsync(), s => s.Waiters.Count == 0)).Depth == 0;
    }

    private sealed class Guest
    {
        public Guest(IOwner owner, string name)
        {
            Owner = owner;
            _ = WaitAsync(owner.Condition(name));
        }

        public IOwner Owner { get; }
        public CancellationTokenSource Cancellation { get; } = new();

        private async Task WaitAsync(ActorCondition condition)
        {
            await using var outer = await condition.Lock.AcquireAsync();
            await using var inner = await condition.Lock.AcquireAsync();
            await condition.WaitAsync(inner, null, Cancellation.Token);
        }
    }
}
