using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Promises;
using Akka.Actor;
using Xunit;
using static ActorConcurrency.Actors.Promises.PromiseProtocol;

namespace ActorConcurrency.Actors.Contracts.Promises;

public abstract class PromiseTests<TBackend> : ContractTests<TBackend>
    where TBackend : ContractBackend, new()
{
    private static readonly Exception Reason = new InvalidOperationException("no luck");

    private ActorPromise<int> New() => Concurrency.Promise<int>();

    private ActorPromise<int> Resolved(int value)
    {
        var promise = New();
        promise.Actor.Tell(new Resolve(0, value), ActorRefs.NoSender);
        return promise;
    }

    private ActorPromise<int> Rejected()
    {
        var promise = New();
        promise.Actor.Tell(new Reject(0, Reason), ActorRefs.NoSender);
        return promise;
    }

    [Fact]
    public async Task Resolve_SettlesOnce()
    {
        var promise = New();

        Assert.True(await Soon(promise.ResolveAsync(1)));
        Assert.False(await Soon(promise.ResolveAsync(2)));
        Assert.False(await Soon(promise.RejectAsync(Reason)));

        Assert.Equal(1, await Soon(promise.WaitAsync()));
        Assert.Equal(1, await promise);
    }

    [Fact]
    public async Task Reject_WaitThrowsTheReason()
    {
        var promise = Concurrency.Promise<int>("named");
        var waits = promise.WaitAsync();

        await Soon(promise.RejectAsync(Reason));

        Assert.Equal(Reason.Message, (await Assert.ThrowsAsync<InvalidOperationException>(() => Soon(waits))).Message);
        Assert.Equal(Reason.Message, (await Assert.ThrowsAsync<InvalidOperationException>(() => Soon(Concurrency.Promise<int>("named").WaitAsync()))).Message);
    }

    [Fact]
    public async Task Wait_NotSettledInTime_Throws()
    {
        var promise = New();
        var waits = promise.WaitAsync(TimeSpan.FromSeconds(3));
        await Until(() => promise.GetSnapshotAsync(), s => s.Waiters.Count == 1);

        Advance(TimeSpan.FromSeconds(3));

        await Assert.ThrowsAsync<TimeoutException>(() => Soon(waits));
        await Assert.ThrowsAsync<TimeoutException>(() => Soon(promise.WaitAsync(TimeSpan.Zero)));
    }

    [Fact]
    public async Task Then_AddedBeforeAndAfter_BothRun()
    {
        var promise = New();
        var early = promise.Then(n => n + 1);
        await Soon(promise.ResolveAsync(1));
        var late = promise.Then(async n =>
        {
            await Task.Yield();
            return n + 2;
        });

        Assert.Equal(2, await Soon(early.WaitAsync()));
        Assert.Equal(3, await Soon(late.WaitAsync()));
    }

    [Fact]
    public async Task Then_ManyOnOneHandle_BeginInOrder()
    {
        var promise = New();
        var order = new ConcurrentQueue<int>();
        var results = Enumerable.Range(0, 100).Select(n => promise.Then(_ =>
        {
            order.Enqueue(n);
            return n;
        })).ToList();

        await Soon(promise.ResolveAsync(0));

        Assert.Equal(Enumerable.Range(0, 100), await Soon(Concurrency.All(results).WaitAsync()));
        Assert.Equal(Enumerable.Range(0, 100), order);
    }

    [Fact]
    public async Task Then_OneWaitsForALaterOne_BothEnd()
    {
        var promise = Resolved(1);
        var gate = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = promise.Then(_ => gate.Task);
        var second = promise.Then(n =>
        {
            gate.SetResult(7);
            return n;
        });

        Assert.Equal(1, await Soon(second.WaitAsync()));
        Assert.Equal(7, await Soon(first.WaitAsync()));
    }

    [Fact]
    public async Task Then_ReturnsAPromise_IsAdopted()
    {
        var inner = New();
        var outer = Resolved(1).Then(_ => inner);
        Assert.Equal(PromiseState.Adopting, (await Until(() => outer.GetSnapshotAsync(), s => s.State != PromiseState.Pending)).State);

        await Soon(inner.ResolveAsync(5));

        Assert.Equal(5, await Soon(outer.WaitAsync()));
    }

    [Fact]
    public async Task Then_Throws_RejectsTheNewPromise()
    {
        var thrown = Resolved(1).Then(n => n == 1 ? throw Reason : n);

        Assert.Equal(Reason.Message, (await Assert.ThrowsAsync<InvalidOperationException>(() => Soon(thrown.WaitAsync()))).Message);
    }

    [Fact]
    public async Task Then_OfARejection_PassesItOnUntilCaught()
    {
        var called = false;
        var caught = Rejected()
            .Then(n =>
            {
                called = true;
                return n;
            })
            .Then(n => n + 1)
            .Catch(reason => reason.Message == Reason.Message ? 42 : 0)
            .Then(n => n + 1);

        Assert.Equal(43, await Soon(caught.WaitAsync()));
        Assert.False(called);
    }

    [Fact]
    public async Task Then_BothFunctions_OnlyOneIsCalled()
    {
        Assert.Equal("1", await Soon(Resolved(1).Then(n => $"{n}", reason => reason.Message).WaitAsync()));
        Assert.Equal("no luck", await Soon(Rejected().Then(n => $"{n}", reason => reason.Message).WaitAsync()));
    }

    [Fact]
    public async Task Finally_KeepsTheOutcome_UnlessItThrows()
    {
        var calls = 0;
        Assert.Equal(1, await Soon(Resolved(1).Finally(() => { calls++; }).WaitAsync()));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Soon(Rejected().Finally(() => { calls++; }).WaitAsync()));
        await Assert.ThrowsAsync<NotSupportedException>(() =>
            Soon(Resolved(1).Finally(() => throw new NotSupportedException()).WaitAsync()));
        Assert.Equal(2, calls);
    }

    [Fact]
    public async Task Resolve_WithAPromise_NobodyElseDecides()
    {
        var inner = New();
        var outer = New();

        Assert.True(await Soon(outer.ResolveAsync(inner)));
        Assert.False(await Soon(outer.ResolveAsync(1)));
        await Soon(inner.RejectAsync(Reason));

        Assert.Equal(Reason.Message, (await Assert.ThrowsAsync<InvalidOperationException>(() => Soon(outer.WaitAsync()))).Message);
    }

    [Fact]
    public async Task Resolve_WithItself_IsRejected()
    {
        var promise = New();
        await Soon(promise.ResolveAsync(promise));

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => Soon(promise.WaitAsync()));

        Assert.Contains("its own outcome", error.Message);
    }

    [Fact]
    public async Task Adopted_Dies_RejectsTheOther()
    {
        var inner = New();
        var outer = New();
        await Soon(outer.ResolveAsync(inner));

        await Kill(inner.Actor);

        await Assert.ThrowsAsync<PrimitiveStoppedException>(() => Soon(outer.WaitAsync()));
    }

    [Fact]
    public async Task PromiseDies_AddedFunctionsSeeARejection()
    {
        var promise = New();
        var caught = promise.Catch(reason => reason is PrimitiveStoppedException ? 1 : 0);
        await Until(() => promise.GetSnapshotAsync(), s => s.Waiters.Count == 1);

        await Kill(promise.Actor);

        Assert.Equal(1, await Soon(caught.WaitAsync()));
    }

    [Fact]
    public async Task Rejection_NobodyHandlesIt_IsReportedOnce()
    {
        ListenForUnhandledRejections();
        var promise = Concurrency.Promise<int>("lonely");
        await Soon(promise.RejectAsync(Reason));

        Advance(TimeSpan.FromSeconds(1));
        ExpectMsg<UnhandledRejection>(told => told.Promise == "lonely" && told.Reason.Message == Reason.Message);
        Advance(TimeSpan.FromSeconds(10));
        await Kill(promise.Actor);
        Sys.EventStream.Publish(new UnhandledRejection("marker", Reason));
        ExpectMsg<UnhandledRejection>(told => told.Promise == "marker" && told.Reason.Message == Reason.Message);
    }

    [Fact]
    public async Task Rejection_CaughtBeforeOrInTime_IsNotReported()
    {
        ListenForUnhandledRejections();
        var early = New();
        var fromEarly = early.Catch(_ => 1);
        await Soon(early.RejectAsync(Reason));
        var late = New();
        await Soon(late.RejectAsync(Reason));
        Advance(TimeSpan.FromSeconds(0.9));
        var fromLate = late.Catch(_ => 2);
        await Soon(fromEarly.WaitAsync());
        await Soon(fromLate.WaitAsync());

        Advance(TimeSpan.FromSeconds(10));
        await Soon(early.GetSnapshotAsync());
        await Soon(late.GetSnapshotAsync());

        Sys.EventStream.Publish(new UnhandledRejection("marker", Reason));
        ExpectMsg<UnhandledRejection>(told => told.Promise == "marker" && told.Reason.Message == Reason.Message);
    }

    [Fact]
    public async Task Rejection_AtTheEndOfAChain_IsReportedForTheLastPromise()
    {
        ListenForUnhandledRejections();
        var promise = New();
        var last = promise.Then(n => n).Finally(() => { });
        await Soon(promise.RejectAsync(Reason));
        await Until(() => last.GetSnapshotAsync(), s => s.State == PromiseState.Rejected);

        Advance(TimeSpan.FromSeconds(1));

        ExpectMsg<UnhandledRejection>(told => told.Promise == last.Name && told.Reason.Message == Reason.Message);
    }

    [Fact]
    public async Task Unnamed_HandleIsGarbage_ActorStops()
    {
        var watcher = CreateTestProbe();
        var actor = Drop(watcher);
        await Until(
            () =>
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
                return Task.FromResult(watcher.HasMessages);
            },
            gone => gone);

        watcher.ExpectTerminated(actor);
    }

    [Fact]
    public async Task Hammer_ManyResolve_OneDecidesAndAllSeeIt()
    {
        var promise = Concurrency.Promise<int>("contended");
        var wins = 0;
        var seen = await Soon(Task.WhenAll(Enumerable.Range(0, 64).Select(n => Task.Run(async () =>
        {
            await using var owner = Concurrency.As();
            var mine = owner.Promise<int>("contended");
            if (await mine.ResolveAsync(n))
                Interlocked.Increment(ref wins);
            return await mine.WaitAsync();
        }))));

        Assert.Equal(1, wins);
        Assert.Single(seen.Distinct());
        Assert.Empty((await Soon(promise.GetSnapshotAsync())).Waiters);
    }

    [Fact]
    public void Protocol_OutcomeForTheAsker_CancelledOneIsSpared()
    {
        var actor = New().Actor;
        actor.Tell(new GetOutcome(1, TestActor), TestActor);
        actor.Tell(new GetOutcome(2, TestActor), TestActor);
        actor.Tell(new CancelGetOutcome(1, TestActor), TestActor);
        actor.Tell(new GetOutcome(3, TestActor, Wait: false), TestActor);
        actor.Tell(new Resolve(4, "value"), TestActor);

        Assert.Equal(RejectionReason.WouldBlock, ExpectMsg<Rejected>().Reason);
        ExpectMsg(new Settled(2, "value", null));
        ExpectMsg(new Decided(4, true));
    }

    // They are reported where the promise lives.
    private void ListenForUnhandledRejections()
    {
        foreach (var (system, _) in Backend.Nodes)
            system.EventStream.Subscribe(TestActor, typeof(UnhandledRejection));
    }

    // Not inlined: no reference to the handle must be left on the caller's stack.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private IActorRef Drop(Akka.TestKit.TestProbe watcher)
    {
        var actor = New().Actor;
        watcher.Watch(actor);
        return actor;
    }
}
