using System.Collections;
using System.Linq.Expressions;
using Akka.Actor;
using Akka.Util;
using Akka.Util.Internal;
using Akka.Util.Reflection;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Util;

public sealed class CollectionTests
{
    [Fact]
    public void Index_PutAndRemove_KeepsTheValuesOfEachKey()
    {
        var index = new Index<string, int>();

        Assert.True(index.Put("a", 1));
        Assert.False(index.Put("a", 1));
        index.Put("a", 2);
        index.Put("b", 2);

        Assert.Equal([1, 2], index["a"].Order());
        Assert.Equal([1, 2], index.Values.Order());
        Assert.Equal(["a", "b"], index.Keys.Order());
        Assert.Equal(2, index.FindValue("a", value => value > 1));
        Assert.True(index.Remove("a", 1));
        Assert.False(index.Remove("a", 1));
        index.RemoveValue(2);
        Assert.True(index.IsEmpty);
    }

    [Fact]
    public void Index_RemoveKey_GivesItsValues()
    {
        var index = new Index<string, int>();
        index.Put("a", 1);
        index.Put("a", 2);

        Assert.Equal([1, 2], index.Remove("a").Order());
        Assert.Empty(index.Remove("a"));
        Assert.Empty(index["a"]);
    }

    [Fact]
    public void Index_ForEach_MayChangeTheIndex()
    {
        var index = new Index<int, int>();
        for (var i = 0; i < 10; i++)
            index.Put(i % 3, i);

        var seen = new List<int>();
        index.ForEach((key, value) =>
        {
            seen.Add(value);
            index.Remove(key);
        });

        Assert.Equal(Enumerable.Range(0, 10), seen.Order());
        Assert.True(index.IsEmpty);
    }

    [Fact]
    public async Task Index_ByManyThreads_LosesNothing()
    {
        var index = new Index<int, int>();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(thread => Task.Run(() =>
        {
            for (var i = 0; i < 500; i++)
                index.Put(i % 5, (thread * 500) + i);
        })));

        Assert.Equal(Enumerable.Range(0, 4000), index.Values.Order());
    }

    [Fact]
    public void ListPriorityQueue_Dequeue_GivesTheLowestFirst()
    {
        var queue = new ListPriorityQueue(4, message => ((string)message).Length);
        foreach (var text in new[] { "ccc", "a", "bb" })
            queue.Enqueue(new Envelope(text, ActorRefs.Nobody));

        Assert.True(queue.IsConsistent());
        Assert.Equal("a", queue.Peek().Message);
        Assert.Equal(["a", "bb", "ccc"], new[] { queue.Dequeue().Message, queue.Dequeue().Message, queue.Dequeue().Message });
        Assert.Equal(0, queue.Count());
    }

    [Fact]
    public void StableListPriorityQueue_Dequeue_KeepsTheOrderOfEquals()
    {
        var queue = new StableListPriorityQueue(1, message => (int)message % 3);
        foreach (var number in Enumerable.Range(0, 30))
            queue.Enqueue(new Envelope(number, ActorRefs.Nobody));

        var taken = new List<object>();
        while (queue.Count() > 0)
            taken.Add(queue.Dequeue().Message);

        Assert.Equal(Enumerable.Range(0, 30).OrderBy(number => number % 3).Cast<object>(), taken);
    }

    [Fact]
    public void ToBytes_Bits_FillsTheLastByteUp() =>
        Assert.Equal([0b0000_0101, 1], new BitArray([true, false, true, false, false, false, false, false, true]).ToBytes());

    [Fact]
    public void SafeJoin_WithNull_ShowsIt() => Assert.Equal("1, <null>, x", StringFormat.SafeJoin(", ", 1, null!, "x"));

    [Fact]
    public void Fill_Length_CallsTheFunctionForEach()
    {
        var next = 0;

        Assert.Equal([0, 1, 2], Vector.Fill<int>(3)(() => next++));
    }

    [Fact]
    public void GetArguments_OfAConstructorCall_EvaluatesThem()
    {
        var length = 3;
        Expression<Func<string>> text = () => new string('x', length + 1);

        Assert.Equal(new object[] { 'x', 4 }, ((NewExpression)text.Body).GetArguments());
    }

    [Fact]
    public void TypeCache_GetType_FindsTypesOfTheEngine()
    {
        Assert.Equal(typeof(Marker), TypeCache.GetType(typeof(Marker).AssemblyQualifiedName!));
        Assert.Equal(typeof(ActorBase), TypeCache.GetType("Akka.Actor.ActorBase, Akka"));
        Assert.Throws<TypeLoadException>(() => TypeCache.GetType("Akka.Actor.NoSuchActor, Akka"));
    }

    [Theory]
    [InlineData("a.b.c", "a|b|c")]
    [InlineData("a.\"b.c\".d", "a|b.c|d")]
    [InlineData("\".a\".\"b.\"", ".a|b.")]
    public void SplitDottedPathHonouringQuotes_Path_SplitsOutsideOfQuotes(string path, string parts) =>
        Assert.Equal(parts.Split('|'), path.SplitDottedPathHonouringQuotes());

    private sealed class Marker;
}
