using Akka.Actor;

namespace Akka.TestKit.Internal;

/// <summary>An actor that a test looks inside of. It runs on the thread that sends to it, unless its props name a dispatcher.</summary>
public sealed class InternalTestActorRef
{
    private static readonly TimeSpan CreationTimeout = TimeSpan.FromSeconds(5);

    private static long _generated = -1;

    internal InternalTestActorRef(ActorSystem system, Props props, IActorRef? supervisor, string? name)
    {
        if (string.IsNullOrEmpty(props.Deploy.Dispatcher))
            props = props.WithDispatcher(CallingThreadDispatcher.Id);

        var parent = ParentOf((ExtendedActorSystem)system, supervisor);
        Ref = (LocalActorRef)(string.IsNullOrEmpty(name)
            ? parent.Cell.CreateUncheckedChild(props, GeneratedNames.Encode("$$", Interlocked.Increment(ref _generated)), false, true)
            : parent.Cell.CreateChild(props, name, systemService: false, isTopLevel: true));
    }

    internal LocalActorRef Ref { get; }

    private ActorCell Cell => Ref.Cell;

    /// <summary>The actor's instance; on a dispatcher of its own it is waited for.</summary>
    /// <exception cref="IllegalActorStateException">The actor has stopped, or its instance could not be made.</exception>
    internal ActorBase Actor
    {
        get
        {
            var clock = TestClock.Of(Cell.System);
            var polling = new Polling(clock, CreationTimeout, null);
            while (Cell.Actor is null && !Ref.IsTerminated && polling.Goes && !IsOnCallingThread)
                Waiting.Blocking.Pause(clock, polling.Next(), default).Get();

            return Cell.Actor ?? throw new IllegalActorStateException(
                Ref.IsTerminated ? $"{Ref} has stopped." : $"{Ref} has no instance: it could not be created.");
        }
    }

    private bool IsOnCallingThread => Cell.Dispatcher is CallingThreadDispatcher;

    internal Task ReceiveDirectly(object message, IActorRef? sender) =>
        Cell.ReceiveDirectly(new Envelope(message, sender ?? Cell.System.DeadLetters));

    /// <summary>Runs something as the actor, on the caller's thread.</summary>
    internal void Run(Action action)
    {
        var outer = ActorCell.Enter(Cell);
        try
        {
            action();
        }
        finally
        {
            ActorCell.Leave(outer);
        }
    }

    internal void Watch(IActorRef subject) => InContext(() => Cell.Watch(subject));

    internal void Unwatch(IActorRef subject) => InContext(() => Cell.Unwatch(subject));

    private void InContext(Action action) => Cell.SendSystemMessage(new ActorCell.RunOnActor(action));

    private static LocalActorRef ParentOf(ExtendedActorSystem system, IActorRef? supervisor) => supervisor switch
    {
        null => (LocalActorRef)system.Guardian,
        TestProbe probe => (LocalActorRef)probe.Ref,
        ITestActorRef other => other.Local,
        LocalActorRef local => local,
        _ => throw new ArgumentException($"{supervisor} cannot be a supervisor: it is no actor of this process.", nameof(supervisor)),
    };
}

/// <summary>A test actor ref of whatever actor.</summary>
internal interface ITestActorRef
{
    LocalActorRef Local { get; }
}
