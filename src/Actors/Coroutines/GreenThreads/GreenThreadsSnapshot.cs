using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Actors.Coroutines.GreenThreads;

/// <summary>How far a green thread is.</summary>
public enum GreenThreadState
{
    /// <summary>It has the one thread.</summary>
    Running,

    /// <summary>It is ready for the one thread, or awaits something.</summary>
    Waiting,

    /// <summary>It sleeps.</summary>
    Sleeping,

    /// <summary>It has returned.</summary>
    Ended,

    /// <summary>It has thrown.</summary>
    Failed,

    /// <summary>It was killed.</summary>
    Killed,
}

/// <summary>A green thread at one moment.</summary>
/// <param name="Name">Its name.</param>
/// <param name="State">How far it is.</param>
public sealed record GreenThreadInfo(string Name, GreenThreadState State);

/// <summary>A scheduler of green threads at one moment. Nobody holds it.</summary>
/// <param name="Name">The scheduler's name.</param>
/// <param name="Epoch">The incarnation of its actor.</param>
/// <param name="Current">Which green thread has the one thread; null: it is idle.</param>
/// <param name="Threads">The green threads that are alive or have a handle, in the order in which they were spawned.</param>
/// <param name="Waiters">Who waits for the end of one, or of all.</param>
public sealed record GreenThreadsSnapshot(
    string Name, long Epoch, string? Current, IReadOnlyList<GreenThreadInfo> Threads, IReadOnlyList<WaiterInfo> Waiters)
    : PrimitiveSnapshot("green threads", Name, Epoch, [], Waiters);

/// <summary>All schedulers of green threads are the same.</summary>
internal sealed record GreenThreadsSettings : PrimitiveSettings
{
    public static GreenThreadsSettings Instance { get; } = new();

    internal override bool StaysOnItsNode => true;

    public override Props Props(PrimitiveIncarnation primitive, object? image) => GreenThreadsActor.Props(primitive);
}
