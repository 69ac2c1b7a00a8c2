using Akka.Cluster;
using Xunit;

namespace ActorConcurrency.Engine.Cluster.Tests.Membership;

public class VectorClockTests
{
    private static readonly VectorClock.Node A = VectorClock.Node.Create("a");
    private static readonly VectorClock.Node B = VectorClock.Node.Create("b");

    [Fact]
    public void CompareTo_OfClocks_SaysWhoKnowsMore()
    {
        var none = VectorClock.Create();
        var a = none.Increment(A);
        var b = none.Increment(B);

        Assert.Equal(VectorClock.Ordering.Same, a.CompareTo(none.Increment(A)));
        Assert.Equal(VectorClock.Ordering.Before, none.CompareTo(a));
        Assert.Equal(VectorClock.Ordering.After, a.Increment(B).CompareTo(b));
        Assert.Equal(VectorClock.Ordering.Concurrent, a.CompareTo(b));
        Assert.True(a.IsConcurrentWith(b));
        Assert.True(a < a.Increment(A));
        Assert.True(a.Increment(A) > a);
    }

    [Fact]
    public void Merge_OfTwo_KnowsWhatBothKnow()
    {
        var a = VectorClock.Create().Increment(A).Increment(A);
        var b = VectorClock.Create().Increment(A).Increment(B);

        var merged = a.Merge(b);

        Assert.True(merged.IsAfter(a));
        Assert.True(merged.IsAfter(b));
        Assert.True(merged == b.Merge(a));
        Assert.Equal(2, merged.Versions[A]);
        Assert.Equal(1, merged.Versions[B]);
    }

    [Fact]
    public void Prune_OfANode_ForgetsItsChanges() =>
        Assert.True(VectorClock.Create().Increment(A).Increment(B).Prune(B) == VectorClock.Create().Increment(A));
}
