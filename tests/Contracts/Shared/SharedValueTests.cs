using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Shared;
using Xunit;
using static ActorConcurrency.Actors.Shared.SharedProtocol;

namespace ActorConcurrency.Actors.Contracts.Shared;

public abstract class SharedValueTests<TBackend> : ContractTests<TBackend>
    where TBackend : ContractBackend, new()
{
    private SharedValue<int> Counter => Concurrency.SharedValue("counter", 5);

    [Fact]
    public async Task Value_IsTheInitialOneUntilItIsSet()
    {
        Assert.Equal(5, await Soon(Counter.GetAsync()));

        await Soon(Counter.SetAsync(7));

        Assert.Equal(7, await Soon(Counter.GetAsync()));
    }

    [Fact]
    public async Task Update_Increment_CompareAndSet_AreOneStep()
    {
        Assert.Equal(10, await Soon(Counter.UpdateAsync(n => n * 2)));
        Assert.Equal(8, await Soon(Counter.IncrementAsync(-2)));
        Assert.False(await Soon(Counter.CompareAndSetAsync(1, 2)));
        Assert.True(await Soon(Counter.CompareAndSetAsync(8, 2)));
        Assert.Equal(2, await Soon(Counter.GetAsync()));
    }

    [Fact]
    public async Task WaitUntil_WaitsForAWantedValue()
    {
        var waits = Counter.WaitUntilAsync(n => n > 6);
        await Until(() => Counter.GetSnapshotAsync(), s => s.Waiters.Count == 1);

        await Soon(Counter.IncrementAsync(1));
        Assert.False(waits.IsCompleted);
        await Soon(Counter.IncrementAsync(1));
        await Soon(Counter.SetAsync(0));

        Assert.Equal(7, await Soon(waits));
    }

    [Fact]
    public async Task WaitUntil_WhoseLookThrows_FailsAndTheValueLivesOn()
    {
        var waits = Counter.WaitUntilAsync(n => n > 5 ? throw new FormatException() : false);
        await Until(() => Counter.GetSnapshotAsync(), s => s.Waiters.Count == 1);

        await Soon(Counter.SetAsync(6));

        await Assert.ThrowsAsync<FormatException>(() => Soon(waits));
        Assert.Equal(6, await Soon(Counter.GetAsync()));
    }

    [Fact]
    public async Task Null_IsAValueLikeAnother()
    {
        var word = Concurrency.SharedValue<string?>("word", null);

        Assert.Null(await Soon(word.GetAsync()));
        Assert.True(await Soon(word.CompareAndSetAsync(null, "x")));
        Assert.Equal("x", await Soon(word.GetAsync()));
    }

    [Fact]
    public async Task Protocol_RemovalOfTheValue_IsRejected()
    {
        Counter.Actor.Tell(new Remove(1, TheValue), TestActor);
        ExpectMsg<Rejected>(rejected => rejected.Reason == RejectionReason.KeyMissing);
        Counter.Actor.Tell(new Set(2, "another", 1), TestActor);
        ExpectMsg<Rejected>(rejected => rejected.Reason == RejectionReason.KeyMissing);
        Counter.Actor.Tell(new Clear(3), TestActor);
        ExpectMsg(new Count(3, 1));

        Assert.Equal(5, await Soon(Counter.GetAsync()));
    }

    [Fact]
    public async Task Changes_GiveEveryValueInOrder()
    {
        await using var changes = Counter.ChangesAsync().GetAsyncEnumerator();
        Assert.True(await Soon(changes.MoveNextAsync().AsTask()));
        var seen = new List<object?>();
        for (var i = 0; i < 5; i++)
            await Soon(Counter.IncrementAsync(1));

        for (var i = 0; i < 5; i++)
        {
            Assert.True(await Soon(changes.MoveNextAsync().AsTask()));
            seen.Add(changes.Current.Content);
        }

        Assert.Equal([6, 7, 8, 9, 10], seen);
    }

    [Fact]
    public async Task Primitive_Dies_NewOneHasTheInitialValue()
    {
        await Soon(Counter.SetAsync(9));

        await Kill(Counter.Actor);

        Assert.Equal(5, await Soon(Counter.GetAsync()));
    }
}
