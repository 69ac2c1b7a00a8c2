namespace ActorConcurrency.Actors.Processes;

/// <summary>Functions as processes and threads; which of them are alive.</summary>
public static class ProcessExtensions
{
    /// <summary>A process that runs a function.</summary>
    /// <param name="concurrency">Whose process it is when it is started.</param>
    /// <param name="name">Null: a name of its own.</param>
    /// <param name="run">What it does; see <see cref="ProcessBody.RunAsync"/>.</param>
    /// <param name="isDaemon">Whether it ends with its parent.</param>
    public static ActorProcess Process(
        this IConcurrency concurrency, string? name, Func<IProcessContext, Task> run, bool isDaemon = false)
    {
        ArgumentNullException.ThrowIfNull(concurrency);
        ArgumentNullException.ThrowIfNull(run);
        return concurrency.Process(name, new FunctionBody(run), isDaemon);
    }

    /// <summary>A thread that runs a function.</summary>
    /// <param name="concurrency">Whose thread it is when it is started.</param>
    /// <param name="name">Null: a name of its own.</param>
    /// <param name="run">What it does; see <see cref="ProcessBody.RunAsync"/>.</param>
    /// <param name="isDaemon">Whether it ends with its parent.</param>
    public static ActorThread Thread(
        this IConcurrency concurrency, string? name, Func<IProcessContext, Task> run, bool isDaemon = false)
    {
        ArgumentNullException.ThrowIfNull(concurrency);
        ArgumentNullException.ThrowIfNull(run);
        return concurrency.Thread(name, new FunctionBody(run), isDaemon);
    }
}
