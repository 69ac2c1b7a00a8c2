using ActorConcurrency.Actors.Queues;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace ActorConcurrency.Actors.Tests.Queues;

public sealed class ItemOrderTests
{
    private static readonly Comparer<object?> ByNumber = Comparer<object?>.Create((x, y) => ((int)x! / 10).CompareTo((int)y! / 10));

    [Fact]
    public void Fifo_AnySteps_IsAsAListByArrival() => CheckAgainstAList(() => new ArrivalOrder(newestFirst: false), items => items);

    [Fact]
    public void Lifo_AnySteps_IsAsAListByArrivalReversed() =>
        CheckAgainstAList(() => new ArrivalOrder(newestFirst: true), items => items.Reverse());

    [Fact]
    public void Priority_AnySteps_IsAsAStableSort() =>
        CheckAgainstAList(() => new PriorityOrder(ByNumber), items => items.OrderBy(item => (int)item.Value! / 10));

    [Fact]
    public void Priority_BatchWithAnItemThatCannotBeCompared_AddsNone()
    {
        var order = new PriorityOrder(ByNumber);
        order.AddAll([20, 10]);

        Assert.Throws<InvalidCastException>(() => order.AddAll([5, "five", 6]));

        Assert.Equal([10, 20], order.TakeUpTo(5).Select(item => item.Value));
    }

    [Fact]
    public void Priority_FirstItemThatCannotBeCompared_IsNotAdded()
    {
        var order = new PriorityOrder(ByNumber);

        Assert.Throws<InvalidCastException>(() => order.AddAll(["five"]));

        Assert.Equal(0, order.Count);
    }

    // Steps: add one or two items, take some, put the oldest or the newest of what was taken back.
    private static void CheckAgainstAList(Func<ItemOrder> create, Func<IEnumerable<NumberedItem>, IEnumerable<NumberedItem>> sort) =>
        Prop.ForAll<byte[]>(steps =>
        {
            var order = create();
            var model = new List<NumberedItem>();
            var taken = new List<NumberedItem[]>();
            long last = 0;
            foreach (var step in steps)
            {
                switch (step % 5)
                {
                    case 0 or 1:
                        object?[] values = step % 5 == 0 ? [(int)step] : [(int)step, step / 2];
                        order.AddAll(values);
                        model.AddRange(values.Select(value => new NumberedItem(++last, value)));
                        break;
                    case 2:
                        var expected = sort(model.OrderBy(item => item.Number)).Take(step % 3).ToArray();
                        var seen = order.TakeUpTo(step % 3);
                        if (!expected.SequenceEqual(seen))
                            return false;
                        model.RemoveAll(expected.Contains);
                        taken.Add(seen);
                        break;
                    case 3 or 4 when taken.Count > 0:
                        var back = taken[step % 5 == 3 ? 0 : ^1];
                        taken.Remove(back);
                        order.PutBack(back);
                        model.AddRange(back);
                        break;
                }

                if (order.Count != model.Count)
                    return false;
            }

            return sort(model.OrderBy(item => item.Number)).SequenceEqual(order.TakeUpTo(model.Count));
        }).QuickCheckThrowOnFailure();
}
