namespace Akka.Actor.Dsl;

/// <summary>What an actor that is described in place can be given: handlers and hooks. Each gets the actor's context.</summary>
public interface IActorDsl
{
    /// <summary>Called after the constructor of a restarted actor, in place of the default, which is to do as on start.</summary>
    Action<Exception, IActorContext>? OnPostRestart { get; set; }

    /// <summary>Called before a failed actor is replaced, in place of the default, which stops the children and does as on stop.</summary>
    Action<Exception, object?, IActorContext>? OnPreRestart { get; set; }

    /// <summary>Called when the actor has stopped.</summary>
    Action<IActorContext>? OnPostStop { get; set; }

    /// <summary>Called before the actor's first message.</summary>
    Action<IActorContext>? OnPreStart { get; set; }

    /// <summary>How failures of children are treated; null leaves it at the default.</summary>
    SupervisorStrategy? Strategy { get; set; }

    /// <summary>Handles messages of a type.</summary>
    void Receive<T>(Action<T, IActorContext> handler);

    /// <summary>Handles messages of a type that fulfil a condition.</summary>
    void Receive<T>(Predicate<T> shouldHandle, Action<T, IActorContext> handler);

    /// <summary>Handles messages of a type that fulfil a condition.</summary>
    void Receive<T>(Action<T, IActorContext> handler, Predicate<T> shouldHandle);

    /// <summary>Handles every message that no handler before took.</summary>
    void ReceiveAny(Action<object, IActorContext> handler);

    /// <summary>Handles messages of a type, and if given a condition, asynchronously; no other message is handled meanwhile.</summary>
    void ReceiveAsync<T>(Func<T, IActorContext, Task> handler, Predicate<T>? shouldHandle = null);

    /// <summary>Handles messages of a type that fulfil a condition asynchronously; no other message is handled meanwhile.</summary>
    void ReceiveAsync<T>(Predicate<T> shouldHandle, Func<T, IActorContext, Task> handler);

    /// <summary>Handles every message that no handler before took, asynchronously; no other message is handled meanwhile.</summary>
    void ReceiveAnyAsync(Func<object, IActorContext, Task> handler);

    /// <summary>What an actor does before its replacement unless told otherwise.</summary>
    void DefaultPreRestart(Exception reason, object? message);

    /// <summary>What a replaced actor does unless told otherwise.</summary>
    void DefaultPostRestart(Exception reason);

    /// <summary>What an actor does on start unless told otherwise.</summary>
    void DefaultPreStart();

    /// <summary>What an actor does on stop unless told otherwise.</summary>
    void DefaultPostStop();

    /// <summary>Replaces the behaviour.</summary>
    void Become(Action<object, IActorContext> handler);

    /// <summary>Puts a behaviour on top of the present one.</summary>
    void BecomeStacked(Action<object, IActorContext> handler);

    /// <summary>Returns to the behaviour below.</summary>
    void UnbecomeStacked();

    /// <summary>Starts a child that is described in place.</summary>
    IActorRef ActorOf(Action<IActorDsl> config, string? name = null);
}
