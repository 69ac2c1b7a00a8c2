using ActorConcurrency.Scenarios.Communication.Queues;
using Xunit;

namespace ActorConcurrency.Scenarios.Tests.Communication;

public class QueueContractTests
{
    private static readonly string[] GoodRun = ["0 producer put 1", "0 producer put 2", "0 consumer got 1", "0 consumer got 2"];

    [Fact]
    public void Check_GoodRun_KeepsTheContract() => Assert.Null(Broken(GoodRun));

    [Fact]
    public void Check_ItemThatIsLost_IsBroken() =>
        Assert.Equal("every item consumed once, in order (2 in all): what was got: got 1", Broken(GoodRun[..3]));

    [Fact]
    public void Check_ItemTwice_IsBroken() => Assert.Equal(
        "every item consumed once, in order (2 in all): what was got: got 1, got 2, got 2", Broken([.. GoodRun, GoodRun[3]]));

    [Fact]
    public void Check_OtherOrder_IsBroken() => Assert.Equal(
        "every item consumed once, in order (2 in all): what was got: got 2, got 1", Broken([GoodRun[0], GoodRun[1], GoodRun[3], GoodRun[2]]));

    [Fact]
    public void Check_GotBeforePut_IsBroken() => Assert.Equal(
        "each was put before it was got: it was not put at 'got 2'", Broken([GoodRun[0], GoodRun[2], GoodRun[3], GoodRun[1]]));

    [Fact]
    public void Check_CrashThatTheConsumerHearsOf_KeepsTheContract() =>
        Assert.Null(Broken([GoodRun[0], GoodRun[2], "1 consumer gave up"], "crash=2"));

    [Fact]
    public void Check_CrashThatTheConsumerDoesNotHearOf_IsBroken() =>
        Assert.Equal("then the consumer was told of the producer's death: it was not", Broken([GoodRun[0], GoodRun[2]], "crash=2"));

    private static string? Broken(string[] notes, params string[] settings) =>
        TraceOf.Broken(new QueueScenario(), TraceOf.Notes(notes), ["items=2", .. settings]);
}
