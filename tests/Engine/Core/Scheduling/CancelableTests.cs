using Akka.Actor;
using Akka.Event;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Scheduling;

public sealed class CancelableTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly HashedWheelTimerScheduler _scheduler = new(RealScheduler.Config, NoLogger.Instance);

    private IScheduler Scheduler => _scheduler;

    [Fact]
    public void Cancel_Twice_StaysCancelled()
    {
        var cancelable = new Cancelable(Scheduler);

        Assert.False(cancelable.IsCancellationRequested);
        cancelable.Cancel();
        cancelable.Cancel();

        Assert.True(cancelable.IsCancellationRequested);
    }

    [Fact]
    public void Cancel_AfterTokenWasTaken_CancelsTheToken()
    {
        var cancelable = new Cancelable(Scheduler);
        var token = cancelable.Token;

        cancelable.Cancel();

        Assert.True(token.IsCancellationRequested);
    }

    [Fact]
    public void Token_TakenAfterCancel_IsCancelled()
    {
        var cancelable = new Cancelable(Scheduler);

        cancelable.Cancel();

        Assert.True(cancelable.Token.IsCancellationRequested);
    }

    [Fact]
    public async Task CancelAfter_DelayPassed_CancelsTheToken()
    {
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var cancelable = new Cancelable(Scheduler);
        using var registration = cancelable.Token.Register(cancelled.SetResult);

        cancelable.CancelAfter(20);

        await cancelled.Task.WaitAsync(Limit);
        Assert.True(cancelable.IsCancellationRequested);
    }

    [Fact]
    public async Task Constructor_WithDelay_CancelsWhenItHasPassed()
    {
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var cancelable = new Cancelable(Scheduler, TimeSpan.FromMilliseconds(20));
        using var registration = cancelable.Token.Register(cancelled.SetResult);

        await cancelled.Task.WaitAsync(Limit);

        Assert.True(cancelable.IsCancellationRequested);
    }

    [Fact]
    public void CancelAfter_NegativeDelay_Throws()
    {
        var cancelable = new Cancelable(Scheduler);

        Assert.Throws<ArgumentOutOfRangeException>(() => cancelable.CancelAfter(TimeSpan.FromMilliseconds(-5)));
    }

    [Fact]
    public void CreateLinkedCancelable_OneOfTheOthersIsCancelled_IsCancelledToo()
    {
        var first = new Cancelable(Scheduler);
        var second = new Cancelable(Scheduler);
        var linked = Cancelable.CreateLinkedCancelable(Scheduler, first, second);

        Assert.False(linked.IsCancellationRequested);
        second.Cancel();

        Assert.True(linked.IsCancellationRequested);
        Assert.False(first.IsCancellationRequested);
    }

    [Fact]
    public void CreateLinkedCancelable_OfTokens_FollowsThem()
    {
        using var source = new CancellationTokenSource();
        var linked = Cancelable.CreateLinkedCancelable(Scheduler, source.Token);

        source.Cancel();

        Assert.True(linked.IsCancellationRequested);
    }

    [Fact]
    public void CreateCanceled_FromTheStart_IsCancelled()
    {
        var cancelable = Cancelable.CreateCanceled();

        Assert.True(cancelable.IsCancellationRequested);
        Assert.True(cancelable.Token.IsCancellationRequested);
    }

    [Fact]
    public void Cancel_AfterDispose_Throws()
    {
        var cancelable = new Cancelable(Scheduler);
        cancelable.Dispose();

        Assert.True(cancelable.IsDisposed);
        Assert.Throws<ObjectDisposedException>(cancelable.Cancel);
    }

    [Fact]
    public void CancelIfNotNull_WithAndWithoutCancelable_CancelsWhatIsThere()
    {
        var cancelable = new Cancelable(Scheduler);

        cancelable.CancelIfNotNull();
        ((ICancelable)null!).CancelIfNotNull();

        Assert.True(cancelable.IsCancellationRequested);
    }

    public void Dispose() => _scheduler.Dispose();
}
