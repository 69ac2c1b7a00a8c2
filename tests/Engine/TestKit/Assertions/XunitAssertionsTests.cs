using Akka.TestKit.Extensions;
using Akka.TestKit.Xunit2;
using Akka.TestKit.Xunit2.Internals;
using Xunit;
using Xunit.Sdk;

namespace ActorConcurrency.Engine.TestKit.Tests.Assertions;

public sealed class XunitAssertionsTests
{
    private static readonly TimeSpan Shortly = TimeSpan.FromMilliseconds(20);

    private readonly XunitAssertions _assertions = new();

    [Fact]
    public void Fail_WithArguments_FormatsThem()
    {
        var failure = Assert.ThrowsAny<XunitException>(() => _assertions.Fail("{0} of {1}", 1, 2));

        Assert.Contains("1 of 2", failure.Message);
    }

    [Fact]
    public void Fail_WithTooFewArguments_SaysSo()
    {
        var failure = Assert.ThrowsAny<XunitException>(() => _assertions.Fail("{0} of {1}", 1));

        Assert.Contains("Could not string.Format", failure.Message);
    }

    [Fact]
    public void AssertTrue_AssertFalse_ThrowOnTheOther()
    {
        _assertions.AssertTrue(true);
        _assertions.AssertFalse(false);

        Assert.ThrowsAny<XunitException>(() => _assertions.AssertTrue(false, "said {0}", "no"));
        Assert.ThrowsAny<XunitException>(() => _assertions.AssertFalse(true, "said yes"));
    }

    [Fact]
    public void AssertEqual_DifferentValues_ThrowsWithBoth()
    {
        _assertions.AssertEqual("a", "a");

        var failure = Assert.Throws<AkkaEqualException>(() => _assertions.AssertEqual("expected one", "actual one", "they differ"));
        Assert.Contains("expected one", failure.Message);
        Assert.Contains("actual one", failure.Message);
    }

    [Fact]
    public void AssertEqual_WithComparer_AsksIt()
    {
        _assertions.AssertEqual(1, 2, (expected, actual) => expected < actual);

        Assert.ThrowsAny<XunitException>(() => _assertions.AssertEqual(2, 1, (expected, actual) => expected < actual));
    }

    [Fact]
    public void Comparer_Collections_ComparesTheItems()
    {
        var comparer = new AkkaAssertEqualityComparer<IEnumerable<object>>();

        Assert.True(comparer.Equals([1, "a"], new List<object> { 1, "a" }));
        Assert.False(comparer.Equals([1, "a"], [1]));
        Assert.False(comparer.Equals([1, "a"], [1, "b"]));
        Assert.False(comparer.Equals([1], null!));
    }

    [Fact]
    public void Comparer_SetsAndDictionaries_IgnoresTheOrder()
    {
        var sets = new AkkaAssertEqualityComparer<ISet<int>>();
        var maps = new AkkaAssertEqualityComparer<IDictionary<string, int>>();

        Assert.True(sets.Equals(new HashSet<int> { 1, 2 }, new HashSet<int> { 2, 1 }));
        Assert.False(sets.Equals(new HashSet<int> { 1, 2 }, new HashSet<int> { 1, 3 }));
        Assert.True(maps.Equals(
            new Dictionary<string, int> { ["a"] = 1, ["b"] = 2 },
            new Dictionary<string, int> { ["b"] = 2, ["a"] = 1 }));
        Assert.False(maps.Equals(new Dictionary<string, int> { ["a"] = 1 }, new Dictionary<string, int> { ["a"] = 2 }));
    }

    [Fact]
    public async Task ShouldCompleteWithin_Tasks_JudgesEndAndResult()
    {
        var never = new TaskCompletionSource<int>();

        Assert.Equal(1, await Task.FromResult(1).ShouldCompleteWithin(Shortly));
        await Task.FromResult(1).ShouldCompleteWithin(1, Shortly);
        await Assert.ThrowsAnyAsync<Exception>(() => Task.FromResult(1).ShouldCompleteWithin(2, Shortly));
        await Assert.ThrowsAnyAsync<Exception>(() => never.Task.ShouldCompleteWithin(Shortly));
    }

    [Fact]
    public async Task ShouldThrowWithin_Tasks_JudgesTheException()
    {
        var error = new FormatException("broken");

        Assert.Same(error, await Task.FromException(error).ShouldThrowWithin<FormatException>(Shortly));
        await Assert.ThrowsAnyAsync<Exception>(() => Task.CompletedTask.ShouldThrowWithin<FormatException>(Shortly));
    }

    [Fact]
    public async Task AwaitWithTimeout_Tasks_TellsWhetherItEnded()
    {
        var never = new TaskCompletionSource();

        Assert.True(await Task.CompletedTask.AwaitWithTimeout(Shortly));
        Assert.False(await never.Task.AwaitWithTimeout(Shortly));
    }
}
