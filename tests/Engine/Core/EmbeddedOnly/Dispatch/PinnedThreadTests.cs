using Akka.Actor;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.EmbeddedOnly.Dispatch;

/// <summary>A pinned dispatcher's thread ends with its actor.</summary>
public sealed class PinnedThreadTests : Akka.TestKit.Xunit2.TestKit
{
    public PinnedThreadTests()
        : base("pinned.type = PinnedDispatcher")
    {
    }

    [Fact]
    public void Stop_TheActor_EndsItsThread()
    {
        var actor = Watch(Sys.ActorOf(Props.Create<ThreadReporter>().WithDispatcher("pinned")));
        actor.Tell("thread?");
        var thread = ExpectMsg<Thread>();

        Sys.Stop(actor);
        ExpectTerminated(actor);

        Assert.True(thread.Join(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task Schedule_NoActor_EndsTheThreadAfterTheWork()
    {
        var thread = new TaskCompletionSource<Thread>();

        Sys.Dispatchers.Lookup("pinned").Schedule(() => thread.SetResult(Thread.CurrentThread));

        Assert.True((await thread.Task).Join(TimeSpan.FromSeconds(30)));
    }

    private sealed class ThreadReporter : UntypedActor
    {
        protected override void OnReceive(object message) => Sender.Tell(Thread.CurrentThread);
    }
}
