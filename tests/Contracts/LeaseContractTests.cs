using ActorConcurrency.Actors.Common;
using Xunit;

namespace ActorConcurrency.Actors.Contracts;

/// <summary>
/// What keeps everything that one holder at a time can have: a lock, or a semaphore with one permit. A subclass says how to
/// get one, acquire and release.
/// </summary>
public abstract partial class LeaseContractTests<TSnapshot, TLease, TBackend> : PrimitiveContractTests<TSnapshot, TBackend>
    where TSnapshot : PrimitiveSnapshot
    where TLease : Grant, IAsyncDisposable
    where TBackend : ContractBackend, new()
{
    private TLease? _blocker;

    protected abstract Task<TLease> AcquireAsync(
        IConcurrency view, TimeSpan? timeout = null, CancellationToken cancellationToken = default);

    protected abstract Task<TLease?> TryAcquireAsync(
        IConcurrency view, TimeSpan timeout = default, CancellationToken cancellationToken = default);

    protected abstract Task ReleaseAsync(TLease lease);

    protected override async Task WaitAsync(IConcurrency view, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        _blocker = await AcquireAsync(view, timeout, cancellationToken);

    protected override async Task MakeWait(IConcurrency view) => _blocker = await Soon(AcquireAsync(view));

    protected override async Task LetGoOn(IConcurrency view, int waiters)
    {
        for (var i = 0; i < waiters; i++)
        {
            var current = _blocker!;
            await ReleaseAsync(current);
            if (i < waiters - 1)
                await Until(() => Task.FromResult(_blocker), lease => lease != current);
        }
    }

    [Fact]
    public async Task Acquire_Free_IsHeldUntilDisposed()
    {
        await using var owner = Concurrency.As("holder");
        var lease = await Soon(AcquireAsync(owner));

        Assert.Equal([owner.Ref], (await Look()).Holders.Select(h => h.Owner));
        await lease.DisposeAsync();

        Assert.Empty((await Look()).Holders);
        Assert.False(lease.LostToken.IsCancellationRequested);
    }

    [Fact]
    public async Task Acquire_WhileHeld_WaitsForRelease()
    {
        var lease = await Soon(AcquireAsync(Concurrency));
        var next = AcquireAsync(Concurrency);
        await UntilWaiting(1);

        await ReleaseAsync(lease);

        await (await Soon(next)).DisposeAsync();
    }

    [Fact]
    public async Task Acquire_ManyWaiters_AreServedInOrderOfArrival()
    {
        var lease = await Soon(AcquireAsync(Concurrency));
        var waiting = new List<Task<TLease>>();
        for (var i = 1; i <= 20; i++)
        {
            waiting.Add(AcquireAsync(Concurrency));
            await UntilWaiting(i);
        }

        foreach (var next in waiting)
        {
            await lease.DisposeAsync();
            var before = lease;
            lease = await Soon(next);
            Assert.True(lease.FencingToken > before.FencingToken);
        }

        await lease.DisposeAsync();
        Assert.Empty((await Look()).Holders);
    }

    [Fact]
    public async Task Acquire_TimesOut_NamesPrimitiveHolderAndTime()
    {
        await using var holder = Concurrency.As("greedy");
        await Soon(AcquireAsync(holder));
        var waits = AcquireAsync(Concurrency, TimeSpan.FromSeconds(2));
        await UntilWaiting(1);

        Advance(TimeSpan.FromSeconds(1));
        Assert.Single((await Look()).Waiters);
        Advance(TimeSpan.FromSeconds(1));

        var error = await Assert.ThrowsAsync<TimeoutException>(() => Soon(waits));
        Assert.Contains($"'{Name}'", error.Message);
        Assert.Contains(holder.Ref.Path.ToString(), error.Message);
        Assert.Contains("00:00:02", error.Message);
        Assert.Empty((await Look()).Waiters);
    }

    [Fact]
    public async Task Acquire_ZeroTimeoutWhileHeld_TimesOutWithoutTheClock()
    {
        await Soon(AcquireAsync(Concurrency));

        await Assert.ThrowsAsync<TimeoutException>(() => Soon(AcquireAsync(Concurrency, TimeSpan.Zero)));
    }

    [Fact]
    public async Task TryAcquire_Free_IsALease()
    {
        await using var lease = await Soon(TryAcquireAsync(Concurrency));

        Assert.NotNull(lease);
    }

    [Fact]
    public async Task TryAcquire_WhileHeld_IsNullAtOnce()
    {
        await Soon(AcquireAsync(Concurrency));

        Assert.Null(await Soon(TryAcquireAsync(Concurrency)));
    }

    [Fact]
    public async Task TryAcquire_HeldForTheWholeTime_IsNullAndLeavesNoWaiter()
    {
        await Soon(AcquireAsync(Concurrency));
        var tries = TryAcquireAsync(Concurrency, TimeSpan.FromSeconds(2));
        await UntilWaiting(1);

        Advance(TimeSpan.FromSeconds(2));

        Assert.Null(await Soon(tries));
        Assert.Empty((await Look()).Waiters);
    }

    [Fact]
    public async Task Cancel_OfOneWaiter_LetsTheNextOneHaveItsTurn()
    {
        var lease = await Soon(AcquireAsync(Concurrency));
        using var cancellation = new CancellationTokenSource();
        var first = AcquireAsync(Concurrency, cancellationToken: cancellation.Token);
        await UntilWaiting(1);
        var second = AcquireAsync(Concurrency);
        await UntilWaiting(2);

        await cancellation.CancelAsync();
        await lease.DisposeAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Soon(first));
        await (await Soon(second)).DisposeAsync();
    }

    [Fact]
    public async Task Cancel_CrossingItsGrant_NeverLeaks()
    {
        for (var i = 0; i < 200; i++)
        {
            var lease = await Soon(AcquireAsync(Concurrency));
            using var cancellation = new CancellationTokenSource();
            var crossing = AcquireAsync(Concurrency, cancellationToken: cancellation.Token);

            await Task.WhenAll(Task.Run(cancellation.Cancel), Task.Run(() => lease.DisposeAsync().AsTask()));

            try
            {
                await (await Soon(crossing)).DisposeAsync();
            }
            catch (OperationCanceledException)
            {
                // Whichever was first: the permit is free again in the end.
            }

            await (await Soon(AcquireAsync(Concurrency))).DisposeAsync();
        }
    }

    [Fact]
    public async Task Timeout_CrossingItsGrant_NeverLeaks()
    {
        for (var i = 0; i < 100; i++)
        {
            var lease = await Soon(AcquireAsync(Concurrency));
            var crossing = TryAcquireAsync(Concurrency, TimeSpan.FromSeconds(1));
            await UntilWaiting(1);

            await Task.WhenAll(
                Task.Run(() => Advance(TimeSpan.FromSeconds(1))),
                Task.Run(() => lease.DisposeAsync().AsTask()));

            if (await Soon(crossing) is { } late)
                await late.DisposeAsync();
            await (await Soon(AcquireAsync(Concurrency))).DisposeAsync();
        }
    }

    [Fact]
    public async Task Dispose_Twice_ReleasesOnce()
    {
        var first = await Soon(AcquireAsync(Concurrency));
        await first.DisposeAsync();
        var second = await Soon(AcquireAsync(Concurrency));

        await first.DisposeAsync();
        await ReleaseAsync(first);

        Assert.Equal([second.FencingToken], (await Look()).Holders.Select(h => h.FencingToken));
    }

    [Fact]
    public async Task Owner_DiesHolding_FreesAtOnceAndLosesItsLease()
    {
        var actor = CreateTestProbe();
        var lease = await Soon(AcquireAsync(Concurrency.As(actor.Ref)));
        var next = AcquireAsync(Concurrency);
        await UntilWaiting(1);

        Sys.Stop(actor.Ref);

        var after = await Soon(next);
        Assert.True(after.FencingToken > lease.FencingToken);
        await Soon(WhenLost(lease));
        await Assert.ThrowsAsync<SynchronizationLockException>(() => ReleaseAsync(lease));
        Assert.Equal([after.FencingToken], (await Look()).Holders.Select(h => h.FencingToken));
    }

    [Fact]
    public async Task Owner_Disposed_FreesWhatItHolds()
    {
        var owner = Concurrency.As("holder");
        var lease = await Soon(AcquireAsync(owner));

        await owner.DisposeAsync();

        Assert.True(lease.LostToken.IsCancellationRequested);
        await (await Soon(AcquireAsync(Concurrency))).DisposeAsync();
    }

    [Fact]
    public async Task Primitive_Dies_LosesItsLeasesAndTheNextTokensAreGreater()
    {
        var lease = await Soon(AcquireAsync(Concurrency));

        await Kill(Get(Concurrency).Actor);

        await Soon(WhenLost(lease));
        await Assert.ThrowsAsync<SynchronizationLockException>(() => ReleaseAsync(lease));
        await lease.DisposeAsync();
        var next = await Soon(AcquireAsync(Concurrency));
        Assert.True(next.FencingToken > lease.FencingToken);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Holder_PausedPastItsLoss_WritesNothingMore(bool ownerDies)
    {
        var resource = Concurrency.FencedResource("file");
        var written = new List<string>();
        resource.Handle<string, bool>(text =>
        {
            written.Add(text);
            return Task.FromResult(true);
        });
        var actor = CreateTestProbe();
        var paused = await Soon(AcquireAsync(Concurrency.As(actor.Ref)));
        await Soon(Write(paused, "before its loss"));
        if (ownerDies)
            Sys.Stop(actor.Ref);
        else
            await Kill(Get(Concurrency).Actor);
        await Soon(WhenLost(paused));
        var next = await Soon(AcquireAsync(Concurrency));
        await Soon(Write(next, "the next holder's"));

        var error = await Assert.ThrowsAsync<StaleFencingTokenException>(() => Soon(Write(paused, "too late")));

        Assert.Contains($"{paused.FencingToken} is older than {next.FencingToken}", error.Message);
        Assert.Equal(["before its loss", "the next holder's"], written);

        Task<bool> Write(TLease lease, string text) => resource.WriteAsync<bool>(lease.FencingToken, text);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Owners_KilledAtRandom_LeakNothing(int seed)
    {
        var random = new Random(seed);
        var owners = new List<(IOwner Owner, Task<TLease> Lease)>();
        for (var step = 0; step < 150; step++)
        {
            if (owners.Count == 0 || random.Next(3) > 0)
            {
                var owner = Concurrency.As($"{step}");
                owners.Add((owner, AcquireAsync(owner)));
            }
            else
            {
                var victim = owners[random.Next(owners.Count)];
                owners.Remove(victim);
                if (random.Next(2) == 0)
                    await Soon(victim.Owner.DisposeAsync());
                else
                    Sys.Stop(victim.Owner.Ref);
            }

            Assert.True((await Look()).Holders.Count <= 1);
        }

        foreach (var (owner, _) in owners)
            await Soon(owner.DisposeAsync());
        await Until(() => Get(Concurrency).GetSnapshotAsync(), s => s.Waiters.Count == 0 && s.Holders.Count == 0);
        await (await Soon(AcquireAsync(Concurrency))).DisposeAsync();
    }

    protected static Task WhenLost(Grant grant)
    {
        var lost = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        grant.LostToken.Register(lost.SetResult);
        return lost.Task;
    }
}
