using ActorConcurrency.Engine.Core.Tests.Actor.Support;
using Akka.Actor;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Actor.Asking;

public class PipeToTests : QuietTestKit
{
    [Fact]
    public async Task PipeTo_Success_SendsTheResult()
    {
        var source = new TaskCompletionSource<string>();
        var piped = source.Task.PipeTo(TestActor);

        source.SetResult("done");

        ExpectMsg("done");
        await piped.WaitAsync(RemainingOrDefault);
    }

    [Fact]
    public void PipeTo_Failure_SendsAStatusFailure()
    {
        var cause = new InvalidOperationException("no");

        Task.FromException<string>(cause).PipeTo(TestActor);

        Assert.Same(cause, ExpectMsg<Status.Failure>().Cause);
    }

    [Fact]
    public void PipeTo_Cancelled_SendsAStatusFailure()
    {
        Task.FromCanceled<string>(new CancellationToken(canceled: true)).PipeTo(TestActor);

        Assert.IsAssignableFrom<OperationCanceledException>(ExpectMsg<Status.Failure>().Cause);
    }

    [Fact]
    public void PipeTo_WithTransforms_SendsWhatTheyMake()
    {
        Task.FromResult(20).PipeTo(TestActor, success: n => n + 1, failure: e => e.Message);
        Task.FromException<int>(new Exception("no")).PipeTo(TestActor, success: n => n + 1, failure: e => e.Message);

        ExpectMsg(21);
        ExpectMsg("no");
    }

    [Fact]
    public void PipeTo_WithSender_ShowsIt()
    {
        var sender = CreateTestProbe();

        Task.FromResult("x").PipeTo(TestActor, sender.Ref);

        ExpectMsg("x");
        Assert.Equal(sender.Ref, LastSender);
    }

    [Fact]
    public void PipeTo_TaskWithoutResult_SendsOnlyWhatIsMade()
    {
        Task.CompletedTask.PipeTo(TestActor);
        Task.CompletedTask.PipeTo(TestActor, success: () => "made");
        Task.FromException(new Exception("no")).PipeTo(TestActor);

        ExpectMsg("made");
        Assert.Equal("no", ExpectMsg<Status.Failure>().Cause.Message);
    }

    [Fact]
    public void PipeTo_ValueTask_SendsTheResult()
    {
        new ValueTask<string>("value").PipeTo(TestActor);

        ExpectMsg("value");
    }

    [Fact]
    public void PipeTo_Selection_SendsThroughIt()
    {
        Task.FromResult("x").PipeTo(Sys.ActorSelection(TestActor.Path));

        ExpectMsg("x");
    }
}
