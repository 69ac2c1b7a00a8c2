using ActorConcurrency.Scenarios.Synchronisation.Semaphores;
using Xunit;

namespace ActorConcurrency.Scenarios.Tests.Synchronisation;

public class SemaphoreContractTests
{
    private static readonly string[] GoodRun =
        ["0 acquirer1 acquired", "0 acquirer2 acquired", "0 acquirer3 waits", "1 acquirer1 released", "1 acquirer3 acquired"];

    [Fact]
    public void Check_GoodRun_KeepsTheContract() => Assert.Null(Broken(GoodRun));

    [Fact]
    public void Check_OneTooManyHolders_IsBroken() =>
        Assert.Equal(
            "never more than 2 held: acquirer3 made it 3",
            Broken(["0 acquirer1 acquired", "0 acquirer2 acquired", "0 acquirer3 acquired"]));

    [Fact]
    public void Check_AWaiterThatIsForgotten_IsBroken() =>
        Assert.Equal("every acquirer got a permit or gave up: acquirer3 was answered 0 times", Broken(GoodRun[..4]));

    [Fact]
    public void Check_WaitersServedOutOfOrder_IsBroken() =>
        Assert.Equal(
            "waiters were served after a release, in order: they were served in the order acquirer4, acquirer3",
            TraceOf.Broken(
                new SemaphoreScenario(),
                TraceOf.Notes([.. GoodRun[..3], "0 acquirer4 waits", "1 acquirer1 released", "1 acquirer4 acquired", "2 acquirer2 released", "2 acquirer3 acquired"]),
                "permits=2",
                "acquirers=4"));

    [Fact]
    public void Check_AWaiterThatGivesUpInTime_KeepsTheContract() =>
        Assert.Null(Broken([.. GoodRun[..3], "2 acquirer3 gave up"], "release=never", "patience=2s"));

    [Fact]
    public void Check_AWaiterThatGivesUpEarly_IsBroken() =>
        Assert.Equal(
            "1 gave up when their patience ended: acquirer3 gave up after 1.5 s",
            Broken([.. GoodRun[..3], "1.5 acquirer3 gave up"], "release=never", "patience=2s"));

    private static string? Broken(string[] notes, params string[] settings) =>
        TraceOf.Broken(new SemaphoreScenario(), TraceOf.Notes(notes), ["permits=2", "acquirers=3", .. settings]);
}
