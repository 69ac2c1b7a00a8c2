using ActorConcurrency.Actors;
using ActorConcurrency.Actors.Events;
using ActorConcurrency.Actors.Processes;
using ActorConcurrency.Actors.Tracing;
using ActorConcurrency.Scenarios.Languages;
using ActorConcurrency.Scenarios.Running;
using Akka.Actor;
using static ActorConcurrency.Actors.Processes.ProcessProtocol;

namespace ActorConcurrency.Scenarios.Threads.Daemons;

/// <summary>
/// Starts the main process, then the main thread, and writes a line for each end that it hears of. It joins by message, so that the
/// order in which it hears is the order of the ends. Where daemons hold a lock it looks what they leave behind.
/// </summary>
internal sealed class DaemonMain : TracedReceiveActor, IWithTimers
{
    private readonly ScenarioContext _scenario;
    private readonly IConcurrency _concurrency;
    private readonly ActorEvent _daemonProcessEnded;
    private readonly TimeSpan _work;
    private readonly TimeSpan _patience;
    private readonly bool _daemonsHoldLock;
    private readonly IActorRef _self = Context.Self;
    private readonly List<string> _joined = [];
    private int _unseen;
    private bool _isOver;

    public static Props Props(ScenarioContext scenario) => Akka.Actor.Props.Create<DaemonMain>(scenario);

    public DaemonMain(ScenarioContext scenario)
    {
        _scenario = scenario;
        _concurrency = scenario.Concurrency.As(Self);
        _daemonProcessEnded = _concurrency.Event("daemon process ended");
        _work = scenario.AtSpeed(scenario.Values.Get(DaemonScenario.Work));
        _patience = (_work * 10) + TimeSpan.FromMinutes(1);
        _daemonsHoldLock = DaemonScenario.DaemonsHoldLock(scenario.Values);
        // Of each daemon: that its lock is free, that its finally has run.
        _unseen = _daemonsHoldLock ? 4 : 0;
        Receive<Begun>(Join);
        Receive<Joined>(m => OnEnded(_joined[(int)m.RequestId]));
        Receive<Seen>(OnSeen);
        Receive<GiveUp>(_ => Context.Stop(Self));
        Receive<Status.Failure>(failure => throw failure.Cause);
    }

    public ITimerScheduler Timers { get; set; } = null!;

    /// <summary>What it notes when it hears of an end.</summary>
    public static string NotesEnded(string name) => $"{name} ended";

    protected override void PreStart()
    {
        base.PreStart();
        Start(Family.Processes.Main, _concurrency.Process(Family.Processes.Main, MainProcessAsync));
    }

    private void Start(string name, ProcessHandle process) => process.StartAsync().PipeTo(Self, success: _ => new Begun(name, process.Actor));

    private void Join(Begun m)
    {
        m.Process.Tell(new Join(_joined.Count, Self), Self);
        _joined.Add(m.Name);
    }

    private void OnEnded(string name)
    {
        TraceNote(NotesEnded(name));
        _scenario.Print(name);
        if (_daemonsHoldLock && Family.Both.FirstOrDefault(family => family.Daemon == name) is { } left)
            TakeLockOfAsync(left).PipeTo(Self);
        if (name == Family.Processes.Daemon)
            _daemonProcessEnded.Actor.Tell(new EventProtocol.Set(), Self);
        else if (name == Family.Processes.Main)
            Start(Family.Threads.Main, _concurrency.Thread(Family.Threads.Main, MainThreadAsync));
        else if (name == Family.Threads.Main)
            End();
    }

    private async Task<Seen> TakeLockOfAsync(Family left)
    {
        await using var lease = await _concurrency.Lock(DaemonBody.Lock).TryAcquireAsync(_patience, _scenario.Stopping);
        return lease is null ? new Seen(left, null, "") : new Seen(left, left.NotesLockFree, "lock-free");
    }

    private void OnSeen(Seen m)
    {
        if (m.Note is not null)
        {
            TraceNote(m.Note);
            _scenario.Print(m.Line, new Phrase(m.Left.DaemonInWords));
        }
        _unseen--;
        if (_isOver)
            End();
    }

    private void End()
    {
        _isOver = true;
        if (_unseen == 0)
            Context.Stop(Self);
        else
            Timers.StartSingleTimer(GiveUp.Instance, GiveUp.Instance, _patience);
    }

    private async Task MainProcessAsync(IProcessContext process)
    {
        var daemon = Daemon(Family.Processes);
        await BeginAsync(Family.Processes.Daemon, process.Concurrency.Process(Family.Processes.Daemon, daemon, isDaemon: true));
        await BeginAsync(Family.Processes.Child, process.Concurrency.Process(Family.Processes.Child, ChildProcessAsync));
        await process.DelayAsync(_work);
        await EndCodeAsync(process, daemon, Family.Processes, "process-code");
    }

    private async Task MainThreadAsync(IProcessContext thread)
    {
        var daemon = Daemon(Family.Threads);
        await BeginAsync(Family.Threads.Daemon, thread.Concurrency.Thread(Family.Threads.Daemon, daemon, isDaemon: true));
        await BeginAsync(Family.Threads.Child, thread.Concurrency.Thread(Family.Threads.Child, child => child.DelayAsync(_work * 2)));
        await thread.DelayAsync(_work);
        await EndCodeAsync(thread, daemon, Family.Threads, "thread-code");
    }

    private DaemonBody Daemon(Family family) => new(_scenario, family, _daemonsHoldLock, () =>
    {
        if (_daemonsHoldLock)
            _self.Tell(new Seen(family, family.NotesFinally, "finally"), ActorRefs.NoSender);
    });

    private async Task BeginAsync(string name, ProcessHandle child)
    {
        await child.StartAsync();
        _self.Tell(new Begun(name, child.Actor), ActorRefs.NoSender);
    }

    private async Task EndCodeAsync(IProcessContext main, DaemonBody daemon, Family family, string line)
    {
        await daemon.IsAtWork.WaitAsync(main.Stopping);
        _scenario.Note(main.Ref, family.NotesCodeDone);
        _scenario.Print(line);
    }

    // It has work left when the daemon ends, at any speed; were the daemon to wait for it, it would lose patience, and the order be wrong.
    private async Task ChildProcessAsync(IProcessContext child)
    {
        await child.Concurrency.Event(_daemonProcessEnded.Name).WaitAsync(_patience, child.Stopping);
        await child.DelayAsync(_work);
    }

    private sealed record Begun(string Name, IActorRef Process);

    /// <summary>What became of something that a daemon had; the note is null when nothing did.</summary>
    private sealed record Seen(Family Left, string? Note, string Line);

    private sealed record GiveUp
    {
        public static readonly GiveUp Instance = new();
    }
}
