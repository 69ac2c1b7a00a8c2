using ActorConcurrency.Actors.Common;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace ActorConcurrency.Actors.Tests.Common;

public sealed class OwnedQueueTests
{
    [Fact]
    public void TryAdd_SameOwnerAndNumber_IsRefused()
    {
        var queue = new OwnedQueue<string, int>();

        Assert.True(queue.TryAddLast("a", 1, 10));
        Assert.False(queue.TryAddLast("a", 1, 11));
        Assert.True(queue.TryAddLast("b", 1, 12));
        Assert.Equal([10, 12], queue);
    }

    [Fact]
    public void RemoveAll_TakesOneOwnersItemsInOrder()
    {
        var queue = new OwnedQueue<string, int>();
        foreach (var (owner, id) in new[] { ("a", 1), ("b", 1), ("a", 2), ("a", 3), ("b", 2) })
            queue.TryAddLast(owner, id, id * 10);

        Assert.Equal([10, 20, 30], queue.RemoveAll("a"));
        Assert.Equal([10, 20], queue);
        Assert.Empty(queue.RemoveAll("a"));
    }

    [Fact]
    public void AnySteps_BehavesAsAPlainList() =>
        Prop.ForAll<int[]>(BehavesAsAList).QuickCheckThrowOnFailure();

    // A step is a number: its remainders say what is done, for which owner, with which item.
    private static bool BehavesAsAList(int[] steps)
    {
        var queue = new OwnedQueue<int, (int Owner, int Id)>();
        var model = new List<(int Owner, int Id)>();
        foreach (var step in steps)
        {
            var number = (int)(Math.Abs((long)step) % 1000);
            var same = IsSameAfter(queue, model, number % 6, (number / 6 % 4, number / 24 % 8));
            if (!same || !queue.SequenceEqual(model) || queue.Count != model.Count)
                return false;
        }

        return true;
    }

    private static bool IsSameAfter(
        OwnedQueue<int, (int Owner, int Id)> queue, List<(int Owner, int Id)> model, int step, (int Owner, int Id) key)
    {
        bool same;
        var isNew = !model.Contains(key);
        switch (step)
        {
            case 0 or 1:
                same = queue.TryAddLast(key.Owner, key.Id, key) == isNew;
                if (isNew)
                    model.Add(key);
                return same;
            case 2:
                same = queue.TryAddFirst(key.Owner, key.Id, key) == isNew;
                if (isNew)
                    model.Insert(0, key);
                return same;
            case 3:
                return queue.TryRemove(key.Owner, key.Id, out _) == model.Remove(key);
            case 4:
                same = queue.TryDequeue(out var first) == model.Count > 0 && (model.Count == 0 || first == model[0]);
                if (model.Count > 0)
                    model.RemoveAt(0);
                return same;
            default:
                var expected = model.Where(k => k.Owner == key.Owner).ToHashSet();
                model.RemoveAll(k => k.Owner == key.Owner);
                return queue.RemoveAll(key.Owner).ToHashSet().SetEquals(expected);
        }
    }
}
