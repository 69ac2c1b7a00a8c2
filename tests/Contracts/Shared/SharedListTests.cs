using ActorConcurrency.Actors.Shared;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using static ActorConcurrency.Actors.Shared.SharedProtocol;

namespace ActorConcurrency.Actors.Contracts.Shared;

public abstract class SharedListTests<TBackend> : ContractTests<TBackend>
    where TBackend : ContractBackend, new()
{
    private SharedList<int> Numbers => Concurrency.SharedList<int>("numbers");

    [Fact]
    public async Task Add_Insert_Remove_KeepTheOrder()
    {
        await Soon(Numbers.AddAsync(1));
        await Soon(Numbers.AddAsync(3));
        await Soon(Numbers.InsertAsync(1, 2));
        await Soon(Numbers.InsertAsync(^0, 4));

        Assert.Equal(1, await Soon(Numbers.RemoveAsync(0)));
        Assert.Equal(4, await Soon(Numbers.GetAsync(^1)));
        Assert.Equal([2, 3, 4], await Soon(Numbers.SnapshotAsync()));
        Assert.Equal(3, await Soon(Numbers.GetCountAsync()));
    }

    [Fact]
    public async Task Item_IsChangedInOneStep()
    {
        await Soon(Numbers.AddAsync(1));
        await Soon(Numbers.SetAsync(0, 5));

        Assert.Equal(10, await Soon(Numbers.UpdateAsync(0, n => n * 2)));
        Assert.Equal(11, await Soon(Numbers.IncrementAsync(^1, 1)));
        Assert.False(await Soon(Numbers.CompareAndSetAsync(0, 1, 2)));
        Assert.True(await Soon(Numbers.CompareAndSetAsync(0, 11, 2)));

        Assert.Equal([2], await Soon(Numbers.SnapshotAsync()));
    }

    [Fact]
    public async Task MissingIndex_IsNotFound()
    {
        await Soon(Numbers.AddAsync(1));

        await Assert.ThrowsAsync<KeyNotFoundException>(() => Soon(Numbers.GetAsync(1)));
        await Assert.ThrowsAsync<KeyNotFoundException>(() => Soon(Numbers.GetAsync(^2)));
        await Assert.ThrowsAsync<KeyNotFoundException>(() => Soon(Numbers.SetAsync(1, 5)));
        await Assert.ThrowsAsync<KeyNotFoundException>(() => Soon(Numbers.InsertAsync(2, 5)));
        await Assert.ThrowsAsync<KeyNotFoundException>(() => Soon(Numbers.RemoveAsync(1)));
        await Assert.ThrowsAsync<KeyNotFoundException>(() => Soon(Numbers.UpdateAsync(1, n => n)));
        Assert.Equal([1], await Soon(Numbers.SnapshotAsync()));
    }

    [Fact]
    public async Task Subscriber_IsToldPlacesFromTheStart()
    {
        await Soon(Numbers.SubscribeAsync(TestActor));
        await Soon(Numbers.AddAsync(7));
        await Soon(Numbers.AddAsync(8));
        await Soon(Numbers.SetAsync(^1, 9));
        await Soon(Numbers.RemoveAsync(^1));
        await Soon(Numbers.ClearAsync());

        ExpectMsg(new Changed(0, SharedChangeKind.Start, null, null));
        ExpectMsg(new Changed(1, SharedChangeKind.Inserted, 0, 7));
        ExpectMsg(new Changed(2, SharedChangeKind.Inserted, 1, 8));
        ExpectMsg(new Changed(3, SharedChangeKind.Set, 1, 9));
        ExpectMsg(new Changed(4, SharedChangeKind.Removed, 1, 9));
        ExpectMsg(new Changed(5, SharedChangeKind.Cleared, null, null));
    }

    [Fact]
    public async Task WaitFor_APlaceThatComesLater_WaitsForIt()
    {
        var second = Numbers.WaitForAsync(1);
        await Until(() => Numbers.GetSnapshotAsync(), s => s.Waiters.Count == 1);

        await Soon(Numbers.AddAsync(1));
        Assert.False(second.IsCompleted);
        await Soon(Numbers.AddAsync(2));

        Assert.Equal(2, await Soon(second));
    }

    [Fact]
    public void Store_AnySteps_IsAsAList() => Prop.ForAll<int[]>(IsAsAList).QuickCheckThrowOnFailure();

    private static bool IsAsAList(int[] steps)
    {
        var store = new ListStore();
        var model = new List<object?>();
        var version = 0;
        foreach (var step in steps)
        {
            var place = (int)(Math.Abs((long)step) / 3 % 5);
            switch (Math.Abs((long)step) % 3)
            {
                case 0 when store.TryInsert(place, new Versioned(step, ++version), out var at):
                    model.Insert(at, step);
                    break;
                case 1 when store.TrySet((Index)place, new Versioned(step, ++version)):
                    model[place] = step;
                    break;
                case 2 when store.TryFind(^(place + 1), out var found, out var value):
                    if (!Equals(value.Content, model[^(place + 1)]) || !store.TryRemove(found))
                        return false;
                    model.RemoveAt(model.Count - place - 1);
                    break;
            }

            if (!store.Copy().Select(item => item.Value.Content).SequenceEqual(model))
                return false;
        }

        return true;
    }
}
