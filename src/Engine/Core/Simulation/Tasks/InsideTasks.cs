namespace Akka.Simulation;

/// <summary>Keeps what follows a task on the simulation's thread.</summary>
/// <remarks>
/// A task whose continuations run asynchronously has them run by the thread pool, which no seed can order. For code that runs inside a
/// simulation there is a second task, which completes as a piece of the simulation's work of its own and runs its continuations there and then.
/// </remarks>
internal static class InsideTasks
{
    /// <summary>
    /// The task to await instead of another one: that one itself, outside of simulations. The end of a foreign task is always a step of its own:
    /// whether it has ended yet may be the thread pool's doing.
    /// </summary>
    /// <param name="task">The other one.</param>
    /// <param name="isForeign">True for a task of the application: it may end anywhere, the thread pool included.</param>
    public static Task<T> Inside<T>(this Task<T> task, bool isForeign = false) =>
        Simulator.Current is { } simulator && (isForeign || !task.IsCompleted) ? simulator.Bring(task, isForeign) : task;

    /// <inheritdoc cref="Inside{T}" />
    public static Task Inside(this Task task, bool isForeign = false) =>
        Simulator.Current is { } simulator && (isForeign || !task.IsCompleted) ? simulator.Bring(task, isForeign) : task;
}
