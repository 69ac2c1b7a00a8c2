using Akka.Actor;
using Akka.Dispatch.SysMsg;
using Akka.TestKit.Internal;
using Akka.Util;

namespace Akka.TestKit;

/// <summary>
/// The ref of an actor whose instance the test may look at. Without a dispatcher in its props, the actor runs on the thread that sends
/// to it, so that a message has been handled when Tell returns.
/// </summary>
/// <typeparam name="TActor">The actor's type.</typeparam>
public abstract class TestActorRefBase<TActor> : IInternalActorRef, ITestActorRef where TActor : ActorBase
{
    /// <summary>
    /// Starts the actor; without a supervisor it is a child of the user guardian, without a name it gets a generated one.
    /// </summary>
    protected TestActorRefBase(ActorSystem system, Props actorProps, IActorRef? supervisor = null, string? name = null) =>
        InternalRef = new InternalTestActorRef(system, actorProps, supervisor, name);

    /// <summary>The ref of the engine.</summary>
    public IActorRef Ref => Local;

    /// <inheritdoc/>
    public ActorPath Path => Local.Path;

    /// <summary>The actor's present instance; after a restart it is another one.</summary>
    /// <exception cref="IllegalActorStateException">The actor has stopped, or its instance could not be made.</exception>
    public TActor UnderlyingActor => (TActor)InternalRef.Actor;

    /// <summary>The engine's side of the ref.</summary>
    protected InternalTestActorRef InternalRef { get; }

    LocalActorRef ITestActorRef.Local => Local;

    IInternalActorRef IInternalActorRef.Parent => Local.Parent;

    IActorRefProvider IInternalActorRef.Provider => Local.Provider;

    bool IInternalActorRef.IsTerminated => Local.IsTerminated;

    bool IActorRefScope.IsLocal => Local.IsLocal;

    private LocalActorRef Local => InternalRef.Ref;

    /// <summary>The ref of the engine.</summary>
    public static IActorRef ToActorRef(TestActorRefBase<TActor> actorRef) => actorRef.Ref;

    /// <summary>Whether both are refs of the same actor.</summary>
    public static bool operator ==(TestActorRefBase<TActor>? testActorRef, IActorRef? actorRef) => Same(testActorRef, actorRef);

    /// <summary>Whether they are refs of different actors.</summary>
    public static bool operator !=(TestActorRefBase<TActor>? testActorRef, IActorRef? actorRef) => !Same(testActorRef, actorRef);

    /// <summary>Whether both are refs of the same actor.</summary>
    public static bool operator ==(IActorRef? actorRef, TestActorRefBase<TActor>? testActorRef) => Same(testActorRef, actorRef);

    /// <summary>Whether they are refs of different actors.</summary>
    public static bool operator !=(IActorRef? actorRef, TestActorRefBase<TActor>? testActorRef) => !Same(testActorRef, actorRef);

    /// <summary>
    /// Lets the instance handle a message on this thread, past the mailbox. What it throws is thrown here; its supervisor does not
    /// learn of it.
    /// </summary>
    public void Receive(object message, IActorRef? sender = null) => InternalRef.ReceiveDirectly(message, sender);

    /// <summary>As <see cref="Receive"/>; the task ends when an async handler has ended, with its failure if it failed.</summary>
    public Task ReceiveAsync(object message, IActorRef? sender = null) => InternalRef.ReceiveDirectly(message, sender);

    /// <summary>Sends a message, from the current actor or test.</summary>
    public void Tell(object message) => Local.Tell(message, ActorCell.GetCurrentSelfOrNoSender());

    /// <summary>Sends a message.</summary>
    public void Tell(object message, IActorRef? sender) => Local.Tell(message, sender);

    /// <summary>Passes a message on to this actor with the sender of the message that the current actor handles.</summary>
    public void Forward(object message) => Local.Tell(message, ActorCell.GetCurrentSenderOrNoSender());

    /// <summary>Sends a system message.</summary>
    public void SendSystemMessage(ISystemMessage message) => Local.SendSystemMessage(message);

    /// <summary>Sends a system message; the sender has no meaning for it.</summary>
    public void SendSystemMessage(ISystemMessage message, IActorRef sender) => Local.SendSystemMessage(message);

    /// <summary>Makes this actor watch another one.</summary>
    public void Watch(IActorRef subject) => InternalRef.Watch(subject);

    /// <summary>Ends this actor's watch of another one.</summary>
    public void Unwatch(IActorRef subject) => InternalRef.Unwatch(subject);

    /// <inheritdoc/>
    public int CompareTo(object? obj) => Local.CompareTo(obj);

    /// <inheritdoc/>
    public bool Equals(IActorRef? other) => Local.Equals(other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Local.Equals(obj);

    /// <inheritdoc/>
    public override int GetHashCode() => Local.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => Local.ToString();

    int IComparable<IActorRef>.CompareTo(IActorRef? other) => Local.CompareTo(other);

    ISurrogate ISurrogated.ToSurrogate(ActorSystem system) => Local.ToSurrogate(system);

    IActorRef IInternalActorRef.GetChild(IReadOnlyList<string> name) => Local.GetChild(name);

    void IInternalActorRef.Start() => Local.Start();

    void IInternalActorRef.Suspend() => Local.Suspend();

    void IInternalActorRef.Resume(Exception? causedByFailure) => Local.Resume(causedByFailure);

    void IInternalActorRef.Stop() => Local.Stop();

    void IInternalActorRef.Restart(Exception cause) => Local.Restart(cause);

    private protected static bool Same(TestActorRefBase<TActor>? testActorRef, IActorRef? actorRef) =>
        testActorRef is null ? actorRef is null : testActorRef.Equals(actorRef);
}
