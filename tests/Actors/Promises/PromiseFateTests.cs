using ActorConcurrency.Actors.Promises;
using Xunit;

namespace ActorConcurrency.Actors.Tests.Promises;

public sealed class PromiseFateTests
{
    private static readonly Exception Reason = new InvalidOperationException("no");

    [Fact]
    public void Settle_Twice_TheFirstCounts()
    {
        var fate = new PromiseFate();

        Assert.True(fate.TryFulfill(1));
        Assert.False(fate.TryFulfill(2));
        Assert.False(fate.TryReject(Reason));
        Assert.False(fate.TryAdopt());

        Assert.Equal((PromiseState.Fulfilled, 1, null), (fate.State, fate.Value, fate.Reason));
    }

    [Fact]
    public void Adopt_NobodyElseDecides()
    {
        var fate = new PromiseFate();

        Assert.True(fate.TryAdopt());
        Assert.False(fate.TryFulfill(1));
        Assert.False(fate.TryReject(Reason));
        Assert.False(fate.TryAdopt());
        Assert.False(fate.IsSettled);
        Assert.True(fate.TrySettleAdopted(null, Reason));
        Assert.False(fate.TrySettleAdopted(1, null));

        Assert.Equal((PromiseState.Rejected, Reason), (fate.State, fate.Reason));
    }

    [Fact]
    public void SettleAdopted_WithoutAdoption_IsRefused() => Assert.False(new PromiseFate().TrySettleAdopted(1, null));
}
