using Akka.Actor;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Receive;

public sealed class ReceiveAsyncTests : Akka.TestKit.Xunit2.TestKit
{
    private sealed record WaitFor(Task Task);

    private sealed class AsyncActor : ReceiveActor
    {
        public AsyncActor()
        {
            ReceiveAsync<WaitFor>(async message =>
            {
                await message.Task;
                Sender.Tell("done");
            });
            ReceiveAsync<int>(i => i > 10, async _ =>
            {
                await Task.Yield();
                Sender.Tell("large");
            });
            ReceiveAsync(typeof(int), async _ =>
            {
                await Task.Yield();
                Sender.Tell("small");
            });
            Receive<string>(text => Sender.Tell(text));
            ReceiveAnyAsync(async message =>
            {
                await Task.Yield();
                Sender.Tell(message);
            });
        }
    }

    [Fact]
    public void ReceiveAsync_TaskRuns_LaterMessagesWait()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var actor = Sys.ActorOf(Props.Create<AsyncActor>());
        var other = CreateTestProbe();

        actor.Tell(new WaitFor(gate.Task), TestActor);
        actor.Tell("later", TestActor);
        other.ExpectNoMsg(TimeSpan.FromMilliseconds(20));
        gate.SetResult();

        ExpectMsg("done");
        ExpectMsg("later");
    }

    [Fact]
    public void ReceiveAsync_AfterAwait_SenderIsThatOfItsMessage()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var actor = Sys.ActorOf(Props.Create<AsyncActor>());
        var first = CreateTestProbe();
        var second = CreateTestProbe();

        actor.Tell(new WaitFor(gate.Task), first.Ref);
        actor.Tell("later", second.Ref);
        gate.SetResult();

        first.ExpectMsg("done");
        second.ExpectMsg("later");
    }

    [Fact]
    public void ReceiveAsync_WithCondition_OnlyThoseThatSatisfyIt()
    {
        var actor = Sys.ActorOf(Props.Create<AsyncActor>());

        actor.Tell(11, TestActor);
        actor.Tell(9, TestActor);

        ExpectMsg("large");
        ExpectMsg("small");
    }

    [Fact]
    public void ReceiveAnyAsync_NoOtherHandler_GetsTheMessage()
    {
        var actor = Sys.ActorOf(Props.Create<AsyncActor>());

        actor.Tell(1.5, TestActor);

        ExpectMsg(1.5);
    }

    [Fact]
    public void ReceiveAsync_TaskFails_SupervisorDecides()
    {
        var supervisor = Sys.ActorOf(Props.Create(() => new Supervisor(TestActor)));

        supervisor.Tell(new WaitFor(Task.FromException(new FormatException("bad"))), TestActor);
        supervisor.Tell("goes on", TestActor);

        Assert.Equal("bad", ExpectMsg<FormatException>().Message);
        ExpectMsg("goes on");
    }

    private sealed class Supervisor : ReceiveActor
    {
        private readonly IActorRef _probe;

        public Supervisor(IActorRef probe)
        {
            _probe = probe;
            var child = Context.ActorOf(Props.Create<AsyncActor>());
            ReceiveAny(child.Forward);
        }

        protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(e =>
        {
            _probe.Tell(e);
            return Directive.Restart;
        });
    }
}
