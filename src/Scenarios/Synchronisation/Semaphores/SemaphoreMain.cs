using ActorConcurrency.Actors.Tracing;
using ActorConcurrency.Scenarios.Running;
using Akka.Actor;

namespace ActorConcurrency.Scenarios.Synchronisation.Semaphores;

/// <summary>
/// Lets the acquirers ask one after the other, as the notes' lines do, and then, each time the hold time is over, tells the
/// one that has held longest to release, until every acquirer has got a permit or has given up.
/// </summary>
internal sealed class SemaphoreMain : TracedReceiveActor, IWithTimers
{
    private readonly ScenarioContext _context;
    private readonly int _acquirers;
    private readonly Queue<IActorRef> _holders = new();
    private int _asked;
    private int _settled;

    public static Props Props(ScenarioContext context) => Akka.Actor.Props.Create<SemaphoreMain>(context);

    public SemaphoreMain(ScenarioContext context)
    {
        _context = context;
        _acquirers = context.Values.Get(SemaphoreScenario.Acquirers);
        Receive<Acquirer.Waits>(_ => OnAsked());
        Receive<Acquirer.Acquired>(OnAcquired);
        Receive<Acquirer.GaveUp>(_ => OnSettled());
        Receive<HoldOver>(_ => ReleaseNext());
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart()
    {
        base.PreStart();
        AskNext();
    }

    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(_ => Directive.Escalate);

    private void AskNext() => Context.ActorOf(Acquirer.Props(_context), $"acquirer{_asked + 1}");

    private void OnAcquired(Acquirer.Acquired acquired)
    {
        _holders.Enqueue(Sender);
        if (acquired.HadToWait)
            StartHold();
        else
            OnAsked();
        OnSettled();
    }

    private void OnAsked()
    {
        _asked++;
        if (_asked < _acquirers)
            AskNext();
        else
            StartHold();
    }

    private void OnSettled()
    {
        _settled++;
        if (_settled == _acquirers)
            Context.Stop(Self);
    }

    /// <summary>One release for one waiter: the next hold starts when the released permit has been granted.</summary>
    private void StartHold()
    {
        var waiting = _acquirers - _settled;
        _context.ShowStatus("status.waiting", waiting);
        if (_context.Values.Get(SemaphoreScenario.Release) == SemaphoreScenario.AfterHold)
            Timers.StartSingleTimer(HoldOver.Instance, HoldOver.Instance, _context.AtSpeed(_context.Values.Get(SemaphoreScenario.Hold)));
    }

    private void ReleaseNext()
    {
        if (_holders.TryDequeue(out var holder))
            holder.Tell(Acquirer.Release.Instance);
    }

    private sealed record HoldOver
    {
        public static readonly HoldOver Instance = new();
    }
}
