using ActorConcurrency.Actors.Locks;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace ActorConcurrency.Actors.Tests.Locks;

public sealed class LockLevelsTests
{
    [Fact]
    public void TryEnter_SameRequestTwice_IsRefused()
    {
        var levels = new LockLevels([7]);

        Assert.False(levels.TryEnter(7));
        Assert.Equal(1, levels.Depth);
    }

    [Fact]
    public void TryLeave_LevelThatIsNotThere_ChangesNothing()
    {
        var levels = new LockLevels([7]);

        Assert.False(levels.TryLeave(8));
        Assert.Equal(1, levels.Depth);
    }

    [Fact]
    public void AnySteps_AreThoseOfAListOfDifferentNumbers() =>
        Prop.ForAll<byte[]>(AreThoseOfAList).QuickCheckThrowOnFailure();

    // A step enters the level of its number, or leaves it when it is odd.
    private static bool AreThoseOfAList(byte[] steps)
    {
        var levels = new LockLevels([]);
        var model = new List<long>();
        foreach (var step in steps)
        {
            long request = step / 2 % 5;
            var expected = step % 2 == 0 ? !model.Contains(request) : model.Contains(request);
            if (step % 2 != 0)
                model.Remove(request);
            else if (expected)
                model.Add(request);
            var done = step % 2 == 0 ? levels.TryEnter(request) : levels.TryLeave(request);
            if (done != expected || levels.Depth != model.Count || !levels.ToList().SequenceEqual(model))
                return false;
            if (model.Count > 0 && levels.Innermost != model[^1])
                return false;
        }

        return true;
    }
}
