using ActorConcurrency.Actors.Pipes;
using ActorConcurrency.Actors.Tracing;
using ActorConcurrency.Scenarios.Running;
using Akka.Actor;

namespace ActorConcurrency.Scenarios.Communication.Pipes;

/// <summary>Wants to read from the right end, too, as a forked process would that inherited it.</summary>
internal sealed class PipeIntruder : TracedReceiveActor
{
    /// <summary>What its note of the refusal begins with; the reason follows.</summary>
    public const string NotesRefused = "refused: ";

    private readonly ScenarioContext _scenario;

    public static Props Props(ScenarioContext scenario) => Akka.Actor.Props.Create<PipeIntruder>(scenario);

    public PipeIntruder(ScenarioContext scenario)
    {
        _scenario = scenario;
        Receive<PipeConnection<string>>(_ => TraceNote("let in"));
        Receive<Status.Failure>(OnRefused);
    }

    protected override void PreStart()
    {
        base.PreStart();
        _scenario.Concurrency.As(Self).Pipe<string>(PipeUser.Pipe).OpenAsync(PipeEnd.Second).PipeTo(Self);
    }

    private void OnRefused(Status.Failure failure)
    {
        if (failure.Cause is not InvalidOperationException)
            throw failure.Cause;

        TraceNote(NotesRefused + failure.Cause.Message);
        _scenario.Print("refused", Self.Path.Name, failure.Cause.Message);
        Context.Parent.Tell(Refused.Instance);
        Context.Stop(Self);
    }

    /// <summary>To the parent: it was not let in.</summary>
    public sealed record Refused
    {
        public static readonly Refused Instance = new();
    }
}
