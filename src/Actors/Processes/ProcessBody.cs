using Akka.Actor;

namespace ActorConcurrency.Actors.Processes;

/// <summary>What a process or thread does: derive from it and override <see cref="RunAsync"/>, as one overrides Python's <c>run</c>.</summary>
public abstract class ProcessBody
{
    /// <summary>
    /// The work, on a thread pool thread. Its return is exit code 0, an exception exit code 1, a <see cref="ProcessExitException"/>
    /// the code that it carries.
    /// </summary>
    protected internal abstract Task RunAsync(IProcessContext context);
}

/// <summary>What runs a body, as the body sees it.</summary>
public interface IProcessContext
{
    /// <summary>The process's or thread's name.</summary>
    string Name { get; }

    /// <summary>The actor that it is in the eyes of the primitives: the owner behind <see cref="Concurrency"/>.</summary>
    IActorRef Ref { get; }

    /// <summary>
    /// The primitives, owned by this process or thread: what it holds is free at once when it ends, however that is. Processes that are
    /// started through it are its children.
    /// </summary>
    IConcurrency Concurrency { get; }

    /// <summary>Fires when it has been terminated or killed. What the body does from then on nobody waits for.</summary>
    CancellationToken Stopping { get; }

    /// <summary>A wait on the actor system's clock, which ends early with <see cref="Stopping"/>.</summary>
    /// <exception cref="OperationCanceledException"><see cref="Stopping"/> fired.</exception>
    Task DelayAsync(TimeSpan delay);
}

/// <summary>Thrown by a body to end with an exit code of its choice, as Python's <c>sys.exit</c> does.</summary>
public sealed class ProcessExitException : Exception
{
    /// <summary>Creates the exception.</summary>
    public ProcessExitException(int exitCode)
        : base($"The body ends with exit code {exitCode}.") =>
        ExitCode = exitCode;

    /// <summary>The exit code to be.</summary>
    public int ExitCode { get; }
}

/// <summary>A function as a body.</summary>
internal sealed class FunctionBody(Func<IProcessContext, Task> run) : ProcessBody
{
    public Func<IProcessContext, Task> Run => run;

    public override bool Equals(object? other) => other is FunctionBody body && body.Run.Equals(run);

    public override int GetHashCode() => run.GetHashCode();

    public override string ToString() => run.Method.Name;

    protected internal override Task RunAsync(IProcessContext context) => run(context);
}
