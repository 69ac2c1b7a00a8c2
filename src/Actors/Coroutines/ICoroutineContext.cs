using Akka.Actor;

namespace ActorConcurrency.Actors.Coroutines;

/// <summary>What runs a coroutine's body, as the body sees it.</summary>
public interface ICoroutineContext
{
    /// <summary>The coroutine's name.</summary>
    string Name { get; }

    /// <summary>The actor that it is in the eyes of the primitives: the owner behind <see cref="Concurrency"/>.</summary>
    IActorRef Ref { get; }

    /// <summary>The primitives, owned by this coroutine: what it holds is free at once when it ends, however that is.</summary>
    IConcurrency Concurrency { get; }

    /// <summary>
    /// Fires when the coroutine has been ended from outside: killed, or gone with its actor. What the body does from then on nobody
    /// waits for. Where it is suspended a <see cref="CoroutineExitException"/> is raised as well.
    /// </summary>
    CancellationToken Stopping { get; }

    /// <summary>
    /// A wait on the actor system's clock, which ends early with <see cref="Stopping"/>. The coroutine counts as running meanwhile.
    /// </summary>
    /// <exception cref="OperationCanceledException"><see cref="Stopping"/> fired.</exception>
    Task DelayAsync(TimeSpan delay);
}
