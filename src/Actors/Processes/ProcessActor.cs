using ActorConcurrency.Actors.Common;
using Akka.Actor;
using Akka.Event;
using static ActorConcurrency.Actors.Processes.ProcessProtocol;

namespace ActorConcurrency.Actors.Processes;

/// <summary>
/// Starts the body once and keeps its exit code for all who ask. When the body has ended, daemon processes are terminated, children that
/// are no daemons are waited for, and at last daemon threads are terminated: only then the process has ended.
/// </summary>
internal sealed class ProcessActor : PrimitiveActor
{
    private readonly PrimitiveIncarnation _primitive;
    private readonly ProcessSettings _settings;
    private readonly Waiters<Join> _joiners = new("Join");
    private readonly Holdings<IActorRef?> _parents;
    private Dictionary<IActorRef, ChildStarted>? _children;
    private Held<IActorRef?>? _parent;
    private IActorRef? _parentProcess;
    private IActorRef? _runner;
    private ProcessState _state = ProcessState.Created;
    private int? _exitCode;
    private Exception? _failure;
    private bool _isForgotten;

    public static Props Props(PrimitiveIncarnation primitive, ProcessSettings settings) =>
        Akka.Actor.Props.Create(typeof(ProcessActor), primitive, settings);

    public ProcessActor(PrimitiveIncarnation primitive, ProcessSettings settings)
        : base(primitive, bySwitch: true)
    {
        _primitive = primitive;
        _settings = settings;
        _parents = new Holdings<IActorRef?>(primitive.Epoch);
    }

    protected override bool TryHandle(object message)
    {
        switch (message)
        {
            case Start m:
                if (TakesOwner(m))
                    OnStart(m);
                return true;
            case Join m:
                if (TakesOwner(m))
                    OnJoin(m);
                return true;
            case CancelJoin m:
                _joiners.Remove(m.Owner, m.RequestId);
                return true;
            case Stop m:
                OnStop(m);
                return true;
            case Forget:
                OnForget();
                return true;
            case ChildStarted m:
                OnChildStarted(m);
                return true;
            case ChildEnded m:
                OnChildEnded(m.Child);
                return true;
            case ProcessRunner.BodyEnded m:
                OnBodyEnded(m);
                return true;
            default:
                return base.TryHandle(message);
        }
    }

    // Named as what it runs, so that snapshots, traces and time-outs say who holds and waits. A made-up name is none for an actor.
    private string RunnerName => Name.StartsWith('$') ? "runner" : Uri.EscapeDataString(Name);

    protected override PrimitiveSnapshot TakeSnapshot() => new ProcessSnapshot(
        Kind, Name, Epoch, _state, _settings.IsDaemon, _state == ProcessState.Ended ? _exitCode : null, _failure, _parentProcess,
        [.. HolderInfos], [.. _joiners.Infos()]);

    protected override IEnumerable<HolderInfo> HolderInfos => _parents.Infos();

    protected override int WaiterCount => _joiners.Count;

    protected override IGrantCounts? Grants => _parents;

    protected override string DescribeState() => _state switch
    {
        ProcessState.Created => "not started",
        ProcessState.Ended => $"ended with exit code {_exitCode}",
        _ when _exitCode is null => "running",
        _ => $"waiting for {_children?.Count ?? 0} children",
    };

    protected override void OnOwnerDied(IActorRef owner)
    {
        _joiners.RemoveAll(owner);
        if (owner.Equals(_runner) && _exitCode is null)
            EndBody(ExitCodes.Killed, null);
        else if (_settings.IsDaemon && owner.Equals(_parent?.Owner))
            StopNow(ExitCodes.Terminated);
        else
            OnChildEnded(owner);
    }

    private void OnStart(Start m)
    {
        if (_state != ProcessState.Created)
        {
            Reject(m, RejectionReason.AlreadyStarted, $"it can be started once only; it is {DescribeState()}");
            return;
        }

        _state = ProcessState.Running;
        _parent = _parents.Add(m.Owner, m.RequestId, Sender, Now, m.ParentProcess);
        _parentProcess = m.ParentProcess;
        m.ParentProcess?.Tell(new ChildStarted(Self, _settings.IsDaemon, Kind == ProcessTable.Thread), Self);
        _runner = Context.ActorOf(ProcessRunner.Props(_primitive, _settings), RunnerName);
        Watch(_runner);
        Acknowledge(m, new Started(m.RequestId, _runner));
    }

    private void OnJoin(Join m)
    {
        if (_state == ProcessState.Ended)
            Sender.Tell(new Joined(m.RequestId, _exitCode!.Value), Self);
        else if (_state == ProcessState.Created)
            Reject(m, RejectionReason.NotStarted, "it must be started before it is joined");
        else if (m.Owner.Equals(_runner))
            Reject(m, RejectionReason.WouldWaitForItself, "it cannot wait for its own end");
        else
            LetWait(_joiners, m);
    }

    private void OnStop(Stop m)
    {
        if (_state == ProcessState.Created)
        {
            Reject(m, RejectionReason.NotStarted, "it must be started before it is stopped");
            return;
        }

        var wasAlive = _state == ProcessState.Running;
        if (wasAlive)
            StopNow(m.ExitCode);
        Acknowledge(m, new Stopped(m.RequestId, wasAlive));
    }

    private void OnForget()
    {
        _isForgotten = true;
        if (_state != ProcessState.Running)
            Context.Stop(Self);
    }

    private void OnChildStarted(ChildStarted m)
    {
        Watch(m.Child);
        (_children ??= [])[m.Child] = m;
        if (_exitCode is not null)
            StopDaemons();
    }

    private void OnChildEnded(IActorRef child)
    {
        if (_children?.Remove(child) != true)
            return;
        if (_exitCode is not null)
            StopDaemons();
        EndIfDone();
    }

    private void OnBodyEnded(ProcessRunner.BodyEnded m)
    {
        if (_exitCode is not null)
            return;
        if (m.Failure is not null)
            Context.GetLogger().Error(m.Failure, "{0} '{1}' ends with an exception", Kind, Name);
        EndBody(m.ExitCode, m.Failure);
    }

    private void EndBody(int exitCode, Exception? failure)
    {
        _exitCode = exitCode;
        _failure = failure;
        StopDaemons();
        EndIfDone();
    }

    // At once: neither the body nor any child is waited for. Its daemons end, its other children go on without it.
    private void StopNow(int exitCode)
    {
        if (_state != ProcessState.Running)
            return;
        _exitCode = exitCode;
        StopAll(Children.Where(child => child.IsDaemon));
        _children = null;
        EndIfDone();
    }

    // A daemon thread lives as long as any other thread or process of its parent.
    private void StopDaemons()
    {
        var isAlone = Children.All(child => child is { IsDaemon: true, IsThread: true });
        StopAll(Children.Where(child => child.IsDaemon && (isAlone || !child.IsThread)));
    }

    private IReadOnlyCollection<ChildStarted> Children => _children is null ? [] : _children.Values;

    private void StopAll(IEnumerable<ChildStarted> children)
    {
        foreach (var child in children)
            child.Child.Tell(new Stop(0, ExitCodes.Terminated), Self);
    }

    private void EndIfDone()
    {
        if (_state != ProcessState.Running || _exitCode is not { } exitCode || _children is { Count: > 0 })
            return;
        _state = ProcessState.Ended;
        if (IsTraced)
            TraceNote(DescribeState());
        Context.Stop(_runner!);
        _runner = null;
        // Joiners first: what ends because this has ended, its parent or a daemon thread, is heard of later.
        while (_joiners.TryDequeue(out var joiner))
            joiner.ReplyTo.Tell(new Joined(joiner.Request.RequestId, exitCode), Self);
        if (_parent is { } parent)
        {
            _parents.TryTake(parent.Owner, parent.Token, out _);
            parent.Value?.Tell(new ChildEnded(Self), Self);
            Unwatch(parent.Owner);
            _parent = null;
        }

        if (_isForgotten)
            Context.Stop(Self);
    }
}

/// <summary>Exit codes as Python gives them on POSIX: minus the signal's number.</summary>
internal static class ExitCodes
{
    public const int Terminated = -15;
    public const int Killed = -9;
}
