using ActorConcurrency.Actors;
using ActorConcurrency.Actors.Events;
using ActorConcurrency.Actors.Processes;
using ActorConcurrency.Actors.Tracing;
using ActorConcurrency.Scenarios.Running;
using Akka.Actor;
using static ActorConcurrency.Actors.Processes.ProcessProtocol;

namespace ActorConcurrency.Scenarios.Threads.Daemons;

/// <summary>
/// Starts the main process, then the main thread, and writes a line for each end that it hears of. It joins by message, so that the
/// order in which it hears is the order of the ends.
/// </summary>
internal sealed class DaemonMain : TracedReceiveActor
{
    private readonly ScenarioContext _scenario;
    private readonly IConcurrency _concurrency;
    private readonly ActorEvent _daemonProcessEnded;
    private readonly TimeSpan _work;
    private readonly IActorRef _self = Context.Self;
    private readonly List<string> _joined = [];

    public static Props Props(ScenarioContext scenario) => Akka.Actor.Props.Create<DaemonMain>(scenario);

    public DaemonMain(ScenarioContext scenario)
    {
        _scenario = scenario;
        _concurrency = scenario.Concurrency.As(Self);
        _daemonProcessEnded = _concurrency.Event("daemon process ended");
        _work = scenario.AtSpeed(scenario.Values.Get(DaemonScenario.Work));
        Receive<Begun>(Join);
        Receive<Joined>(m => OnEnded(_joined[(int)m.RequestId]));
        Receive<Status.Failure>(failure => throw failure.Cause);
    }

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
        if (name == Family.Processes.Daemon)
            _daemonProcessEnded.Actor.Tell(new EventProtocol.Set(), Self);
        else if (name == Family.Processes.Main)
            Start(Family.Threads.Main, _concurrency.Thread(Family.Threads.Main, MainThreadAsync));
        else if (name == Family.Threads.Main)
            Context.Stop(Self);
    }

    private async Task MainProcessAsync(IProcessContext process)
    {
        await BeginAsync(Family.Processes.Daemon, process.Concurrency.Process(Family.Processes.Daemon, ForeverAsync, isDaemon: true));
        await BeginAsync(Family.Processes.Child, process.Concurrency.Process(Family.Processes.Child, ChildProcessAsync));
        await process.DelayAsync(_work);
        EndCode(process, Family.Processes, "process-code");
    }

    private async Task MainThreadAsync(IProcessContext thread)
    {
        await BeginAsync(Family.Threads.Daemon, thread.Concurrency.Thread(Family.Threads.Daemon, ForeverAsync, isDaemon: true));
        await BeginAsync(Family.Threads.Child, thread.Concurrency.Thread(Family.Threads.Child, child => child.DelayAsync(_work * 2)));
        await thread.DelayAsync(_work);
        EndCode(thread, Family.Threads, "thread-code");
    }

    private async Task BeginAsync(string name, ProcessHandle child)
    {
        await child.StartAsync();
        _self.Tell(new Begun(name, child.Actor), ActorRefs.NoSender);
    }

    private void EndCode(IProcessContext main, Family family, string line)
    {
        _scenario.Note(main.Ref, family.NotesCodeDone);
        _scenario.Print(line);
    }

    private static Task ForeverAsync(IProcessContext daemon) => daemon.DelayAsync(TimeSpan.FromDays(1));

    // It has work left when the daemon ends, at any speed; were the daemon to wait for it, it would lose patience, and the order be wrong.
    private async Task ChildProcessAsync(IProcessContext child)
    {
        await child.Concurrency.Event(_daemonProcessEnded.Name).WaitAsync((_work * 10) + TimeSpan.FromSeconds(5), child.Stopping);
        await child.DelayAsync(_work);
    }

    private sealed record Begun(string Name, IActorRef Process);
}
