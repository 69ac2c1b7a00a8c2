using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Semaphores;
using Akka.Actor;
using Xunit;

namespace ActorConcurrency.Actors.Tests.Common;

public sealed class DeadlockTests : ActorsTestKit
{
    private readonly DateTimeOffset _now = DateTimeOffset.UnixEpoch;

    [Fact]
    public async Task FindDeadlocks_TwoOwnersCrossed_NamesTheCircle()
    {
        await using var anna = Concurrency.As("anna");
        await using var bert = Concurrency.As("bert");
        await Soon(anna.Semaphore("left", 1).AcquireAsync());
        await Soon(bert.Semaphore("right", 1).AcquireAsync());
        var annaWaits = anna.Semaphore("right", 1).AcquireAsync();
        var bertWaits = bert.Semaphore("left", 1).AcquireAsync();
        await Until(() => Concurrency.Semaphore("left", 1).GetSnapshotAsync(), s => s.Waiters.Count == 1);
        await Until(() => Concurrency.Semaphore("right", 1).GetSnapshotAsync(), s => s.Waiters.Count == 1);

        var deadlock = Assert.Single(await Soon(Concurrency.FindDeadlocksAsync()));

        Assert.Equal(
            [(anna.Ref, "right", bert.Ref), (bert.Ref, "left", anna.Ref)],
            deadlock.Waits.Select(w => (w.Waiter, w.Name, w.Holder)));
        Assert.Contains("waits for semaphore 'right' held by", deadlock.ToString());
        await bert.DisposeAsync();
        await Soon(annaWaits);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Soon(bertWaits));
        Assert.Empty(await Soon(Concurrency.FindDeadlocksAsync()));
    }

    [Fact]
    public async Task FindDeadlocks_NobodyWaits_IsEmpty()
    {
        await Soon(Concurrency.Semaphore("free", 1).AcquireAsync());
        Concurrency.Event("quiet");

        Assert.Empty(await Soon(Concurrency.FindDeadlocksAsync()));
    }

    [Fact]
    public void Find_OwnerWaitingForItself_IsACircleOfOne()
    {
        var alone = Owner("alone");

        var deadlock = Assert.Single(DeadlockFinder.Find([Semaphore("s", 0, [(alone, 1)], [(alone, 1)])]));

        Assert.Equal(alone, Assert.Single(deadlock.Waits).Holder);
    }

    [Fact]
    public void Find_OneOfTwoHoldersCanGoOn_IsEmpty()
    {
        var (a, b, free) = (Owner("a"), Owner("b"), Owner("free"));

        Assert.Empty(DeadlockFinder.Find(
        [
            Semaphore("two", 0, [(b, 1), (free, 1)], [(a, 1)]),
            Semaphore("one", 0, [(a, 1)], [(b, 1)]),
        ]));
    }

    [Fact]
    public void Find_BothHoldersAreNeeded_IsACircle()
    {
        var (a, b, free) = (Owner("a"), Owner("b"), Owner("free"));

        Assert.Single(DeadlockFinder.Find(
        [
            Semaphore("two", 0, [(b, 1), (free, 1)], [(a, 2)]),
            Semaphore("one", 0, [(a, 1)], [(b, 1)]),
        ]));
    }

    [Fact]
    public void Find_ThreeWay_NamesAllThree()
    {
        var (a, b, c) = (Owner("a"), Owner("b"), Owner("c"));

        var deadlock = Assert.Single(DeadlockFinder.Find(
        [
            Semaphore("1", 0, [(a, 1)], [(c, 1)]),
            Semaphore("2", 0, [(b, 1)], [(a, 1)]),
            Semaphore("3", 0, [(c, 1)], [(b, 1)]),
        ]));

        Assert.Equal(["1", "2", "3"], deadlock.Waits.Select(w => w.Name).Order());
        for (var i = 0; i < 3; i++)
            Assert.Equal(deadlock.Waits[i].Holder, deadlock.Waits[(i + 1) % 3].Waiter);
    }

    [Fact]
    public void Find_WaiterOutsideTheCircle_IsNotPartOfIt()
    {
        var (a, b, outside) = (Owner("a"), Owner("b"), Owner("outside"));

        var deadlock = Assert.Single(DeadlockFinder.Find(
        [
            Semaphore("1", 0, [(a, 1)], [(b, 1), (outside, 1)]),
            Semaphore("2", 0, [(b, 1)], [(a, 1)]),
        ]));

        Assert.DoesNotContain(deadlock.Waits, w => w.Waiter.Equals(outside));
    }

    private IActorRef Owner(string name) => CreateTestProbe(name).Ref;

    private SemaphoreSnapshot Semaphore(
        string name, int free, (IActorRef Owner, int Permits)[] holders, (IActorRef Owner, int Permits)[] waiters) =>
        new(name, 1, free, free + holders.Sum(h => h.Permits), true,
            [.. holders.Select((h, i) => new HolderInfo(h.Owner, new FencingToken(1, i + 1), h.Permits, _now))],
            [.. waiters.Select((w, i) => new WaiterInfo(w.Owner, i + 1, "Acquire", w.Permits, _now))]);
}
