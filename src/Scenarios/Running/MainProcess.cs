using ActorConcurrency.Actors;
using ActorConcurrency.Actors.Processes;
using ActorConcurrency.Actors.Tracing;
using Akka.Actor;

namespace ActorConcurrency.Scenarios.Running;

/// <summary>The notes' main process as an actor: it starts processes, and joins them by watching the actors that run them.</summary>
internal abstract class MainProcess : TracedReceiveActor
{
    private readonly Dictionary<IActorRef, ProcessHandle> _children = [];

    protected MainProcess(ScenarioContext scenario)
    {
        Scenario = scenario;
        Concurrency = scenario.Concurrency.As(Self);
        Receive<ChildStarted>(OnChildStarted);
        Receive<Terminated>(OnChildTerminated);
        Receive<ChildEnded>(OnChildEnded);
        Receive<Status.Failure>(failure => throw failure.Cause);
    }

    protected ScenarioContext Scenario { get; }

    /// <summary>The primitives, for this process.</summary>
    protected IConcurrency Concurrency { get; }

    /// <summary>What it notes in the trace when it has seen the end of a child.</summary>
    public static string NotesEnded(string child, int exitCode) => $"{child} ended with exit code {exitCode}";

    /// <summary>Starts a child. A child that cannot be started ends the run.</summary>
    protected void Start(ProcessHandle child) => child.StartAsync().PipeTo(Self, success: body => new ChildStarted(child, body));

    /// <summary>Called when a child has ended.</summary>
    protected abstract void OnEnded(ProcessHandle child, int exitCode);

    private void OnChildStarted(ChildStarted m)
    {
        _children.Add(m.Body, m.Child);
        Context.Watch(m.Body);
    }

    private void OnChildTerminated(Terminated m)
    {
        if (_children.Remove(m.ActorRef, out var child))
            child.GetExitCodeAsync().PipeTo(Self, success: exitCode => new ChildEnded(child, exitCode!.Value));
    }

    private void OnChildEnded(ChildEnded m)
    {
        TraceNote(NotesEnded(m.Child.Name, m.ExitCode));
        OnEnded(m.Child, m.ExitCode);
    }

    private sealed record ChildStarted(ProcessHandle Child, IActorRef Body);

    private sealed record ChildEnded(ProcessHandle Child, int ExitCode);
}
