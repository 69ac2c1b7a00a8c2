using Akka.Util;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Util;

public class UtilTests
{
    [Theory]
    [InlineData("worker-1", "worker-*", true)]
    [InlineData("worker-1", "*-1", true)]
    [InlineData("worker-1", "w*k*1", true)]
    [InlineData("worker-1", "worker-?", true)]
    [InlineData("worker-12", "worker-?", false)]
    [InlineData("worker", "*", true)]
    [InlineData("", "*", true)]
    [InlineData("worker", "", false)]
    [InlineData("worker", "work", false)]
    public void Like_Pattern_FitsTheWholeText(string text, string pattern, bool fits) => Assert.Equal(fits, text.Like(pattern));

    [Fact]
    public void Option_WithAndWithoutValue()
    {
        Option<string> some = "a";
        var none = Option<string>.None;

        Assert.Equal(("a", true, false), (some.Value, some.HasValue, some.IsEmpty));
        Assert.False(none.HasValue);
        Assert.Equal("b", none.GetOrElse("b"));
        Assert.Equal(1, some.Select(text => text.Length).Value);
        Assert.True(none.Select(text => text.Length).IsEmpty);
        Assert.Equal(some, Option<string>.Create("a"));
        Assert.NotEqual(some, none);
        Assert.False(Option<string>.Create(null!).HasValue);
    }

    [Fact]
    public async Task Result_OfFunctionOrTask_KeepsTheOutcome()
    {
        var failed = Task.FromException<int>(new InvalidOperationException("no"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => failed);

        Assert.Equal(Result.Success(3), Result.From(() => 3));
        Assert.True(Result.FromTask(Task.FromResult(3)).IsSuccess);
        Assert.False(Result.FromTask(failed).IsSuccess);
        Assert.IsType<FormatException>(Result.From(() => int.Parse("x")).Exception);
    }

    [Fact]
    public void Either_FoldsTheSideThatHasTheValue()
    {
        Either<int, string> left = Either.Left(1);
        Either<int, string> right = Either.Right("a");

        Assert.Equal("1", left.Fold(n => n.ToString(), text => text));
        Assert.Equal("a", right.Fold(n => n.ToString(), text => text));
        Assert.True(left.MapLeft(n => n + 1).IsLeft);
        Assert.Equal(2, left.MapLeft(n => n + 1).Value);
    }

    [Fact]
    public void AtomicBoolean_CompareAndSet_SucceedsOnlyFromTheExpected()
    {
        var flag = new AtomicBoolean();

        Assert.True(flag.CompareAndSet(expected: false, newValue: true));
        Assert.False(flag.CompareAndSet(expected: false, newValue: true));
        Assert.True(flag.GetAndSet(false));
        Assert.False(flag);
    }

    [Fact]
    public void AtomicReference_CompareAndSet_ComparesReferences()
    {
        var (first, second) = (new object(), new object());
        var reference = new AtomicReference<object>(first);

        Assert.False(reference.CompareAndSet(second, first));
        Assert.True(reference.CompareAndSet(first, second));
        Assert.Same(second, reference.GetAndSet(first));
        Assert.Same(first, reference.Value);
    }

    [Fact]
    public void Switch_ActionThatThrows_LeavesItAsItWas()
    {
        var gate = new Switch();

        Assert.Throws<InvalidOperationException>(() => gate.SwitchOn(() => throw new InvalidOperationException()));
        Assert.True(gate.IsOff);
        Assert.True(gate.SwitchOn());
        Assert.False(gate.SwitchOn());
        Assert.True(gate.IfOn(() => { }));
        Assert.False(gate.WhileOff(() => { }));
    }

    [Fact]
    public void Try_KeepsValueOrException()
    {
        Assert.Equal(1, Try<int>.From(() => 1).Get());
        Assert.Throws<FormatException>(() => Try<int>.From(() => int.Parse("x")).Get());
        Assert.Equal(2, Try<int>.From(() => int.Parse("x")).GetOrElse(() => 2).Get());
        Assert.Equal(3, Try<int>.From(() => int.Parse("x")).RecoverWith(_ => 3).Get());
    }

    [Fact]
    public void MurmurHash_DependsOnContentOnly()
    {
        Assert.Equal(MurmurHash.StringHash("akka"), MurmurHash.StringHash(new string("akka".ToCharArray())));
        Assert.NotEqual(MurmurHash.StringHash("akka"), MurmurHash.StringHash("akkb"));
        Assert.Equal(MurmurHash.ByteHash([1, 2, 3, 4, 5]), MurmurHash.ByteHash([1, 2, 3, 4, 5]));
        Assert.NotEqual(MurmurHash.ByteHash([1, 2, 3, 4, 5]), MurmurHash.ByteHash([1, 2, 3, 4, 6]));
        Assert.Equal(MurmurHash.SymmetricHash([1, 2, 3], 7), MurmurHash.SymmetricHash([3, 1, 2], 7));
        Assert.NotEqual(MurmurHash.ArrayHash([1, 2, 3]), MurmurHash.ArrayHash([3, 1, 2]));
    }

    [Fact]
    public void ConcurrentSet_AddedByManyThreads_KeepsEachOnce()
    {
        var set = new ConcurrentSet<int>();

        var added = 0;
        Parallel.For(0, 1000, i =>
        {
            if (set.TryAdd(i % 100))
                Interlocked.Increment(ref added);
        });

        Assert.Equal(100, added);
        Assert.Equal(100, set.Count);
        Assert.True(set.TryRemove(5));
        Assert.DoesNotContain(5, set);
    }
}
