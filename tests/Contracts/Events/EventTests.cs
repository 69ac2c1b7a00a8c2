using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Events;
using Akka.Actor;
using Xunit;
using static ActorConcurrency.Actors.Events.EventProtocol;

namespace ActorConcurrency.Actors.Contracts.Events;

public abstract class EventTests<TBackend> : ContractTests<TBackend>
    where TBackend : ContractBackend, new()
{
    private ActorEvent Light => Concurrency.Event("light");

    private Task<EventSnapshot> UntilWaiting(int count) => Until(() => Light.GetSnapshotAsync(), s => s.Waiters.Count == count);

    [Fact]
    public async Task IsSet_FollowsSetAndReset()
    {
        Assert.False(await Soon(Light.IsSetAsync()));
        await Soon(Light.SetAsync());
        Assert.True(await Soon(Light.IsSetAsync()));
        await Soon(Light.ResetAsync());
        Assert.False(await Soon(Light.IsSetAsync()));
    }

    [Fact]
    public async Task Wait_WhenSet_IsTrueAtOnce()
    {
        await Soon(Light.SetAsync());

        Assert.True(await Soon(Light.WaitAsync()));
        Assert.True(await Soon(Light.WaitAsync(TimeSpan.Zero)));
    }

    [Fact]
    public async Task Wait_NotSetInTime_IsFalse()
    {
        var waits = Light.WaitAsync(TimeSpan.FromSeconds(3));
        await UntilWaiting(1);

        Advance(TimeSpan.FromSeconds(3));

        Assert.False(await Soon(waits));
        Assert.False(await Soon(Light.WaitAsync(TimeSpan.Zero)));
        Assert.Empty((await Soon(Light.GetSnapshotAsync())).Waiters);
    }

    [Fact]
    public async Task Set_BeforeTheTimeIsUp_IsTrue()
    {
        var waits = Light.WaitAsync(TimeSpan.FromSeconds(3));
        await UntilWaiting(1);
        Advance(TimeSpan.FromSeconds(2.9));

        await Soon(Light.SetAsync());

        Assert.True(await Soon(waits));
    }

    [Fact]
    public async Task Trap_ResetRightAfterSet_ReleasesEveryWaiterPresent()
    {
        var waits = Enumerable.Range(0, 1000).Select(_ => Light.WaitAsync()).ToArray();
        await UntilWaiting(1000);

        Light.Actor.Tell(new Set(), ActorRefs.NoSender);
        Light.Actor.Tell(new Reset(), ActorRefs.NoSender);

        Assert.All(await Soon(Task.WhenAll(waits)), Assert.True);
        Assert.False(await Soon(Light.IsSetAsync()));
    }

    [Fact]
    public async Task Subscribe_ToldInOrderWithoutGap()
    {
        await Soon(Light.SetAsync());
        await Soon(Light.SubscribeAsync(TestActor));
        await Soon(Light.SubscribeAsync(TestActor));
        await Soon(Light.SetAsync());
        await Soon(Light.ResetAsync());
        await Soon(Light.SetAsync());
        await Soon(Light.UnsubscribeAsync(TestActor));
        await Soon(Light.ResetAsync());
        TestActor.Tell("end", ActorRefs.NoSender);

        ExpectMsg(new Changed(true, 1));
        ExpectMsg(new Changed(false, 2));
        ExpectMsg(new Changed(true, 3));
        ExpectMsg("end");
    }

    [Fact]
    public async Task Subscriber_ThatDies_IsForgotten()
    {
        var subscriber = CreateTestProbe();
        await Soon(Light.SubscribeAsync(subscriber.Ref));

        Sys.Stop(subscriber.Ref);

        await Until(() => Light.GetSnapshotAsync(), s => s.Subscribers == 0);
    }

    [Fact]
    public async Task Changes_AreTheStateAndThenEveryChange()
    {
        await using var changes = Light.ChangesAsync().GetAsyncEnumerator();

        Assert.True(await Soon(changes.MoveNextAsync().AsTask()));
        Assert.False(changes.Current);
        await Soon(Light.SetAsync());
        await Soon(Light.ResetAsync());
        Assert.True(await Soon(changes.MoveNextAsync().AsTask()));
        Assert.True(changes.Current);
        Assert.True(await Soon(changes.MoveNextAsync().AsTask()));
        Assert.False(changes.Current);
    }

    [Fact]
    public async Task Changes_NoLongerEnumerated_EndTheSubscription()
    {
        await foreach (var _ in Light.ChangesAsync())
            break;

        await Until(() => Light.GetSnapshotAsync(), s => s.Subscribers == 0);
    }

    [Fact]
    public async Task Changes_EventDies_Throw()
    {
        await using var changes = Light.ChangesAsync().GetAsyncEnumerator();
        Assert.True(await Soon(changes.MoveNextAsync().AsTask()));

        await Kill(Light.Actor);

        await Assert.ThrowsAsync<PrimitiveStoppedException>(() => Soon(changes.MoveNextAsync().AsTask()));
    }

    [Fact]
    public async Task Changes_OwnerEnds_End()
    {
        var owner = Concurrency.As("reader");
        await using var changes = owner.Event("light").ChangesAsync().GetAsyncEnumerator();
        Assert.True(await Soon(changes.MoveNextAsync().AsTask()));

        await owner.DisposeAsync();

        Assert.False(await Soon(changes.MoveNextAsync().AsTask()));
    }

    [Fact]
    public async Task Hammer_SetAndReset_EveryWaiterGetsThrough()
    {
        using var done = new CancellationTokenSource();
        var toggler = Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                await Light.SetAsync();
                await Light.ResetAsync();
            }
        });

        await Soon(Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(async () =>
        {
            await using var owner = Concurrency.As();
            for (var i = 0; i < 20; i++)
                Assert.True(await owner.Event("light").WaitAsync());
        }))));

        await done.CancelAsync();
        await Soon(toggler);
        Assert.Empty((await Soon(Light.GetSnapshotAsync())).Waiters);
    }

    [Fact]
    public void Protocol_WaitAndCancel_LeavesNoWaiter()
    {
        Light.Actor.Tell(new Wait(1, TestActor), TestActor);
        Light.Actor.Tell(new CancelWait(1, TestActor), TestActor);
        Light.Actor.Tell(new Wait(2, TestActor), TestActor);
        Light.Actor.Tell(new Set(3), TestActor);

        ExpectMsg(new Released(2));
        ExpectMsg(new IsSet(3, true, 1));
    }
}
