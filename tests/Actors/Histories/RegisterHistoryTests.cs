using ActorConcurrency.Histories;
using ActorConcurrency.Histories.Models;
using Xunit;
using static ActorConcurrency.Histories.Models.RegisterRequest;

namespace ActorConcurrency.Actors.Tests.Histories;

public sealed class RegisterHistoryTests
{
    private readonly HistoryBuilder<RegisterRequest> _history = new();

    private bool IsLinearizable =>
        Linearizability.CheckEach(new RegisterModel(), _history.Operations, request => request.Key).IsLinearizable;

    [Fact]
    public void Check_WithoutOperations_IsLinearizable() => Assert.True(IsLinearizable);

    [Fact]
    public void Check_ReadBesideAWrite_MaySeeEither()
    {
        _history.Add(0, 10, new Set("k", 1)).Add(1, 2, new Get("k")).Add(3, 4, new Get("k", 1));

        Assert.True(IsLinearizable);
    }

    [Fact]
    public void Check_NewValueThenOldValue_IsNotLinearizable()
    {
        _history.Add(0, 10, new Set("k", 1)).Add(1, 2, new Get("k", 1)).Add(3, 4, new Get("k"));

        Assert.False(IsLinearizable);
    }

    [Fact]
    public void Check_StaleRead_IsNotLinearizable()
    {
        _history.Add(0, 1, new Set("k", 1)).Add(2, 3, new Set("k", 2)).Add(4, 5, new Get("k", 1));

        Assert.False(IsLinearizable);
    }

    [Fact]
    public void Check_ReadOfAKeyNobodyWrote_IsNotLinearizable()
    {
        _history.Add(0, 1, new Set("k", 1)).Add(2, 3, new Get("other", 1));

        Assert.False(IsLinearizable);
    }

    [Fact]
    public void Check_LostUpdate_IsNotLinearizable()
    {
        _history.Add(0, 1, new Set("k", 1)).Add(2, 5, new Increment("k", 1, 2)).Add(3, 6, new Increment("k", 1, 2));

        Assert.False(IsLinearizable);
    }

    [Fact]
    public void Check_TwoComparisonsWithOneExpectation_OneWins()
    {
        _history.Add(0, 1, new Set("k", 1)).Add(2, 5, new CompareAndSet("k", 1, 2, true)).Add(3, 6, new CompareAndSet("k", 1, 3));
        Assert.True(IsLinearizable);

        _history.Add(7, 9, new CompareAndSet("k", 3, 4, true));
        Assert.False(IsLinearizable);
    }

    [Fact]
    public void Check_UnknownWrite_MayBeSeenMuchLaterOrNever()
    {
        _history.Add(0, 1, new Set("k", 1)).Add(2, null, new Set("k", 2)).Add(4, 5, new Get("k", 1));
        Assert.True(IsLinearizable);

        _history.Add(6, 7, new Get("k", 2));
        Assert.True(IsLinearizable);

        _history.Add(8, 9, new Get("k", 1));
        Assert.False(IsLinearizable);
    }

    [Fact]
    public void Check_UnknownWrite_IsNotSeenBeforeItsCall()
    {
        _history.Add(0, 1, new Get("k", 2)).Add(2, null, new Set("k", 2));

        Assert.False(IsLinearizable);
    }

    [Fact]
    public void Check_LossOfTheMemory_ExplainsAMissingKeyAndNotAnOldValue()
    {
        _history.Add(0, 1, new Set("k", 1)).Add(2, 3, new Set("k", 2)).Add(4, null, new Lose("k")).Add(5, 6, new Get("k"));
        Assert.True(IsLinearizable);

        _history.Add(7, 8, new Get("k", 1));
        Assert.False(IsLinearizable);
    }

    [Fact]
    public void Check_RemovalByTwo_OneFindsTheValue()
    {
        _history.Add(0, 1, new Set("k", 1)).Add(2, 5, new Remove("k", 1)).Add(3, 6, new Remove("k"));
        Assert.True(IsLinearizable);

        _history.Add(7, 8, new Remove("k", 1));
        Assert.False(IsLinearizable);
    }

    [Fact]
    public void Check_NotLinearizable_SaysHowFarItCame()
    {
        _history.Add(0, 1, new Set("k", 1)).Add(2, 3, new Get("k", 7));

        var verdict = Linearizability.CheckEach(new RegisterModel(), _history.Operations, request => request.Key);

        Assert.Contains("key k", verdict.Explanation);
        Assert.Contains("Set { Key = k, Value = 1 }", verdict.Explanation);
        Assert.Contains("stuck at: client1: Get { Key = k, Answer = 7 }", verdict.Explanation);
    }

    [Fact]
    public void Check_MoreThanTheLimit_IsAnErrorAndNotAVerdict()
    {
        for (var i = 0; i < 30; i++)
            _history.Add(i, 100, new Increment("k", 1 << i, 0));

        var error = Assert.Throws<InvalidOperationException>(
            () => Linearizability.Check(new AnySum(), _history.Operations, limit: 1_000));
        Assert.Contains("1000 steps", error.Message);
    }

    [Fact]
    public void Check_ReturnBeforeCall_IsABadHistory()
    {
        _history.Add(5, 4, new Get("k"));

        Assert.Throws<ArgumentException>(() => IsLinearizable);
    }

    // Every order gives another state on the way, and none can be told early to be wrong.
    private sealed class AnySum : ISequentialModel<int, RegisterRequest>
    {
        public int Initial => 0;

        public bool TryApply(int state, RegisterRequest operation, bool isKnown, out int next)
        {
            next = state + ((Increment)operation).Amount;
            return next != (1 << 30) - 1;
        }
    }
}
