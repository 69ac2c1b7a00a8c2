using ActorConcurrency.Actors.Barriers;
using ActorConcurrency.Actors.Common;
using Xunit;
using static ActorConcurrency.Actors.Barriers.BarrierProtocol;

namespace ActorConcurrency.Actors.Contracts.Barriers;

public abstract class BarrierTests<TBackend> : ContractTests<TBackend>
    where TBackend : ContractBackend, new()
{
    private ActorBarrier Three => Concurrency.Barrier("three", 3);

    private Task<BarrierSnapshot> UntilWaiting(int count) => Until(() => Three.GetSnapshotAsync(), s => s.Waiters.Count == count);

    private async Task<List<Task<int>>> TwoWaitingAsync()
    {
        var waits = new List<Task<int>>();
        for (var i = 1; i <= 2; i++)
        {
            waits.Add(Three.SignalAndWaitAsync());
            await UntilWaiting(i);
        }

        return waits;
    }

    private static async Task AssertBroken(IEnumerable<Task<int>> waits, string reason)
    {
        foreach (var wait in waits)
            Assert.Contains(reason, (await Assert.ThrowsAsync<BrokenBarrierException>(() => Soon(wait))).Message);
    }

    [Fact]
    public async Task Signal_ByAllParties_LetsThemPassWithTheirIndex()
    {
        var waits = await TwoWaitingAsync();

        Assert.Equal(2, await Soon(Three.SignalAndWaitAsync()));

        var indices = await Soon(Task.WhenAll(waits));
        Assert.Equal([0, 1], indices);
        Assert.Equal(2, (await Soon(Three.GetSnapshotAsync())).Phase);
    }

    [Fact]
    public async Task Signal_AfterTheyPassed_IsTheNextMeeting()
    {
        for (var round = 0; round < 5; round++)
        {
            var waits = await TwoWaitingAsync();
            Assert.Equal(2, await Soon(Three.SignalAndWaitAsync(TimeSpan.Zero)));
            await Soon(Task.WhenAll(waits));
        }
    }

    [Fact]
    public async Task Signal_NotAllInTime_TimesOutAndBreaksItForTheOthers()
    {
        var waits = await TwoWaitingAsync();
        waits.RemoveAt(0);
        await Soon(Three.ResetAsync());
        await AssertBroken(waits, "reset");
        var first = Three.SignalAndWaitAsync();
        await UntilWaiting(1);
        var late = Three.SignalAndWaitAsync(TimeSpan.FromSeconds(2));
        await UntilWaiting(2);

        Advance(TimeSpan.FromSeconds(2));

        var error = await Assert.ThrowsAsync<TimeoutException>(() => Soon(late));
        Assert.Contains("'three'", error.Message);
        Assert.Contains("00:00:02", error.Message);
        await AssertBroken([first, Three.SignalAndWaitAsync()], "its time was up");
    }

    [Fact]
    public async Task Signal_ZeroTimeoutAndNotTheLast_BreaksIt()
    {
        var waits = await TwoWaitingAsync();
        await Soon(Three.ResetAsync());
        await AssertBroken(waits, "reset");
        var first = Three.SignalAndWaitAsync();
        await UntilWaiting(1);

        await Assert.ThrowsAsync<TimeoutException>(() => Soon(Three.SignalAndWaitAsync(TimeSpan.Zero)));

        await AssertBroken([first], "would not wait");
    }

    [Fact]
    public async Task Signal_Cancelled_BreaksItForTheOthers()
    {
        var first = Three.SignalAndWaitAsync();
        await UntilWaiting(1);
        using var cancellation = new CancellationTokenSource();
        var cancelled = Three.SignalAndWaitAsync(null, cancellation.Token);
        await UntilWaiting(2);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Soon(cancelled));
        await AssertBroken([first], "cancelled");
    }

    [Fact]
    public async Task Trap_PartyDies_AllAreTold()
    {
        var waits = new List<Task<int>> { Three.SignalAndWaitAsync() };
        await UntilWaiting(1);
        var actor = CreateTestProbe();
        var mortal = Concurrency.As(actor.Ref).Barrier("three", 3).SignalAndWaitAsync();
        await UntilWaiting(2);

        Sys.Stop(actor.Ref);

        await AssertBroken(waits, "has died");
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Soon(mortal));
        Assert.Contains("has died", (await Soon(Three.GetSnapshotAsync())).Broken);
    }

    [Fact]
    public async Task Abort_BreaksItUntilItIsReset()
    {
        var waits = await TwoWaitingAsync();

        await Soon(Three.AbortAsync());

        await AssertBroken(waits.Append(Three.SignalAndWaitAsync()), "aborted");
        await Soon(Three.ResetAsync());
        Assert.Null((await Soon(Three.GetSnapshotAsync())).Broken);
        var again = await TwoWaitingAsync();
        await Soon(Three.SignalAndWaitAsync());
        await Soon(Task.WhenAll(again));
    }

    [Fact]
    public async Task Action_IsRunOnceByTheLastBeforeAnybodyPasses()
    {
        var runs = 0;
        var gate = new TaskCompletionSource();
        async Task Action()
        {
            Interlocked.Increment(ref runs);
            await gate.Task;
        }

        ActorBarrier Acting() => Concurrency.Barrier("three", 3, Action);
        var waits = Enumerable.Range(0, 3).Select(_ => Acting().SignalAndWaitAsync()).ToList();
        await Until(() => Three.GetSnapshotAsync(), s => s.ActionRunsAt is not null);
        var next = Acting().SignalAndWaitAsync();
        await UntilWaiting(4);
        Assert.DoesNotContain(waits, wait => wait.IsCompleted);

        gate.SetResult();

        Assert.Equal([0, 1, 2], (await Soon(Task.WhenAll(waits))).Order());
        await UntilWaiting(1);
        Assert.Equal(1, runs);
        Assert.False(next.IsCompleted);
        await Soon(Task.WhenAll(next, Acting().SignalAndWaitAsync(), Acting().SignalAndWaitAsync()));
        Assert.Equal(2, runs);
    }

    [Fact]
    public async Task Action_Throws_ItsPartyGetsThatAndTheOthersABrokenBarrier()
    {
        var waits = await TwoWaitingAsync();

        var last = Concurrency.Barrier("three", 3, () => throw new FormatException("wrong")).SignalAndWaitAsync();

        await Assert.ThrowsAsync<FormatException>(() => Soon(last));
        await AssertBroken(waits, "FormatException: wrong");
    }

    [Fact]
    public async Task Action_BarrierResetMeanwhile_AllAreTold()
    {
        var gate = new TaskCompletionSource();
        var waits = await TwoWaitingAsync();
        var last = Concurrency.Barrier("three", 3, () => gate.Task).SignalAndWaitAsync();
        await Until(() => Three.GetSnapshotAsync(), s => s.ActionRunsAt is not null);

        await Soon(Three.ResetAsync());
        gate.SetResult();

        await AssertBroken(waits.Append(last), "reset");
        Assert.Empty((await Soon(Three.GetSnapshotAsync())).Waiters);
    }

    [Fact]
    public async Task Action_ItsPartyDies_AllAreTold()
    {
        var waits = await TwoWaitingAsync();
        var owner = Concurrency.As("mortal");
        var gate = new TaskCompletionSource();
        var last = owner.Barrier("three", 3, () => gate.Task).SignalAndWaitAsync();
        await Until(() => Three.GetSnapshotAsync(), s => s.ActionRunsAt is not null);

        await Soon(owner.DisposeAsync());

        await AssertBroken(waits, "has died");
        gate.SetResult();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Soon(last));
    }

    [Fact]
    public async Task OneParty_PassesAtOnce() => Assert.Equal(0, await Soon(Concurrency.Barrier("alone", 1).SignalAndWaitAsync()));

    [Fact]
    public void Create_WithoutParties_IsABadArgument() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Concurrency.Barrier("none", 0));

    [Fact]
    public void Protocol_EndOfAnActionThatIsNotRun_IsRejected()
    {
        Three.Actor.Tell(new EndAction(1, TestActor, 1), TestActor);

        ExpectMsg<Rejected>(rejected => rejected.Reason == RejectionReason.BarrierBroken);
    }

    [Fact]
    public void Protocol_CancelTooLate_BreaksNothing()
    {
        for (var id = 1; id <= 3; id++)
            Three.Actor.Tell(new Signal(id, TestActor), TestActor);
        for (var id = 1; id <= 3; id++)
            ExpectMsg(new Passed(id, id - 1, 1));

        Three.Actor.Tell(new CancelSignal(2, TestActor), TestActor);
        Three.Actor.Tell(new Reset(4), TestActor);

        ExpectMsg(new Done(4));
    }

    [Fact]
    public async Task Hammer_ManyRounds_NobodyIsARoundAhead()
    {
        const int parties = 8, rounds = 40;
        var arrived = new int[rounds];
        var indices = new int[rounds];
        var early = 0;

        await Soon(Task.WhenAll(Enumerable.Range(0, parties).Select(_ => Task.Run(async () =>
        {
            await using var owner = Concurrency.As();
            for (var round = 0; round < rounds; round++)
            {
                Interlocked.Increment(ref arrived[round]);
                Interlocked.Add(ref indices[round], await owner.Barrier("hammer", parties).SignalAndWaitAsync());
                if (Volatile.Read(ref arrived[round]) != parties)
                    Interlocked.Increment(ref early);
            }
        }))));

        Assert.Equal(0, early);
        Assert.All(indices, sum => Assert.Equal(parties * (parties - 1) / 2, sum));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Owners_KilledAtRandom_EveryWaitEnds(int seed)
    {
        var random = new Random(seed);
        var waits = new List<Task<int>>();
        var owners = new List<IOwner>();
        for (var step = 0; step < 100; step++)
        {
            var owner = Concurrency.As($"{step}");
            owners.Add(owner);
            waits.Add(owner.Barrier("three", 3).SignalAndWaitAsync());
            if (random.Next(3) == 0)
                Sys.Stop(owners[random.Next(owners.Count)].Ref);
            if (random.Next(4) == 0)
                await Soon(Three.ResetAsync());
        }

        await Soon(Three.AbortAsync());

        await Soon(Task.WhenAll(waits.Select(wait => wait.ContinueWith(_ => { }, TaskScheduler.Default))));
        Assert.Empty((await Soon(Three.GetSnapshotAsync())).Waiters);
        foreach (var owner in owners)
            await Soon(owner.DisposeAsync());
    }
}
