using ActorConcurrency.Actors.Queues;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace ActorConcurrency.Actors.Tests.Queues;

public sealed class ItemStoreTests
{
    [Fact]
    public void TryAdd_AboveCapacity_IsRefused()
    {
        var store = new ItemStore(new ArrivalOrder(newestFirst: false), capacity: 1, maxDeliveries: 5);

        Assert.True(store.TryAdd("a"));
        Assert.False(store.TryAdd("b"));
        Assert.Equal((1, 1), (store.Queued, store.Unfinished));
    }

    [Fact]
    public void PutBack_AboveCapacity_IsAllowed()
    {
        var store = new ItemStore(new ArrivalOrder(newestFirst: false), capacity: 1, maxDeliveries: 5);
        store.TryAdd("a");
        store.TryTake(out var item);
        store.TryAdd("b");

        store.PutBack(item);

        Assert.Equal(2, store.Queued);
        Assert.True(store.TryTake(out var again));
        Assert.Equal(("a", 2), ((string)again.Value!, again.Deliveries));
    }

    [Fact]
    public void Untake_DoesNotCount()
    {
        var store = new ItemStore(new ArrivalOrder(newestFirst: false), capacity: null, maxDeliveries: 1);
        store.TryAdd("a");
        store.TryTake(out var item);

        store.Untake(item);

        Assert.True(store.TryTake(out var again));
        Assert.Equal(1, again.Deliveries);
    }

    [Fact]
    public void AnySteps_EveryItemIsQueuedTakenDoneOrDead() =>
        Prop.ForAll<int[]>(EveryItemIsSomewhere).QuickCheckThrowOnFailure();

    private static bool EveryItemIsSomewhere(int[] steps)
    {
        var store = new ItemStore(new ArrivalOrder(newestFirst: false), capacity: 5, maxDeliveries: 2);
        var taken = new Queue<QueueItem>();
        int added = 0, done = 0;
        foreach (var step in steps)
        {
            switch (Math.Abs((long)step) % 5)
            {
                case 0 or 1:
                    added += store.TryAdd(added) ? 1 : 0;
                    break;
                case 2 when store.TryTake(out var item):
                    taken.Enqueue(item);
                    break;
                case 3 when taken.TryDequeue(out _):
                    store.Finish();
                    done++;
                    break;
                case 4 when taken.TryDequeue(out var item):
                    store.PutBack(item);
                    break;
            }

            if (store.Queued + taken.Count != store.Unfinished || store.Unfinished + done + store.Dead.Count != added)
                return false;
        }

        return store.Dead.All(item => item.Deliveries == 2);
    }
}
