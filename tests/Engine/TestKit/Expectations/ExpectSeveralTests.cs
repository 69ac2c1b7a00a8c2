using Akka.Actor;
using Akka.TestKit;
using Xunit;
using Xunit.Sdk;

namespace ActorConcurrency.Engine.TestKit.Tests.Expectations;

public sealed class ExpectSeveralTests : Akka.TestKit.Xunit2.TestKit
{
    private static readonly TimeSpan Shortly = TimeSpan.FromMilliseconds(20);

    [Fact]
    public void ExpectMsgAllOf_OtherOrder_TakesAll()
    {
        Send(3, 1, 2);

        Assert.Equal([1, 2, 3], ExpectMsgAllOf(1, 2, 3).Order());
        Assert.False(HasMessages);
    }

    [Fact]
    public void ExpectMsgAllOf_OneIsWrong_FailsWithMissingAndUnexpected()
    {
        Send(1, 77);

        var failure = Assert.ThrowsAny<XunitException>(() => ExpectMsgAllOf(1, 55));
        Assert.Contains("77", failure.Message);
        Assert.Contains("55", failure.Message);
    }

    [Fact]
    public void ExpectMsgAllOf_OneIsMissing_FailsAfterTheTimeout()
    {
        Send(1);

        Assert.ThrowsAny<XunitException>(() => ExpectMsgAllOf(Shortly, 1, 2));
    }

    [Fact]
    public async Task ExpectMsgAllOfAsync_AllCome_GivesThem()
    {
        Send("b", "a");
        var received = new List<string>();
        await foreach (var message in ExpectMsgAllOfAsync(["a", "b"]))
            received.Add(message);

        Assert.Equal(["a", "b"], received.Order());
    }

    [Fact]
    public void ExpectMsgAllOfMatchingPredicates_EachHasOne_TakesAll()
    {
        Send("hello", 5);

        var received = ExpectMsgAllOfMatchingPredicates(
            PredicateInfo.Create<int>(number => number > 3),
            PredicateInfo.Create<string>(text => text.Length == 5));

        Assert.Equal(2, received.Count);
    }

    [Fact]
    public void ExpectMsgAllOfMatchingPredicates_OneMatchesNothing_Fails()
    {
        Send("hello", 1);

        Assert.ThrowsAny<XunitException>(() => ExpectMsgAllOfMatchingPredicates(
            PredicateInfo.Create<int>(number => number > 3),
            PredicateInfo.Create<string>(text => text.Length == 5)));
    }

    [Fact]
    public void ExpectMsgAnyOf_OneOfThem_ReturnsIt()
    {
        Send("b");

        Assert.Equal("b", ExpectMsgAnyOf<string>(["a", "b"]));
    }

    [Fact]
    public void ExpectMsgAnyOf_NoneOfThem_Fails()
    {
        Send("c");

        Assert.ThrowsAny<XunitException>(() => ExpectMsgAnyOf<string>(["a", "b"]));
    }

    private void Send(params object[] messages)
    {
        foreach (var message in messages)
            TestActor.Tell(message);
    }
}
