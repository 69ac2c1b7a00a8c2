using ActorConcurrency.Actors.Common;
using Xunit;

namespace ActorConcurrency.Actors.Contracts;

/// <summary>What every primitive keeps, whatever it does. A subclass says how to get one and how to be made to wait at it.</summary>
public abstract class PrimitiveContractTests<TSnapshot, TBackend> : ContractTests<TBackend>
    where TSnapshot : PrimitiveSnapshot
    where TBackend : ContractBackend, new()
{
    protected const string Name = "it";

    /// <summary>The primitive, as a view sees it; always with the same settings.</summary>
    protected abstract PrimitiveHandle<TSnapshot> Get(IConcurrency view);

    /// <summary>The same name with other settings; null when there is nothing to choose.</summary>
    protected abstract Action<IConcurrency>? GetWithOtherSettings { get; }

    /// <summary>A call that waits until <see cref="LetGoOn"/>.</summary>
    protected abstract Task WaitAsync(IConcurrency view, TimeSpan? timeout = null, CancellationToken cancellationToken = default);

    /// <summary>Brings the primitive, fresh as it is, to where <see cref="WaitAsync"/> waits.</summary>
    protected virtual Task MakeWait(IConcurrency view) => Task.CompletedTask;

    /// <summary>Lets every waiter present go on.</summary>
    protected abstract Task LetGoOn(IConcurrency view, int waiters);

    protected Task<TSnapshot> Look() => Soon(Get(Concurrency).GetSnapshotAsync());

    protected Task<TSnapshot> UntilWaiting(int count) => Until(() => Get(Concurrency).GetSnapshotAsync(), s => s.Waiters.Count == count);

    [Fact]
    public void Get_SameNameTwice_IsTheSameActor() =>
        Assert.Equal(Get(Concurrency).Actor, Get(Concurrency.As(TestActor)).Actor);

    [Fact]
    public void Get_WithOtherSettings_ThrowsAndShowsBoth()
    {
        if (GetWithOtherSettings is not { } other)
            return;
        Get(Concurrency);

        var error = Assert.Throws<InvalidOperationException>(() => other(Concurrency));

        Assert.Contains($"'{Name}'", error.Message);
        Assert.Contains("it has", error.Message);
        Assert.Contains("asked for was", error.Message);
    }

    [Fact]
    public async Task Snapshot_WithWaiters_ShowsThemInOrderWithTime()
    {
        await MakeWait(Concurrency);
        await using var first = Concurrency.As("first");
        await using var second = Concurrency.As("second");
        var since = CurrentTime;
        var waits = WaitAsync(first);
        await UntilWaiting(1);
        Advance(TimeSpan.FromSeconds(3));
        var laterWaits = WaitAsync(second);

        var waiters = (await UntilWaiting(2)).Waiters;

        Assert.Equal([first.Ref, second.Ref], waiters.Select(w => w.Owner));
        Assert.Equal([since, since + TimeSpan.FromSeconds(3)], waiters.Select(w => w.Since));
        await LetGoOn(Concurrency, 2);
        await Soon(Task.WhenAll(waits, laterWaits));
    }

    [Fact]
    public async Task Wait_Canceled_ThrowsAndLeavesNoWaiter()
    {
        await MakeWait(Concurrency);
        using var cancellation = new CancellationTokenSource();
        var waits = WaitAsync(Concurrency, cancellationToken: cancellation.Token);
        await UntilWaiting(1);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Soon(waits));
        Assert.Empty((await Look()).Waiters);
    }

    [Fact]
    public async Task Wait_CanceledBeforehand_IsNotSent()
    {
        await MakeWait(Concurrency);
        var canceled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Soon(WaitAsync(Concurrency, cancellationToken: canceled)));

        Assert.Empty((await Look()).Waiters);
    }

    [Fact]
    public async Task Wait_CanceledTooLate_ChangesNothing()
    {
        await MakeWait(Concurrency);
        using var cancellation = new CancellationTokenSource();
        var waits = WaitAsync(Concurrency, cancellationToken: cancellation.Token);
        await UntilWaiting(1);
        await LetGoOn(Concurrency, 1);
        await Soon(waits);
        var before = await Look();

        await cancellation.CancelAsync();

        Assert.Equal(before.Holders.Count, (await Look()).Holders.Count);
    }

    [Fact]
    public async Task Wait_NegativeTimeout_IsABadArgument() =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => WaitAsync(Concurrency, TimeSpan.FromSeconds(-2)));

    [Fact]
    public async Task Wait_OwnerDisposed_FailsAndLeavesNoWaiter()
    {
        await MakeWait(Concurrency);
        var owner = Concurrency.As("mortal");
        var waits = WaitAsync(owner);
        await UntilWaiting(1);

        await owner.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => Soon(waits));
        await UntilWaiting(0);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Soon(WaitAsync(owner)));
    }

    [Fact]
    public async Task Wait_OwnersActorKilled_FailsAndLeavesNoWaiter()
    {
        await MakeWait(Concurrency);
        var actor = CreateTestProbe();
        var waits = WaitAsync(Concurrency.As(actor.Ref));
        await UntilWaiting(1);

        Sys.Stop(actor.Ref);

        await Assert.ThrowsAsync<ObjectDisposedException>(() => Soon(waits));
        await UntilWaiting(0);
    }

    [Fact]
    public async Task Wait_PrimitiveKilled_FailsAndNamesIt()
    {
        await MakeWait(Concurrency);
        var handle = Get(Concurrency);
        var waits = WaitAsync(Concurrency);
        await UntilWaiting(1);

        await Kill(handle.Actor);

        var error = await Assert.ThrowsAsync<PrimitiveStoppedException>(() => Soon(waits));
        Assert.Contains($"'{Name}'", error.Message);
        await Assert.ThrowsAsync<PrimitiveStoppedException>(() => Soon(handle.GetSnapshotAsync()));
    }

    [Fact]
    public async Task Wait_SystemTerminates_Fails()
    {
        await MakeWait(Concurrency);
        var waits = WaitAsync(Concurrency);
        await UntilWaiting(1);

        await Soon(Sys.Terminate());

        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => Soon(waits));
    }

    [Fact]
    public async Task Get_AfterPrimitiveDied_IsANewOneWithAGreaterEpoch()
    {
        var old = Get(Concurrency);
        var epoch = (await Look()).Epoch;

        await Kill(old.Actor);

        Assert.NotEqual(old.Actor, Get(Concurrency).Actor);
        Assert.True((await Look()).Epoch > epoch);
    }

    [Fact]
    public async Task Owners_ThatComeAndGo_LeaveTheNextOneFree()
    {
        await MakeWait(Concurrency);
        for (var i = 0; i < 20; i++)
        {
            var owner = Concurrency.As($"guest{i}");
            var waits = WaitAsync(owner);
            await UntilWaiting(1);
            await owner.DisposeAsync();
            await Assert.ThrowsAsync<ObjectDisposedException>(() => Soon(waits));
            await UntilWaiting(0);
        }
    }
}
