using Akka.Actor;
using Xunit;

namespace ActorConcurrency.Engine.TestKit.Tests.EmbeddedOnly;

/// <summary>The implicit sender stays with the test, and does not stay behind on threads that the test has left.</summary>
public sealed class ImplicitSenderFlowTests : Akka.TestKit.Xunit2.TestKit
{
    [Fact]
    public void Await_InAnotherTest_LeavesNoSenderOnTheThread()
    {
        var probe = CreateTestProbe();
        var thread = StartOutsideOfThisTest(() =>
        {
            var goOn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var test = RunTest(goOn.Task);

            probe.Tell("after the test has left");

            goOn.SetResult();
            test.GetAwaiter().GetResult();
        });

        thread.Join();
        probe.ExpectMsg("after the test has left");
        Assert.Equal(Sys.DeadLetters, probe.Sender);
    }

    [Fact]
    public void Tell_AfterACallbackInAnotherExecutionContext_ComesFromTheTestActor()
    {
        var probe = CreateTestProbe();
        ExecutionContext? other = null;
        StartOutsideOfThisTest(() => other = ExecutionContext.Capture()).Join();

        ExecutionContext.Run(other!, _ => { }, null);
        probe.Tell("a");

        probe.ExpectMsgFrom(TestActor, "a");
    }

    private static async Task RunTest(Task gate)
    {
        using var test = new Akka.TestKit.Xunit2.TestKit();
        var probe = test.CreateTestProbe();
        probe.Tell("before");
        await gate;
        probe.Tell("after");

        probe.ExpectMsgFrom(test.TestActor, "before");
        probe.ExpectMsgFrom(test.TestActor, "after");
    }

    private static Thread StartOutsideOfThisTest(Action action)
    {
        using (ExecutionContext.SuppressFlow())
        {
            var thread = new Thread(() => action());
            thread.Start();
            return thread;
        }
    }
}
