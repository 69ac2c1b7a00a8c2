using Akka.Actor;
using Akka.Pattern;
using Akka.TestKit;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Pattern;

public sealed class CircuitBreakerTests : Akka.TestKit.Xunit2.TestKit
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ResetTimeout = TimeSpan.FromSeconds(10);

    public CircuitBreakerTests()
        : base("""akka.scheduler.implementation = "Akka.TestKit.TestScheduler, Akka.TestKit" """)
    {
    }

    private TestScheduler Time => (TestScheduler)Sys.Scheduler;

    private CircuitBreaker Create(int maxFailures = 1) => new(Sys.Scheduler, maxFailures, CallTimeout, ResetTimeout);

    private static Task Fail(CircuitBreaker breaker) =>
        Assert.ThrowsAsync<FormatException>(() => breaker.WithCircuitBreaker(() => Task.FromException<int>(new FormatException())));

    [Fact]
    public async Task Call_Closed_GivesTheResult()
    {
        var breaker = Create();

        Assert.Equal(42, await breaker.WithCircuitBreaker(() => Task.FromResult(42)));
        Assert.Equal(3, await breaker.WithCircuitBreaker("abc", text => Task.FromResult(text.Length)));
        Assert.True(breaker.IsClosed);
    }

    [Fact]
    public async Task Call_MaxFailuresInARow_Opens()
    {
        var breaker = Create(maxFailures: 2);

        await Fail(breaker);
        Assert.Equal((true, 1L), (breaker.IsClosed, breaker.CurrentFailureCount));
        await Fail(breaker);

        Assert.True(breaker.IsOpen);
        await Assert.ThrowsAsync<OpenCircuitException>(() => breaker.WithCircuitBreaker(() => Task.FromResult(1)));
    }

    [Fact]
    public async Task Call_SuccessBetweenFailures_CountsAnew()
    {
        var breaker = Create(maxFailures: 2);

        await Fail(breaker);
        await breaker.WithCircuitBreaker(() => Task.CompletedTask);
        await Fail(breaker);

        Assert.True(breaker.IsClosed);
    }

    [Fact]
    public async Task Call_TakesTooLong_IsAFailure()
    {
        var breaker = Create();
        var never = new TaskCompletionSource<int>();

        var call = breaker.WithCircuitBreaker(() => never.Task);
        Time.Advance(CallTimeout);

        await Assert.ThrowsAsync<TimeoutException>(() => call);
        Assert.True(breaker.IsOpen);
    }

    [Fact]
    public void SyncCall_Fails_ThrowsItsExceptionAndOpens()
    {
        var breaker = Create();

        Assert.ThrowsAny<Exception>(() => breaker.WithSyncCircuitBreaker(() => throw new FormatException()));

        Assert.True(breaker.IsOpen);
        Assert.ThrowsAny<Exception>(() => breaker.WithSyncCircuitBreaker(() => 1));
    }

    [Fact]
    public void SyncCall_Closed_GivesTheResult()
    {
        Assert.Equal(42, Create().WithSyncCircuitBreaker(() => 42));
    }

    [Fact]
    public async Task Open_AfterTheResetTimeout_IsHalfOpenAndATrialSuccessCloses()
    {
        var breaker = Create();
        await Fail(breaker);

        Time.Advance(ResetTimeout);
        Assert.True(breaker.IsHalfOpen);
        await breaker.WithCircuitBreaker(() => Task.CompletedTask);

        Assert.True(breaker.IsClosed);
        Assert.Equal(0, breaker.CurrentFailureCount);
    }

    [Fact]
    public async Task HalfOpen_TrialFails_OpensAgain()
    {
        var breaker = Create();
        await Fail(breaker);

        Time.Advance(ResetTimeout);
        await Fail(breaker);

        Assert.True(breaker.IsOpen);
    }

    [Fact]
    public async Task HalfOpen_TrialUnderWay_RefusesOthers()
    {
        var breaker = Create();
        await Fail(breaker);
        Time.Advance(ResetTimeout);
        var gate = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);

        var trial = breaker.WithCircuitBreaker(() => gate.Task);
        await Assert.ThrowsAsync<OpenCircuitException>(() => breaker.WithCircuitBreaker(() => Task.FromResult(1)));
        gate.SetResult(42);

        Assert.Equal(42, await trial);
        Assert.True(breaker.IsClosed);
    }

    [Fact]
    public async Task Success_WhileClosed_ForgetsTheLastFailure()
    {
        var breaker = Create(maxFailures: 3);
        await Fail(breaker);
        Assert.IsType<FormatException>(breaker.LastCaughtException);

        breaker.Succeed();

        Assert.Null(breaker.LastCaughtException);
    }

    [Fact]
    public async Task WithExponentialBackoff_TrialFails_StaysOpenTwiceAsLong()
    {
        var breaker = Create().WithExponentialBackoff(TimeSpan.FromHours(1));
        await Fail(breaker);
        Time.Advance(ResetTimeout);
        await Fail(breaker);

        Time.Advance(ResetTimeout);
        Assert.True(breaker.IsOpen);
        Time.Advance(ResetTimeout);
        Assert.True(breaker.IsHalfOpen);
    }

    [Fact]
    public void FailAndSucceed_ByHand_OpenAndClose()
    {
        var breaker = Create();

        breaker.Fail();
        Assert.True(breaker.IsOpen);
        Time.Advance(ResetTimeout);
        breaker.Succeed();

        Assert.True(breaker.IsClosed);
    }

    [Fact]
    public void Callbacks_EachChange_AreCalled()
    {
        var testActor = TestActor;
        var breaker = Create()
            .OnOpen(() => testActor.Tell("open"))
            .OnHalfOpen(() => testActor.Tell("half open"))
            .OnClose(() => testActor.Tell("closed"));

        breaker.Fail();
        ExpectMsg("open");
        Time.Advance(ResetTimeout);
        ExpectMsg("half open");
        breaker.Succeed();
        ExpectMsg("closed");
    }

    [Fact]
    public void Create_BadFactors_Throws()
    {
        Assert.Throws<ArgumentException>(() => new CircuitBreaker(Sys.Scheduler, 1, CallTimeout, ResetTimeout, ResetTimeout, 0.5));
        Assert.Throws<ArgumentException>(() => Create().WithRandomFactor(1.5));
    }
}
