using Akka.Util.Internal;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.EmbeddedOnly.Util;

/// <summary>The helpers that are public although their namespace says internal: applications' tests use them.</summary>
public class InternalHelpersTests
{
    [Fact]
    public void AtomicCounter_CountsAndTellsBeforeOrAfter()
    {
        var counter = new AtomicCounter(4);

        Assert.Equal((4, 6), (counter.GetAndIncrement(), counter.IncrementAndGet()));
        Assert.Equal((9, 9, 10), (counter.AddAndGet(3), counter.GetAndAdd(1), counter.Current));
        Assert.Equal(0, new AtomicCounter().Next());
        Assert.True(counter.CompareAndSet(10, 1));
        Assert.False(counter.CompareAndSet(10, 2));
        Assert.Equal(1, counter.Current);
    }

    [Fact]
    public async Task AtomicCounter_ManyThreads_MissesNoCount()
    {
        var counter = new AtomicCounter(0);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 1000; i++)
                counter.IncrementAndGet();
        })));

        Assert.Equal(4000, counter.Current);
    }

    [Fact]
    public void Extensions_CastQuoteAndVisit()
    {
        object text = "a";
        var seen = new List<int>();

        new[] { 1, 2 }.ForEach(seen.Add);

        Assert.Equal("a", text.AsInstanceOf<string>());
        Assert.Throws<InvalidCastException>(() => text.AsInstanceOf<int>());
        Assert.Equal("\"a\"", "a".BetweenDoubleQuotes());
        Assert.Equal([1, 2], seen);
    }
}
