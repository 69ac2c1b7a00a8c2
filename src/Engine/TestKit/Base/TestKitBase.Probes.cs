using Akka.Actor;
using Akka.TestKit.Internal;
using Akka.Util;
using Control = Akka.TestKit.TestActor;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>Creates a probe in the test's system.</summary>
    public virtual TestProbe CreateTestProbe(string? name = null) => CreateTestProbe(Sys, name);

    /// <summary>Creates a probe in another system.</summary>
    public virtual TestProbe CreateTestProbe(ActorSystem system, string? name = null) => new(system, Assertions, name);

    /// <summary>Creates one more test actor in the test's system; its messages go to the same queue as the test's.</summary>
    public IActorRef CreateTestActor(string name) => StartTestActor(Sys, Current.Queue, name);

    /// <summary>Creates a latch that opens after the given number of counts.</summary>
    public virtual TestLatch CreateTestLatch(int count = 1) => new(this, count);

    /// <summary>Creates a barrier for the given number of parties.</summary>
    public TestBarrier CreateTestBarrier(int count) => new(this, count);

    /// <summary>Watches an actor: its <see cref="Terminated"/> arrives as a message. Returns the actor.</summary>
    public IActorRef Watch(IActorRef actorToWatch)
    {
        TestActor.Tell(new Control.Watch(actorToWatch), ActorRefs.NoSender);
        return actorToWatch;
    }

    /// <inheritdoc cref="Watch"/>
    public Task<IActorRef> WatchAsync(IActorRef actorToWatch) => Task.FromResult(Watch(actorToWatch));

    /// <summary>Ends a watch. Returns the actor.</summary>
    public IActorRef Unwatch(IActorRef actorToUnwatch)
    {
        TestActor.Tell(new Control.Unwatch(actorToUnwatch), ActorRefs.NoSender);
        return actorToUnwatch;
    }

    /// <inheritdoc cref="Unwatch"/>
    public Task<IActorRef> UnwatchAsync(IActorRef actorToUnwatch) => Task.FromResult(Unwatch(actorToUnwatch));

    /// <summary>Drops, from now on, the messages for which the function is true.</summary>
    public void IgnoreMessages(Func<object, bool> shouldIgnoreMessage) => SetIgnore(message => shouldIgnoreMessage(message));

    /// <summary>Drops, from now on, the messages of a type for which the function is true.</summary>
    public void IgnoreMessages<TMsg>(Func<TMsg, bool> shouldIgnoreMessage) =>
        SetIgnore(message => message is TMsg typed && shouldIgnoreMessage(typed));

    /// <summary>Drops, from now on, the messages of a type.</summary>
    public void IgnoreMessages<TMsg>() => SetIgnore(message => message is TMsg);

    /// <summary>Drops no messages any more.</summary>
    public void IgnoreNoMessages() => SetIgnore(null);

    /// <summary>Lets a pilot react to each message on arrival; the test still sees all of them.</summary>
    public void SetAutoPilot(AutoPilot pilot) => TestActor.Tell(new Control.SetAutoPilot(pilot), ActorRefs.NoSender);

    /// <summary>Starts an actor as a child of the test's actor, with a generated name.</summary>
    public IActorRef ChildActorOf(Props props, CancellationToken cancellationToken = default) =>
        Spawn(Waiting.Blocking, props, null, null, cancellationToken).Get();

    /// <summary>Starts an actor as a child of the test's actor.</summary>
    public IActorRef ChildActorOf(Props props, string name, CancellationToken cancellationToken = default) =>
        Spawn(Waiting.Blocking, props, name, null, cancellationToken).Get();

    /// <summary>Starts an actor as a child of the test's actor, which handles its failures with the given strategy.</summary>
    public IActorRef ChildActorOf(Props props, SupervisorStrategy supervisorStrategy, CancellationToken cancellationToken = default) =>
        Spawn(Waiting.Blocking, props, null, supervisorStrategy, cancellationToken).Get();

    /// <summary>Starts a named actor as a child of the test's actor, which handles its failures with the given strategy.</summary>
    public IActorRef ChildActorOf(
        Props props, string name, SupervisorStrategy supervisorStrategy, CancellationToken cancellationToken = default) =>
        Spawn(Waiting.Blocking, props, name, supervisorStrategy, cancellationToken).Get();

    /// <inheritdoc cref="ChildActorOf(Props, CancellationToken)"/>
    public Task<IActorRef> ChildActorOfAsync(Props props, CancellationToken cancellationToken = default) =>
        Spawn(Waiting.Async, props, null, null, cancellationToken).AsTask();

    /// <inheritdoc cref="ChildActorOf(Props, string, CancellationToken)"/>
    public Task<IActorRef> ChildActorOfAsync(Props props, string name, CancellationToken cancellationToken = default) =>
        Spawn(Waiting.Async, props, name, null, cancellationToken).AsTask();

    /// <inheritdoc cref="ChildActorOf(Props, SupervisorStrategy, CancellationToken)"/>
    public Task<IActorRef> ChildActorOfAsync(
        Props props, SupervisorStrategy supervisorStrategy, CancellationToken cancellationToken = default) =>
        Spawn(Waiting.Async, props, null, supervisorStrategy, cancellationToken).AsTask();

    /// <inheritdoc cref="ChildActorOf(Props, string, SupervisorStrategy, CancellationToken)"/>
    public Task<IActorRef> ChildActorOfAsync(
        Props props, string name, SupervisorStrategy supervisorStrategy, CancellationToken cancellationToken = default) =>
        Spawn(Waiting.Async, props, name, supervisorStrategy, cancellationToken).AsTask();

    private async ValueTask<IActorRef> Spawn(
        Waiting how, Props props, string? name, SupervisorStrategy? strategy, CancellationToken cancellation)
    {
        var order = new SpawnOrder(
            props,
            name is null ? Option<string>.None : Option<string>.Create(name),
            strategy is null ? Option<SupervisorStrategy>.None : Option<SupervisorStrategy>.Create(strategy));
        TestActor.Tell(order, ActorRefs.NoSender);
        if (!await how.For(order.Done, Clock, Dilated(TestKitSettings.DefaultTimeout), cancellation).ConfigureAwait(false))
            Fail($"no child was created from {props} within {TestKitSettings.DefaultTimeout}");

        return order.Child;
    }

    private void SetIgnore(Control.Ignore? ignore) => TestActor.Tell(new Control.SetIgnore(ignore), ActorRefs.NoSender);
}
