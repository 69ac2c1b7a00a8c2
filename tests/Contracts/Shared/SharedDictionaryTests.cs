using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Shared;
using Xunit;
using static ActorConcurrency.Actors.Shared.SharedProtocol;

namespace ActorConcurrency.Actors.Contracts.Shared;

public abstract class SharedDictionaryTests<TBackend> : ContractTests<TBackend>
    where TBackend : ContractBackend, new()
{
    private SharedDictionary<string, int> Ages => Concurrency.SharedDictionary<string, int>("ages");

    [Fact]
    public async Task Set_IsWhatGetGives()
    {
        await Soon(Ages.SetAsync("ann", 1));
        await Soon(Ages.SetAsync("ann", 2));

        Assert.Equal(2, await Soon(Ages.GetAsync("ann")));
        Assert.Equal(1, await Soon(Ages.GetCountAsync()));
    }

    [Fact]
    public async Task MissingKey_IsNotFoundAndNothingChanges()
    {
        await Assert.ThrowsAsync<KeyNotFoundException>(() => Soon(Ages.GetAsync("bob")));
        await Assert.ThrowsAsync<KeyNotFoundException>(() => Soon(Ages.RemoveAsync("bob")));
        await Assert.ThrowsAsync<KeyNotFoundException>(() => Soon(Ages.UpdateAsync("bob", age => age)));
        await Assert.ThrowsAsync<KeyNotFoundException>(() => Soon(Ages.CompareAndSetAsync("bob", 0, 1)));
        await Assert.ThrowsAsync<KeyNotFoundException>(() => Soon(Ages.IncrementAsync("bob", 1)));
        Assert.Equal(7, await Soon(Ages.GetOrDefaultAsync("bob", 7)));
        Assert.Equal(0, (await Soon(Ages.GetSnapshotAsync())).Version);
    }

    [Fact]
    public async Task Remove_GivesTheValueAndTheKeyIsGone()
    {
        await Soon(Ages.SetAsync("ann", 5));

        Assert.Equal(5, await Soon(Ages.RemoveAsync("ann")));

        Assert.Empty(await Soon(Ages.SnapshotAsync()));
    }

    [Fact]
    public async Task GetOrAdd_And_UpdateWithInitial_AreOneStep()
    {
        Assert.Equal(3, await Soon(Ages.GetOrAddAsync("ann", 3)));
        Assert.Equal(3, await Soon(Ages.GetOrAddAsync("ann", 9)));
        Assert.Equal(1, await Soon(Ages.UpdateAsync("bob", age => age + 1, 1)));
        Assert.Equal(2, await Soon(Ages.UpdateAsync("bob", age => age + 1, 1)));
    }

    [Fact]
    public async Task CompareAndSet_OfAnotherValue_ChangesNothing()
    {
        await Soon(Ages.SetAsync("ann", 1));

        Assert.False(await Soon(Ages.CompareAndSetAsync("ann", 2, 3)));
        Assert.True(await Soon(Ages.CompareAndSetAsync("ann", 1, 4)));

        Assert.Equal(4, await Soon(Ages.GetAsync("ann")));
    }

    [Fact]
    public async Task Update_ThatThrows_ChangesNothingAndTheDictionaryLivesOn()
    {
        await Soon(Ages.SetAsync("ann", int.MaxValue));

        await Assert.ThrowsAsync<OverflowException>(() => Soon(Ages.IncrementAsync("ann", 1)));
        await Assert.ThrowsAsync<ArgumentNullException>(() => Ages.UpdateAsync("ann", null!));

        Assert.Equal(int.MaxValue, await Soon(Ages.GetAsync("ann")));
    }

    [Fact]
    public async Task Hammer_Increments_LoseNone()
    {
        await Soon(Ages.SetAsync("all", 0));

        await Soon(Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(async () =>
        {
            await using var owner = Concurrency.As();
            for (var i = 0; i < 50; i++)
                await owner.SharedDictionary<string, int>("ages").IncrementAsync("all", 1);
        }))));

        Assert.Equal(1000, await Soon(Ages.GetAsync("all")));
        Assert.Equal(1001, (await Soon(Ages.GetSnapshotAsync())).Version);
    }

    [Fact]
    public async Task Trap_GetThenSet_LosesAChange()
    {
        await Soon(Ages.SetAsync("ann", 0));

        var seenByOne = await Soon(Ages.GetAsync("ann"));
        var seenByTwo = await Soon(Ages.GetAsync("ann"));
        await Soon(Ages.SetAsync("ann", seenByOne + 1));
        await Soon(Ages.SetAsync("ann", seenByTwo + 1));

        Assert.Equal(1, await Soon(Ages.GetAsync("ann")));
    }

    [Fact]
    public async Task Subscriber_IsToldOfEveryChangeInOrder()
    {
        await Soon(Ages.SetAsync("ann", 1));
        await Soon(Ages.SubscribeAsync(TestActor));
        await Soon(Ages.SubscribeAsync(TestActor));
        await Soon(Ages.IncrementAsync("ann", 1));
        await Soon(Ages.IncrementAsync("ann", 0));
        await Soon(Ages.RemoveAsync("ann"));
        await Soon(Ages.ClearAsync());
        await Soon(Ages.SetAsync("bob", 3));
        await Soon(Ages.ClearAsync());
        await Soon(Ages.UnsubscribeAsync(TestActor));
        await Soon(Ages.SetAsync("bob", 4));
        TestActor.Tell("end", TestActor);

        ExpectMsg(new Changed(1, SharedChangeKind.Start, null, null));
        ExpectMsg(new Changed(2, SharedChangeKind.Set, "ann", 2));
        ExpectMsg(new Changed(3, SharedChangeKind.Removed, "ann", 2));
        ExpectMsg(new Changed(4, SharedChangeKind.Set, "bob", 3));
        ExpectMsg(new Changed(5, SharedChangeKind.Cleared, null, null));
        ExpectMsg("end");
    }

    [Fact]
    public async Task Changes_PrimitiveDies_EndWithTheReason()
    {
        await using var changes = Ages.ChangesAsync().GetAsyncEnumerator();
        Assert.True(await Soon(changes.MoveNextAsync().AsTask()));
        Assert.Equal(SharedChangeKind.Start, changes.Current.Kind);

        await Kill(Ages.Actor);

        await Assert.ThrowsAsync<PrimitiveStoppedException>(() => Soon(changes.MoveNextAsync().AsTask()));
    }

    [Fact]
    public async Task WaitFor_ThatIsThere_IsAnsweredAtOnce()
    {
        await Soon(Ages.SetAsync("ann", 1));

        Assert.Equal(1, await Soon(Ages.WaitForAsync("ann", TimeSpan.Zero)));
        await Assert.ThrowsAsync<TimeoutException>(() => Soon(Ages.WaitForAsync("bob", TimeSpan.Zero)));
    }

    [Fact]
    public async Task Value_OfAWrongType_IsRefusedToTheReader()
    {
        Ages.Actor.Tell(new Set(1, "ann", "young"), TestActor);
        ExpectMsg(new Value(1, "young", 1));

        await Assert.ThrowsAsync<InvalidCastException>(() => Soon(Ages.GetAsync("ann")));
    }

    [Fact]
    public void Protocol_InsertIntoADictionary_IsRejected()
    {
        Ages.Actor.Tell(new Insert(1, 0, 5), TestActor);

        ExpectMsg<Rejected>(rejected => rejected.Reason == RejectionReason.KeyMissing);
    }
}
