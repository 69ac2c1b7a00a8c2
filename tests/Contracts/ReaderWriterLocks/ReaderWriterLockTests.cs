using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.ReaderWriterLocks;
using Xunit;
using static ActorConcurrency.Actors.ReaderWriterLocks.ReaderWriterLockProtocol;

namespace ActorConcurrency.Actors.Contracts.ReaderWriterLocks;

public abstract class ReaderWriterLockTests<TBackend> : ContractTests<TBackend>
    where TBackend : ContractBackend, new()
{
    private ActorReaderWriterLock Book => Concurrency.ReaderWriterLock("book");

    private Task<ReaderWriterLockSnapshot> UntilWaiting(int count) =>
        Until(() => Book.GetSnapshotAsync(), s => s.Waiters.Count == count);

    [Fact]
    public async Task AcquireRead_WhileOthersRead_IsGrantedAtOnce()
    {
        await using var first = await Soon(Book.AcquireReadAsync());
        await using var second = await Soon(Book.TryAcquireReadAsync());

        Assert.NotNull(second);
        Assert.False(second.IsWrite);
        Assert.Equal(2, (await Soon(Book.GetSnapshotAsync())).Readers);
        Assert.Null(await Soon(Book.TryAcquireWriteAsync()));
    }

    [Fact]
    public async Task AcquireRead_WhileAWriterWaits_DoesNotOvertakeIt()
    {
        var reader = await Soon(Book.AcquireReadAsync());
        var writes = Book.AcquireWriteAsync();
        await UntilWaiting(1);
        var reads = Book.AcquireReadAsync();
        var waiting = await UntilWaiting(2);

        Assert.Equal(["AcquireWrite", "AcquireRead"], waiting.Waiters.Select(w => w.For));
        Assert.Null(await Soon(Book.TryAcquireReadAsync()));
        await reader.DisposeAsync();
        var writer = await Soon(writes);
        Assert.False(reads.IsCompleted);
        await writer.DisposeAsync();

        await (await Soon(reads)).DisposeAsync();
    }

    [Fact]
    public async Task Release_ByAWriter_LetsAllReadersUpToTheNextWriterIn()
    {
        var writer = await Soon(Book.AcquireWriteAsync());
        var early = new[] { Book.AcquireReadAsync(), Book.AcquireReadAsync() };
        await UntilWaiting(2);
        var nextWriter = Book.AcquireWriteAsync();
        await UntilWaiting(3);
        var late = Book.AcquireReadAsync();
        await UntilWaiting(4);

        await Soon(writer.ReleaseAsync());

        var readers = await Soon(Task.WhenAll(early));
        Assert.False(nextWriter.IsCompleted || late.IsCompleted);
        foreach (var reader in readers)
            await reader.DisposeAsync();
        await (await Soon(nextWriter)).DisposeAsync();
        await (await Soon(late)).DisposeAsync();
    }

    [Fact]
    public async Task Cancel_OfAWaitingWriter_LetsTheReadersBehindItIn()
    {
        await using var reader = await Soon(Book.AcquireReadAsync());
        using var cancellation = new CancellationTokenSource();
        var writes = Book.AcquireWriteAsync(null, cancellation.Token);
        await UntilWaiting(1);
        var reads = Book.AcquireReadAsync();
        await UntilWaiting(2);

        await cancellation.CancelAsync();

        await (await Soon(reads)).DisposeAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Soon(writes));
    }

    [Fact]
    public async Task Owner_DiesWaitingToWrite_LetsTheReadersBehindItIn()
    {
        await using var reader = await Soon(Book.AcquireReadAsync());
        var writer = CreateTestProbe();
        _ = Concurrency.As(writer.Ref).ReaderWriterLock("book").AcquireWriteAsync();
        await UntilWaiting(1);
        var reads = Book.AcquireReadAsync();
        await UntilWaiting(2);

        Sys.Stop(writer.Ref);

        await (await Soon(reads)).DisposeAsync();
    }

    [Fact]
    public async Task Owner_DiesReading_LetsTheWriterIn()
    {
        var owner = Concurrency.As("reader");
        await Soon(owner.ReaderWriterLock("book").AcquireReadAsync());
        var writes = Book.AcquireWriteAsync();
        await UntilWaiting(1);

        await Soon(owner.DisposeAsync());

        await (await Soon(writes)).DisposeAsync();
    }

    [Fact]
    public async Task Acquire_TimesOut_SaysHowItIsHeld()
    {
        await Soon(Book.AcquireWriteAsync());

        var error = await Assert.ThrowsAsync<TimeoutException>(() => Soon(Book.AcquireReadAsync(TimeSpan.Zero)));

        Assert.Contains("(write, for", error.Message);
    }

    [Fact]
    public async Task FindDeadlocks_TwoReadersThatBothWantToWrite_NamesTheCircle()
    {
        await using var anna = Concurrency.As("anna");
        await using var bert = Concurrency.As("bert");
        await Soon(anna.ReaderWriterLock("book").AcquireReadAsync());
        await Soon(bert.ReaderWriterLock("book").AcquireReadAsync());
        _ = anna.ReaderWriterLock("book").AcquireWriteAsync();
        _ = bert.ReaderWriterLock("book").AcquireWriteAsync();
        await UntilWaiting(2);

        var deadlock = Assert.Single(await Soon(Concurrency.FindDeadlocksAsync()));

        Assert.Contains("waits for reader-writer lock 'book' held by", deadlock.ToString());
    }

    [Fact]
    public void Protocol_ReleaseOfAnotherOwnersGrant_IsRejected()
    {
        var owner = CreateTestProbe();
        Book.Actor.Tell(new Acquire(1, owner.Ref, Write: false), TestActor);
        var granted = ExpectMsg<Granted>();

        Book.Actor.Tell(new Release(2, TestActor, granted.FencingToken), TestActor);

        ExpectMsg<Rejected>(rejected => rejected.Reason == RejectionReason.NotHeld);
    }

    [Fact]
    public async Task Hammer_ReadersAndWriters_AWriterIsAlone()
    {
        int readers = 0, writers = 0, violations = 0;

        await Soon(Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(async () =>
        {
            await using var owner = Concurrency.As();
            for (var round = 0; round < 20; round++)
            {
                if ((i + round) % 5 == 0)
                {
                    await using var lease = await owner.ReaderWriterLock("book").AcquireWriteAsync();
                    if (Interlocked.Increment(ref writers) != 1 || Volatile.Read(ref readers) != 0)
                        Interlocked.Increment(ref violations);
                    await Task.Yield();
                    Interlocked.Decrement(ref writers);
                }
                else
                {
                    await using var lease = await owner.ReaderWriterLock("book").AcquireReadAsync();
                    Interlocked.Increment(ref readers);
                    if (Volatile.Read(ref writers) != 0)
                        Interlocked.Increment(ref violations);
                    await Task.Yield();
                    Interlocked.Decrement(ref readers);
                }
            }
        }))));

        Assert.Equal(0, violations);
        var after = await Soon(Book.GetSnapshotAsync());
        Assert.Equal((0, false), (after.Readers, after.HasWriter));
    }
}
