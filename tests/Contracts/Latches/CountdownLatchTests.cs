using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Latches;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using static ActorConcurrency.Actors.Latches.CountdownLatchProtocol;

namespace ActorConcurrency.Actors.Contracts.Latches;

public abstract class CountdownLatchContractTests<TBackend> : PrimitiveContractTests<CountdownLatchSnapshot, TBackend>
    where TBackend : ContractBackend, new()
{
    protected override Action<IConcurrency> GetWithOtherSettings => view => view.CountdownLatch(Name, 2);

    protected override PrimitiveHandle<CountdownLatchSnapshot> Get(IConcurrency view) => view.CountdownLatch(Name, 1);

    protected override Task WaitAsync(IConcurrency view, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        view.CountdownLatch(Name, 1).WaitAsync(timeout, cancellationToken);

    protected override Task LetGoOn(IConcurrency view, int waiters) => Soon(view.CountdownLatch(Name, 1).SignalAsync());
}

public abstract class CountdownLatchTests<TBackend> : ContractTests<TBackend>
    where TBackend : ContractBackend, new()
{
    private int _runs;

    private ActorCountdownLatch Five => Concurrency.CountdownLatch("five", 5);

    private Task<CountdownLatchSnapshot> UntilWaiting(int count) => Until(() => Five.GetSnapshotAsync(), s => s.Waiters.Count == count);

    [Fact]
    public async Task Signal_ToZero_ReleasesAllWhoWaitAndAllWhoCome()
    {
        var waits = new[] { Five.WaitAsync(), Five.WaitAsync(TimeSpan.FromSeconds(1)) };
        await UntilWaiting(2);

        Assert.Equal(3, await Soon(Five.SignalAsync(2)));
        Assert.DoesNotContain(waits, wait => wait.IsCompleted);
        Assert.Equal(0, await Soon(Five.SignalAsync(3)));

        Assert.All(await Soon(Task.WhenAll(waits)), Assert.True);
        Assert.True(await Soon(Five.WaitAsync()));
        Assert.True(await Soon(Five.WaitAsync(TimeSpan.Zero)));
    }

    [Fact]
    public async Task Wait_NotZeroInTime_IsFalse()
    {
        var waits = Five.WaitAsync(TimeSpan.FromSeconds(3));
        await UntilWaiting(1);

        Advance(TimeSpan.FromSeconds(3));

        Assert.False(await Soon(waits));
        Assert.False(await Soon(Five.WaitAsync(TimeSpan.Zero)));
        Assert.Empty((await Soon(Five.GetSnapshotAsync())).Waiters);
    }

    [Fact]
    public async Task Signal_MoreThanIsLeft_IsRefusedAndCountsNothing()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => Soon(Five.SignalAsync(6)));

        Assert.Contains("5 of 5 left", error.Message);
        Assert.Equal(5, (await Soon(Five.GetSnapshotAsync())).Remaining);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Five.SignalAsync(0));
    }

    [Fact]
    public async Task FromZero_IsOpenAtOnce() => Assert.True(await Soon(Concurrency.CountdownLatch("zero", 0).WaitAsync()));

    [Fact]
    public void Create_FromLess_IsABadArgument() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Concurrency.CountdownLatch("less", -1));

    [Fact]
    public void Protocol_SignalOfLessThanOne_IsRejected()
    {
        Five.Actor.Tell(new Signal(1, -2), TestActor);
        ExpectMsg<Rejected>(rejected => rejected.Reason == RejectionReason.ImpossibleAmount);

        Five.Actor.Tell(new Signal(2), TestActor);
        ExpectMsg(new Remaining(2, 4));
    }

    [Fact]
    public async Task Hammer_ManySignallers_ReleasesEveryWaiterOnce()
    {
        var latch = Concurrency.CountdownLatch("hammer", 400);
        var waits = Enumerable.Range(0, 50).Select(_ => Concurrency.CountdownLatch("hammer", 400).WaitAsync()).ToArray();

        await Soon(Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 10; i++)
                await latch.SignalAsync();
        }))));

        Assert.All(await Soon(Task.WhenAll(waits)), Assert.True);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Soon(latch.SignalAsync()));
    }

    [Fact]
    public void AnySchedule_WithOwnersKilled_LeavesNoWaiterAndTheRightCount() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(30),
            Prop.ForAll<byte[]>(steps => CountsAsync(steps).GetAwaiter().GetResult()));

    private async Task<bool> CountsAsync(byte[] steps)
    {
        const int from = 1000;
        var latch = Concurrency.CountdownLatch($"run{++_runs}", from);
        var owners = new List<IOwner>();
        var signalled = 0;
        foreach (var step in steps)
        {
            switch (step % 3)
            {
                case 0:
                    owners.Add(Concurrency.As());
                    _ = owners[^1].CountdownLatch(latch.Name, from).WaitAsync();
                    break;
                case 1:
                    signalled += (step % 4) + 1;
                    await Soon(latch.SignalAsync((step % 4) + 1));
                    break;
                case 2 when owners.Count > 0:
                    Sys.Stop(owners[step % owners.Count].Ref);
                    break;
            }
        }

        foreach (var owner in owners)
            await Soon(owner.DisposeAsync());
        var after = await Until(() => latch.GetSnapshotAsync(), s => s.Waiters.Count == 0);
        return after.Remaining == from - signalled;
    }
}
