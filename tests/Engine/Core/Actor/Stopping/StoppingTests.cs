using ActorConcurrency.Engine.Core.Tests.Actor.Support;
using Akka.Actor;
using Akka.Event;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Actor.Stopping;

public class StoppingTests : QuietTestKit
{
    private readonly IActorRef _actor;

    public StoppingTests()
    {
        _actor = Sys.ActorOf(Puppet.Props(CreateTestProbe().Ref), "actor");
    }

    [Fact]
    public void PoisonPill_IsHandledInItsTurn()
    {
        var deadLetters = DeadLetters();
        Watch(_actor);
        using (Hold())
        {
            _actor.Tell("before", TestActor);
            _actor.Tell(PoisonPill.Instance);
            _actor.Tell("after", TestActor);
        }

        ExpectMsg("before");
        ExpectTerminated(_actor);
        Assert.Equal("after", deadLetters.ExpectMsg<DeadLetter>().Message);
    }

    [Fact]
    public void Stop_GoesBeforeWhatIsInTheMailbox()
    {
        var deadLetters = DeadLetters();
        Watch(_actor);
        using (Hold())
        {
            _actor.Tell("one", TestActor);
            _actor.Tell("two", TestActor);
            Sys.Stop(_actor);
            // The guardian passes the stop on: wait until it has.
            AwaitGuardian();
        }

        ExpectTerminated(_actor);
        var first = deadLetters.ExpectMsg<DeadLetter>();
        Assert.Equal("one", first.Message);
        Assert.Equal(TestActor, first.Sender);
        Assert.Equal(_actor, first.Recipient);
        Assert.Equal("two", deadLetters.ExpectMsg<DeadLetter>().Message);
    }

    [Fact]
    public void StopOfSelf_TwiceAndAgainWhileAChildHoldsItUp_StopsOnce()
    {
        var hooks = CreateTestProbe();
        var parent = Sys.ActorOf(Puppet.Props(hooks.Ref), "parent");
        Watch(parent);
        parent.Tell(new Do(context => context.Sender.Tell(context.ActorOf(Puppet.Props(CreateTestProbe().Ref)))), TestActor);
        using (Hold(ExpectMsg<IActorRef>()))
        {
            parent.Tell(new Do(context =>
            {
                context.Stop(context.Self);
                context.Stop(context.Self);
            }));
            parent.Tell("after", TestActor);
            Sys.Stop(parent);
            AwaitGuardian();
        }

        ExpectTerminated(parent);
        hooks.ExpectMsg("created 1");
        hooks.ExpectMsg("PreStart");
        hooks.ExpectMsg("PostStop");
        hooks.ExpectNoMsg(TimeSpan.Zero);
        ExpectNoMsg(TimeSpan.Zero);
    }

    [Fact]
    public void StopOfSelf_WhenTheSameMessageThenFails_StopsWithoutARestart()
    {
        var hooks = CreateTestProbe();
        var actor = Sys.ActorOf(Puppet.Props(hooks.Ref), "failing");
        Watch(actor);

        actor.Tell(new Do(context =>
        {
            context.Stop(context.Self);
            throw new InvalidOperationException("after the stop");
        }));

        ExpectTerminated(actor);
        hooks.ExpectMsg("created 1");
        hooks.ExpectMsg("PreStart");
        hooks.ExpectMsg("PostStop");
        hooks.ExpectNoMsg(TimeSpan.Zero);
    }

    [Fact]
    public void StopOfSelf_LetsTheMessageInHandFinish()
    {
        Watch(_actor);

        _actor.Tell(new Do(context =>
        {
            context.Stop(context.Self);
            context.Sender.Tell("finished");
        }), TestActor);

        ExpectMsg("finished");
        ExpectTerminated(_actor);
    }

    [Fact]
    public void Stop_Twice_EndsOnce()
    {
        var observer = CreateTestProbe();
        var actor = Sys.ActorOf(Puppet.Props(observer.Ref));
        Watch(actor);

        Sys.Stop(actor);
        Sys.Stop(actor);

        ExpectTerminated(actor);
        observer.ExpectMsg("created 1");
        observer.ExpectMsg("PreStart");
        observer.ExpectMsg("PostStop");
        observer.ExpectNoMsg(TimeSpan.Zero);
    }

    [Fact]
    public void Kill_FailsTheActorInItsTurn()
    {
        var failures = CreateTestProbe();
        var strategy = new OneForOneStrategy(e =>
        {
            failures.Ref.Tell(e);
            return Directive.Restart;
        });
        var parent = Sys.ActorOf(Puppet.Props(CreateTestProbe().Ref, new PuppetScript { Strategy = strategy }));
        var child = parent.CreateChild(this, Puppet.Props(CreateTestProbe().Ref));
        child.Tell("count", TestActor);

        child.Tell(Kill.Instance);
        child.Tell("count", TestActor);

        ExpectMsg(1);
        failures.ExpectMsg<ActorKilledException>();
        ExpectMsg(1);
    }

    [Fact]
    public void Kill_UnderDefaultStrategy_EndsTheActor()
    {
        Watch(_actor);

        _actor.Tell(Kill.Instance);

        ExpectTerminated(_actor);
    }

    [Fact]
    public async Task GracefulStop_ActorEnds_IsTrue() => Assert.True(await _actor.GracefulStop(RemainingOrDefault));

    [Fact]
    public async Task GracefulStop_ActorThatEndedBefore_IsTrue()
    {
        StopAndWait(_actor);

        Assert.True(await _actor.GracefulStop(RemainingOrDefault));
    }

    [Fact]
    public async Task GracefulStop_WithAMessageOfOnesOwn_SendsThat()
    {
        var stopMessage = new Do(context => context.Stop(context.Self));

        Assert.True(await _actor.GracefulStop(RemainingOrDefault, stopMessage));
    }

    [Fact]
    public async Task GracefulStop_ActorStays_IsCancelledAfterTheTimeout()
    {
        using (Hold())
            await Assert.ThrowsAsync<TaskCanceledException>(() => _actor.GracefulStop(TimeSpan.FromMilliseconds(20)));
    }

    [Fact]
    public async Task WatchAsync_ActorEnds_IsTrue()
    {
        var watching = _actor.WatchAsync();
        Assert.False(watching.IsCompleted);

        _actor.Tell(PoisonPill.Instance);

        Assert.True(await watching.WaitAsync(RemainingOrDefault));
    }

    [Fact]
    public async Task WatchAsync_Cancelled_IsFalse()
    {
        using var source = new CancellationTokenSource();
        var watching = _actor.WatchAsync(source.Token);

        source.Cancel();

        Assert.False(await watching.WaitAsync(RemainingOrDefault));
    }

    [Fact]
    public async Task ActorOf_AfterTermination_Throws()
    {
        var system = ActorSystem.Create("other", Quiet);
        await system.Terminate();

        Assert.ThrowsAny<Exception>(() => system.ActorOf(Puppet.Props(TestActor)));
    }

    // Keeps the actor busy until disposed.
    private Gate Hold() => Hold(_actor);

    private Gate Hold(IActorRef actor)
    {
        var gate = new Gate();
        var held = CreateTestProbe();
        actor.Tell(new Do(_ =>
        {
            held.Ref.Tell("held");
            gate.Wait();
        }));
        held.ExpectMsg("held");
        return gate;
    }

    private void AwaitGuardian()
    {
        Sys.ActorSelection("/user").Tell(new Identify("guardian"), TestActor);
        ExpectMsg<ActorIdentity>();
    }

    private sealed class Gate : IDisposable
    {
        private readonly ManualResetEventSlim _open = new();

        public void Wait() => _open.Wait(TimeSpan.FromSeconds(10));

        public void Dispose() => _open.Set();
    }
}
