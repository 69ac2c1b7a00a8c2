using ActorConcurrency.Actors.Queues;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace ActorConcurrency.Actors.Tests.Queues;

public sealed class DequeTests
{
    [Fact]
    public void AnySteps_BehavesAsAPlainList() =>
        Prop.ForAll<byte[]>(BehavesAsAList).QuickCheckThrowOnFailure();

    [Fact]
    public void ManyItems_AtBothEnds_StayInOrder()
    {
        var deque = new Deque<int>();
        for (var i = 1; i <= 1_000; i++)
        {
            deque.AddLast(i);
            deque.AddFirst(-i);
        }

        Assert.Equal(2_000, deque.Count);
        Assert.Equal((-1_000, 1_000), (deque.First, deque.Last));
        Assert.Equal(deque.ToArray(), deque.ToArray().Order());
        for (var i = 1_000; i >= 1; i--)
            Assert.Equal((-i, i), (deque.TakeFirst(), deque.TakeLast()));
        Assert.Equal(0, deque.Count);
    }

    // Each step is repeated, so that pieces fill and empty: which end, and whether in or out.
    private static bool BehavesAsAList(byte[] steps)
    {
        var (deque, list) = (new Deque<int>(), new List<int>());
        foreach (var step in steps)
        {
            for (var i = 0; i < 100; i++)
                Step(step % 4, deque, list, next: list.Count + i);
        }

        return deque.Count == list.Count && deque.ToArray().SequenceEqual(list);
    }

    private static void Step(int kind, Deque<int> deque, List<int> list, int next)
    {
        switch (kind)
        {
            case 0:
                deque.AddFirst(next);
                list.Insert(0, next);
                break;
            case 1:
                deque.AddLast(next);
                list.Add(next);
                break;
            case 2 when list.Count > 0:
                Assert.Equal((list[0], list[0]), (deque.First, deque.TakeFirst()));
                list.RemoveAt(0);
                break;
            case 3 when list.Count > 0:
                Assert.Equal((list[^1], list[^1]), (deque.Last, deque.TakeLast()));
                list.RemoveAt(list.Count - 1);
                break;
        }
    }
}
