using ActorConcurrency.Actors.Common;
using Akka.Actor;
using static ActorConcurrency.Actors.Coroutines.Generators.GeneratorProtocol;

namespace ActorConcurrency.Actors.Coroutines.Generators;

/// <summary>
/// Serves one call at a time: lets the body run until it yields or ends, and answers. What comes of a call that was taken back meanwhile
/// is kept for the next one.
/// </summary>
internal sealed class GeneratorActor : PrimitiveActor
{
    private readonly GeneratorSettings _settings;
    private readonly Waiters<ICancelableRequest> _waiters = new(request => request.GetType().Name);
    private readonly Holdings<Step> _served;   // at most one: the call the body runs for, or the one its value is on the way to
    private GeneratorState _state = GeneratorState.Created;
    private IActorRef? _runner;
    private FencingToken _runs;
    private DateTimeOffset _runsSince;
    private Step? _kept;
    private object? _returned;

    public static Props Props(PrimitiveIncarnation primitive, GeneratorSettings settings) =>
        Akka.Actor.Props.Create(typeof(GeneratorActor), primitive, settings);

    public GeneratorActor(PrimitiveIncarnation primitive, GeneratorSettings settings)
        : base(primitive)
    {
        _settings = settings;
        _served = new Holdings<Step>(primitive.Epoch);
        ReceiveOwned<Next>(OnCall);
        ReceiveOwned<Send>(OnCall);
        ReceiveOwned<Throw>(OnCall);
        ReceiveOwned<Close>(OnCall);
        Receive<Confirm>(OnConfirm);
        Receive<CancelCall>(OnCancel);
        Receive<Yield>(OnYield);
        Receive<CoroutineRunner.Ended>(OnEnded);
    }

    protected override PrimitiveSnapshot TakeSnapshot() =>
        new GeneratorSnapshot(Name, Epoch, _state, [.. HolderInfos], [.. ServedInfos, .. _waiters.Infos()]);

    protected override IEnumerable<HolderInfo> HolderInfos =>
        _state == GeneratorState.Running ? [new HolderInfo(_runner!, _runs, 1, _runsSince)] : [];

    protected override int WaiterCount => _waiters.Count + ServedInfos.Count();

    protected override IGrantCounts? Grants => _served;

    protected override string DescribeState() => _state.ToString().ToLowerInvariant();

    protected override void OnOwnerDied(IActorRef owner)
    {
        if (owner.Equals(_runner))
        {
            EndBody(null, new CoroutineExitException($"The body of {Kind} '{Name}' was killed."));
            return;
        }

        _waiters.RemoveAll(owner);
        foreach (var held in _served.TakeAll(owner))
            Keep(held);
        ServeNext();
    }

    private IEnumerable<WaiterInfo> ServedInfos => _state == GeneratorState.Running
        ? _served.ToList().Select(h => new WaiterInfo(h.Owner, h.RequestId, h.Value.Request!.GetType().Name, 1, h.Since))
        : [];

    private bool IsBusy => _state == GeneratorState.Running || _served.Count > 0;

    private void OnCall(ICancelableRequest m)
    {
        if (m.Owner.Equals(_runner))
            Reject(m, RejectionReason.WouldWaitForItself, "it runs: its body cannot resume it");
        else if (IsBusy || _waiters.Count > 0)
            LetWait(_waiters, m);
        else
            Serve(m, Sender);
    }

    private void OnConfirm(Confirm m)
    {
        if (_state != GeneratorState.Running && _served.TryTake(m.Owner, m.FencingToken, out _))
            ServeNext();
    }

    private void OnCancel(CancelCall m)
    {
        if (_waiters.Remove(m.Owner, m.RequestId) || !_served.TryTakeOf(m.Owner, m.RequestId, out var held))
            return;
        Keep(held);
        ServeNext();
    }

    private void OnYield(Yield m)
    {
        if (_state != GeneratorState.Running || !Sender.Equals(_runner))
            return;
        _state = GeneratorState.Suspended;
        if (TryTakeServed() is not { } held)
            _kept = new Step(null, m.Value, null);
        else if (held.Value.Request is Close)
            held.ReplyTo.Tell(new Failed(held.RequestId, new InvalidOperationException($"{Kind} '{Name}' yielded when it was closed.")), Self);
        else
            Deliver(held.Value.Request!, held.ReplyTo, m.Value);
        ServeNext();
    }

    private void OnEnded(CoroutineRunner.Ended m)
    {
        if (Sender.Equals(_runner))
            EndBody(m.Value, m.Failure);
    }

    private void EndBody(object? value, Exception? failure)
    {
        if (_state == GeneratorState.Ended)
            return;
        _state = GeneratorState.Ended;
        _returned = value;
        Context.Stop(_runner!);
        if (IsTraced)
            TraceNote(failure is null ? $"returned {value}" : $"threw {failure.Message}");
        if (TryTakeServed() is not { } held)
            _kept = failure is null or CoroutineExitException ? null : new Step(null, null, failure);
        else if (held.Value.Request is Close && failure is null or CoroutineExitException)
            held.ReplyTo.Tell(new Closed(held.RequestId), Self);
        else if (failure is not null)
            held.ReplyTo.Tell(new Failed(held.RequestId, failure), Self);
        else
            held.ReplyTo.Tell(new Returned(held.RequestId, value), Self);
        ServeNext();
    }

    private void ServeNext()
    {
        while (!IsBusy && _waiters.TryDequeue(out var next))
            Serve(next.Request, next.ReplyTo);
    }

    private void Serve(ICancelableRequest m, IActorRef replyTo)
    {
        switch (m)
        {
            case Close:
                Finish(m, replyTo, new Closed(m.RequestId), new CoroutineExitException());
                break;
            case Throw thrown:
                Finish(m, replyTo, new Failed(m.RequestId, thrown.Error), thrown.Error);
                break;
            case Send { Value: not null } when _state == GeneratorState.Created:
                Reject(m, replyTo, RejectionReason.NotStarted, "its body has not started: there is no yield that a value could be sent to");
                break;
            default:
                Advance(m, replyTo);
                break;
        }
    }

    // An exception finds the body at its yield, or, where there is none, ends what has not begun.
    private void Finish(ICancelableRequest m, IActorRef replyTo, IReply answer, Exception raised)
    {
        _kept = null;
        if (_state == GeneratorState.Created)
            _state = GeneratorState.Ended;
        if (_state == GeneratorState.Ended)
            replyTo.Tell(answer, Self);
        else
            Run(m, replyTo, null, raised);
    }

    private void Advance(ICancelableRequest m, IActorRef replyTo)
    {
        var kept = _kept;
        _kept = null;
        if (kept?.Failure is { } failure)
            replyTo.Tell(new Failed(m.RequestId, failure), Self);
        else if (kept is not null && m is Next)
            Deliver(m, replyTo, kept.Value);
        else if (_state == GeneratorState.Ended)
            replyTo.Tell(new Returned(m.RequestId, _returned), Self);
        else
            Run(m, replyTo, (m as Send)?.Value, null);
    }

    private void Run(ICancelableRequest m, IActorRef replyTo, object? value, Exception? raised)
    {
        var held = _served.Add(m.Owner, m.RequestId, replyTo, Now, new Step(m, null, null));
        (_state, _runs, _runsSince) = (GeneratorState.Running, held.Token, held.Since);
        if (_runner is null)
        {
            _runner = Context.StartCoroutine(new CoroutineSpec(Registry, Name, (seat, _) => _settings.Run(seat)));
            Watch(_runner);
        }

        _runner.Tell(new CoroutineRunner.Resume(value, raised), Self);
    }

    private void Deliver(ICancelableRequest m, IActorRef replyTo, object? value)
    {
        var held = _served.Add(m.Owner, m.RequestId, replyTo, Now, new Step(m, value, null));
        if (m is Next { Confirmed: false } or Send { Confirmed: false } or Throw { Confirmed: false })
            TryTakeServed();
        if (IsTraced)
            TraceNote($"yielded {value} to {m.Owner.Path.Name}");
        replyTo.Tell(new Yielded(m.RequestId, held.Token, value), Self);
    }

    // While the body runs there is nothing to keep yet: what it comes to finds no call.
    private void Keep(Held<Step> held)
    {
        if (_state != GeneratorState.Running)
            _kept = held.Value;
    }

    private Held<Step>? TryTakeServed()
    {
        if (_served.ToList() is not [var held])
            return null;
        _served.TryTake(held.Owner, held.Token, out _);
        return held;
    }

    /// <summary>A call, and what has come of it.</summary>
    private sealed record Step(ICancelableRequest? Request, object? Value, Exception? Failure);
}
