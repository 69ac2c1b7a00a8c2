using ActorConcurrency.Actors.Semaphores;
using ActorConcurrency.Actors.Tracing;
using ActorConcurrency.Scenarios.Running;
using Akka.Actor;

namespace ActorConcurrency.Scenarios.Synchronisation.Semaphores;

/// <summary>One acquire of the notes' program: asks for a permit, waits if there is none, holds it, releases it when told.</summary>
internal sealed class Acquirer : TracedReceiveActor
{
    /// <summary>What it notes in the trace when there was no permit left.</summary>
    public const string NotesWaits = "waits";

    /// <summary>What it notes in the trace when it has got a permit.</summary>
    public const string NotesAcquired = "acquired";

    /// <summary>What it notes in the trace before it gives its permit back.</summary>
    public const string NotesReleased = "released";

    /// <summary>What it notes in the trace when its patience is at an end.</summary>
    public const string NotesGaveUp = "gave up";

    private readonly ScenarioContext _context;
    private readonly ActorSemaphore _semaphore;
    private SemaphoreLease? _lease;

    public static Props Props(ScenarioContext context) => Akka.Actor.Props.Create<Acquirer>(context);

    public Acquirer(ScenarioContext context)
    {
        _context = context;
        _semaphore = context.Concurrency.As(Self).Semaphore("semaphore", context.Values.Get(SemaphoreScenario.Permits));
        Receive<Granted>(m => OnGranted(m.Lease, hadToWait: false));
        Receive<NoneLeft>(_ => Wait());
        Receive<GrantedAfterWait>(m => OnGranted(m.Lease, hadToWait: true));
        Receive<WaitFailed>(m => GiveUp(m.Reason));
        Receive<Release>(_ => GiveBack());
        Receive<GivenBack>(_ => { });
        Receive<Status.Failure>(m => throw m.Cause);
    }

    protected override void PreStart()
    {
        base.PreStart();
        _semaphore.TryAcquireAsync()
            .PipeTo(Self, success: lease => lease is null ? NoneLeft.Instance : new Granted(lease));
    }

    private void Wait()
    {
        TraceNote(NotesWaits);
        _context.Print("waiting", Self.Path.Name);
        var patience = _context.AtSpeed(_context.Values.Get(SemaphoreScenario.Patience));
        _semaphore.AcquireAsync(timeout: patience)
            .PipeTo(Self, success: lease => new GrantedAfterWait(lease), failure: reason => new WaitFailed(reason));
        Context.Parent.Tell(Waits.Instance);
    }

    private void OnGranted(SemaphoreLease lease, bool hadToWait)
    {
        _lease = lease;
        TraceNote(NotesAcquired);
        _context.Print("acquired", Self.Path.Name);
        Context.Parent.Tell(new Acquired(hadToWait));
    }

    private void GiveUp(Exception reason)
    {
        if (reason is not TimeoutException)
            throw reason;

        TraceNote(NotesGaveUp);
        _context.Print(LineColour.Red, "timeout", Self.Path.Name, reason.Message);
        Context.Parent.Tell(GaveUp.Instance);
    }

    private void GiveBack()
    {
        TraceNote(NotesReleased);
        _context.Print("released", Self.Path.Name);
        _lease!.ReleaseAsync().PipeTo(Self, success: () => GivenBack.Instance);
    }

    /// <summary>To the parent: there was no permit left, so this one waits.</summary>
    public sealed record Waits
    {
        public static readonly Waits Instance = new();
    }

    /// <summary>To the parent: this one holds a permit.</summary>
    public sealed record Acquired(bool HadToWait);

    /// <summary>To the parent: this one waited in vain.</summary>
    public sealed record GaveUp
    {
        public static readonly GaveUp Instance = new();
    }

    /// <summary>From the parent: give the permit back.</summary>
    public sealed record Release
    {
        public static readonly Release Instance = new();
    }

    private sealed record Granted(SemaphoreLease Lease);

    private sealed record NoneLeft
    {
        public static readonly NoneLeft Instance = new();
    }

    private sealed record GrantedAfterWait(SemaphoreLease Lease);

    private sealed record WaitFailed(Exception Reason);

    private sealed record GivenBack
    {
        public static readonly GivenBack Instance = new();
    }
}
