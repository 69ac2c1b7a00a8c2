using ActorConcurrency.Actors.Common;
using Akka.Actor;

namespace ActorConcurrency.Actors.Processes;

/// <summary>How far a process or thread is.</summary>
public enum ProcessState
{
    /// <summary>Not started.</summary>
    Created,

    /// <summary>Its body runs, or has ended and its children are waited for.</summary>
    Running,

    /// <summary>It has an exit code.</summary>
    Ended,
}

/// <summary>A process or thread at one moment. While it is alive its holder is its parent.</summary>
/// <param name="Kind">Process or thread.</param>
/// <param name="Name">Its name.</param>
/// <param name="Epoch">The incarnation of its actor.</param>
/// <param name="State">How far it is.</param>
/// <param name="IsDaemon">Whether it ends with its parent.</param>
/// <param name="ExitCode">Null before its end.</param>
/// <param name="Failure">What its body threw; null: nothing.</param>
/// <param name="ParentProcess">The actor of the process that started it; null: it was not started by one.</param>
/// <param name="Holders">Its parent.</param>
/// <param name="Waiters">Who waits for its end.</param>
public sealed record ProcessSnapshot(
    string Kind,
    string Name,
    long Epoch,
    ProcessState State,
    bool IsDaemon,
    int? ExitCode,
    Exception? Failure,
    Akka.Actor.IActorRef? ParentProcess,
    IReadOnlyList<HolderInfo> Holders,
    IReadOnlyList<WaiterInfo> Waiters)
    : PrimitiveSnapshot(Kind, Name, Epoch, Holders, Waiters)
{
    /// <summary>Whether it runs.</summary>
    public bool IsAlive => State == ProcessState.Running;
}

/// <summary>What all uses of a process's or thread's name must agree on.</summary>
/// <param name="Body">What it does.</param>
/// <param name="IsDaemon">Whether it ends with its parent.</param>
internal sealed record ProcessSettings(ProcessBody Body, bool IsDaemon) : PrimitiveSettings
{
    internal override bool StaysOnItsNode => true;

    public override Props Props(PrimitiveIncarnation primitive, object? image) => ProcessActor.Props(primitive, this);

    /// <summary>As in <c>body Squarer, daemon</c>.</summary>
    public override string ToString() => $"body {Body}{(IsDaemon ? ", daemon" : "")}";
}
