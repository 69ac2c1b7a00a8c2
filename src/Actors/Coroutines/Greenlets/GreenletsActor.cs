using ActorConcurrency.Actors.Common;
using Akka.Actor;
using Akka.Event;
using static ActorConcurrency.Actors.Coroutines.Greenlets.GreenletsProtocol;

namespace ActorConcurrency.Actors.Coroutines.Greenlets;

/// <summary>Hands control from one greenlet to the other. Exactly one has it, or the main flow has: that of the request it serves.</summary>
internal sealed class GreenletsActor : PrimitiveActor
{
    public const string Main = "main";

    private readonly List<Greenlet> _greenlets = [];
    private readonly Waiters<Switch> _waiters = new("Switch");
    private readonly Holdings<Switch> _served;   // at most one: the main flow's request that waits for control to come back
    private Greenlet? _current;
    private FencingToken _since;
    private DateTimeOffset _sinceWhen;

    public static Props Props(PrimitiveIncarnation primitive) => Akka.Actor.Props.Create(typeof(GreenletsActor), primitive);

    public GreenletsActor(PrimitiveIncarnation primitive)
        : base(primitive)
    {
        _served = new Holdings<Switch>(primitive.Epoch);
        Receive<Create>(OnCreate);
        ReceiveOwned<Switch>(OnSwitch);
        Receive<CancelSwitch>(OnCancel);
        Receive<SwitchTo>(OnSwitchTo);
        Receive<CoroutineRunner.Ended>(m => OnEnded(Sender, m.Value, m.Failure));
    }

    protected override PrimitiveSnapshot TakeSnapshot()
    {
        var current = _current?.Name ?? Main;
        return new GreenletsSnapshot(
            Name, Epoch, current, [.. _greenlets.Select(g => g.Info(current))], [.. HolderInfos], [.. ServedInfos, .. _waiters.Infos()]);
    }

    protected override IEnumerable<HolderInfo> HolderInfos =>
        _current?.Runner is { } runner ? [new HolderInfo(runner, _since, 1, _sinceWhen)] : [];

    protected override int WaiterCount => _served.Count + _waiters.Count;

    protected override IGrantCounts? Grants => _served;

    protected override string DescribeState() => $"{_current?.Name ?? Main} has control";

    protected override void OnOwnerDied(IActorRef owner)
    {
        _waiters.RemoveAll(owner);
        _served.TakeAll(owner);
        OnEnded(owner, null, new CoroutineExitException("It was killed."));
    }

    private IEnumerable<WaiterInfo> ServedInfos =>
        _served.ToList().Select(h => new WaiterInfo(h.Owner, h.RequestId, "Switch", 1, h.Since));

    private Greenlet? Find(string name) => _greenlets.FindLast(g => g.Name == name);

    private bool Exists(string name) => name == Main || Find(name) is not null;

    private void OnCreate(Create m)
    {
        if (m.Name == Main || Find(m.Name) is { IsDead: false })
        {
            Reject(m, RejectionReason.Taken, $"it has a greenlet '{m.Name}' already");
        }
        else if (!Exists(m.Parent))
        {
            Reject(m, RejectionReason.KeyMissing, $"it has no greenlet '{m.Parent}' that could be the parent");
        }
        else
        {
            _greenlets.RemoveAll(g => g.Name == m.Name);
            _greenlets.Add(new Greenlet(m, Registry));
            Acknowledge(m, new Created(m.RequestId));
        }
    }

    private void OnSwitch(Switch m)
    {
        if (_greenlets.Exists(g => m.Owner.Equals(g.Runner)))
            Reject(m, RejectionReason.WouldWaitForItself, "a greenlet switches through its context");
        else if (_current is not null || _waiters.Count > 0)
            LetWait(_waiters, m);
        else
            Serve(m, Sender);
    }

    private void OnCancel(CancelSwitch m)
    {
        if (!_waiters.Remove(m.Owner, m.RequestId))
            _served.TryTakeOf(m.Owner, m.RequestId, out _);
    }

    private void OnSwitchTo(SwitchTo m)
    {
        if (_current is not { } current || !Sender.Equals(current.Runner))
            return;
        if (!Exists(m.Target))
            current.Resume(Context, null, new KeyNotFoundException($"{Kind} '{Name}' has no greenlet '{m.Target}'."));
        else
            GiveControl(m.Target, m.Value, m.Error);
    }

    private void OnEnded(IActorRef runner, object? value, Exception? failure)
    {
        if (_greenlets.Find(g => runner.Equals(g.Runner)) is not { IsDead: false } ended)
            return;
        ended.End(Context);
        if (ended == _current)
            GiveControl(ended.Parent, value, Uncaught(failure));
    }

    private void Serve(Switch m, IActorRef replyTo)
    {
        if (!Exists(m.Target))
        {
            Reject(m, replyTo, RejectionReason.KeyMissing, $"it has no greenlet '{m.Target}'");
            return;
        }

        _served.Add(m.Owner, m.RequestId, replyTo, Now, m);
        GiveControl(m.Target, m.Value, m.Error);
    }

    // To the dead control does not go, but to their parents; nor to one that is to begin with an exception: that dies of it.
    private void GiveControl(string target, object? value, Exception? error)
    {
        while (Find(target) is { } greenlet)
        {
            if (!greenlet.IsDead && (greenlet.Runner is not null || error is null))
            {
                Run(greenlet, value, error);
                return;
            }

            greenlet.End(Context);
            (target, error) = (greenlet.Parent, Uncaught(error));
        }

        ReturnToMain(value, error);
    }

    private void Run(Greenlet greenlet, object? value, Exception? error)
    {
        if (IsTraced)
            TraceNote($"{greenlet.Name} has control");
        _current = greenlet;
        Watch(greenlet.Resume(Context, value, error));
        if (_served.ToList() is [var held])
            (_since, _sinceWhen) = (held.Token, Now);
    }

    private void ReturnToMain(object? value, Exception? error)
    {
        if (IsTraced)
            TraceNote("the main flow has control");
        _current = null;
        if (_served.ToList() is [var held])
        {
            _served.TryTake(held.Owner, held.Token, out _);
            held.ReplyTo.Tell(error is null ? new SwitchedBack(held.RequestId, value) : new Failed(held.RequestId, error), Self);
        }
        else if (error is not null)
        {
            Context.GetLogger().Error(error, "{0} '{1}': nobody waits for control, which comes back by an exception", Kind, Name);
        }

        while (_current is null && _waiters.TryDequeue(out var next))
            Serve(next.Request, next.ReplyTo);
    }

    private static Exception? Uncaught(Exception? error) => error is CoroutineExitException ? null : error;
}
