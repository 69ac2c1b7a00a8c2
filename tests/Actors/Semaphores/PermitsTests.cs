using ActorConcurrency.Actors.Semaphores;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace ActorConcurrency.Actors.Tests.Semaphores;

public sealed class PermitsTests
{
    [Fact]
    public void TryTake_MoreThanFree_TakesNothing()
    {
        var permits = new Permits(new SemaphoreSettings(2, Bounded: false));

        Assert.False(permits.TryTake(3));
        Assert.Equal(2, permits.Free);
    }

    [Fact]
    public void TryPutBack_BeyondTheRangeOfNumbers_IsRefused()
    {
        var permits = new Permits(new SemaphoreSettings(int.MaxValue, Bounded: false));

        Assert.False(permits.TryPutBack(1));
    }

    [Theory]
    [InlineData(true, 3, false)]
    [InlineData(true, 2, true)]
    [InlineData(true, 0, false)]
    [InlineData(false, 3, true)]
    public void CanEverTake_IsAMatterOfTheBound(bool bounded, int permits, bool expected) =>
        Assert.Equal(expected, new Permits(new SemaphoreSettings(2, bounded)).CanEverTake(permits));

    [Fact]
    public void Bounded_AnySteps_FreeAndTakenAreAlwaysTheWhole() =>
        Prop.ForAll<int, int[]>(FreeAndTakenAreTheWhole).QuickCheckThrowOnFailure();

    // A step is a number of permits: taken when positive, put back when negative.
    private static bool FreeAndTakenAreTheWhole(int size, int[] steps)
    {
        var whole = (int)(Math.Abs((long)size) % 10);
        var permits = new Permits(new SemaphoreSettings(whole, Bounded: true));
        var taken = 0;
        foreach (var step in steps)
        {
            var amount = (int)(Math.Abs((long)step) % 5) + 1;
            if (step > 0 && permits.TryTake(amount))
                taken += amount;
            else if (step <= 0 && permits.TryPutBack(amount))
                taken -= amount;
            if (taken < 0 || permits.Free + taken != whole)
                return false;
        }

        return true;
    }
}
