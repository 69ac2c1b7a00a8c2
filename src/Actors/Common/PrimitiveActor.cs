using ActorConcurrency.Actors.Telemetry;
using ActorConcurrency.Actors.Tracing;
using Akka.Actor;
using Akka.Event;

namespace ActorConcurrency.Actors.Common;

/// <summary>
/// What the actors of all primitives share: owners are watched from their first request on, state is shown on request,
/// misuse is answered, and an exception stops the actor instead of restarting it, since a new instance would have
/// forgotten who holds what.
/// </summary>
internal abstract class PrimitiveActor : TracedReceiveActor
{
    private const int MostHoldersNamed = 10;

    // What goes to another node has to fit into a message.
    private const int MostSentInASnapshot = 2_000;

    private readonly PrimitiveIncarnation _primitive;
    private readonly IScheduler _clock = Context.System.Scheduler;
    private IActorRef? _watchedLast;
    private IActorRef? _watchedBefore;
    private PrimitiveCounts? _counts;
    private IActorRef? _mover;
    private long _redeliveries;

    /// <param name="primitive">The life that this actor is.</param>
    /// <param name="bySwitch">
    /// Whether <see cref="TryHandle"/> is overridden, and all that handles messages: for actors of which there are many, since each would
    /// have typed handlers of its own.
    /// </param>
    protected PrimitiveActor(PrimitiveIncarnation primitive, bool bySwitch = false)
    {
        _primitive = primitive;
        if (bySwitch)
        {
            Receive<object>(TryHandle);
            return;
        }

        Receive<GetSnapshot>(OnGetSnapshot);
        Receive<GetHolders>(OnGetHolders);
        Receive<Terminated>(OnTerminated);
        Receive<TakeImage>(_ => _mover = Sender);
        Receive<LastWords>(m => OnOwnerDied(m.Owner));
    }

    protected IPrimitives Registry => _primitive.Registry;
    protected string Kind => _primitive.Kind;
    protected string Name => _primitive.ShownName;
    protected long Epoch => _primitive.Epoch;
    protected DateTimeOffset Now => _clock.Now;

    /// <summary>A handler for a request that obtains something or waits: its owner is watched first.</summary>
    protected void ReceiveOwned<TRequest>(Action<TRequest> handler)
        where TRequest : IOwnedRequest =>
        Receive<TRequest>(request =>
        {
            if (TakesOwner(request))
                handler(request);
        });

    /// <summary>The messages of every primitive.</summary>
    protected virtual bool TryHandle(object message)
    {
        switch (message)
        {
            case GetSnapshot m:
                OnGetSnapshot(m);
                return true;
            case GetHolders m:
                OnGetHolders(m);
                return true;
            case Terminated m:
                OnTerminated(m);
                return true;
            case LastWords m:
                OnOwnerDied(m.Owner);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Watches the request's owner; refuses a request without one.</summary>
    protected bool TakesOwner(IOwnedRequest request)
    {
        if (request.Owner is null)
        {
            Reject(request, RejectionReason.NoOwner, "the request has no owner");
            return false;
        }

        Watch(request.Owner);
        return true;
    }

    protected void Watch(IActorRef actor)
    {
        if (ReferenceEquals(actor, _watchedLast) || ReferenceEquals(actor, _watchedBefore))
            return;   // two that take turns are common
        (_watchedLast, _watchedBefore) = (actor, _watchedLast);
        Context.Watch(actor);
    }

    /// <summary>Nothing is to be done any more when the actor stops.</summary>
    protected void Unwatch(IActorRef actor)
    {
        Context.Unwatch(actor);
        (_watchedLast, _watchedBefore) = (null, null);
    }

    /// <summary>An acknowledgement: left out when the request has the number 0.</summary>
    protected void Acknowledge(IRequest request, object reply)
    {
        if (request.RequestId != 0)
            Sender.Tell(reply, Self);
    }

    protected void Reject(IRequest request, RejectionReason reason, string detail) => Reject(request, Sender, reason, detail);

    protected void Reject(IRequest request, IActorRef replyTo, RejectionReason reason, string detail)
    {
        if (IsTraced)
            TraceNote($"rejected: {detail}");
        replyTo.Tell(new Rejected(request.RequestId, reason, detail), Self);
    }

    /// <summary>Lets a request wait, or says why it does not.</summary>
    protected void LetWait<TRequest>(Waiters<TRequest> waiters, TRequest request)
        where TRequest : ICancelableRequest
    {
        if (!request.Wait)
            Reject(request, RejectionReason.WouldBlock, DescribeState());
        else if (!waiters.TryAdd(request, Sender, Now, Trace))
            Reject(request, RejectionReason.DuplicateRequest, $"{request.Owner.Path} has a request {request.RequestId} waiting already");
    }

    /// <summary>The whole state, from which <see cref="PrimitiveSettings.Props"/> makes the actor elsewhere; null: it cannot move.</summary>
    protected virtual object? Image() => null;

    /// <summary>False while an answer is on its way to this actor that its successor would not get.</summary>
    protected virtual bool MayMove => true;

    /// <summary>Whether the state goes on in another actor, and this one's end is none.</summary>
    protected bool HasMoved { get; private set; }

    /// <summary>Those who waited before the move wait on, in their order; those who have died meanwhile will be heard of.</summary>
    protected void Restore<TRequest>(Waiters<TRequest> waiters, IEnumerable<Waiting<TRequest>> image)
        where TRequest : IOwnedRequest
    {
        foreach (var (request, replyTo, since) in image)
        {
            Watch(request.Owner);
            waiters.TryAdd(request, replyTo, since, Trace);
        }
    }

    /// <summary>What was held before the move is held, under the same tokens.</summary>
    protected void Restore<T, TImage>(Holdings<T> holdings, HoldingsImage<TImage> image, Func<TImage, T> value)
    {
        holdings.Restore(image, value);
        foreach (var held in image.Grants)
            Watch(held.Owner);
    }

    /// <summary>Who holds something, oldest grant first.</summary>
    protected abstract IEnumerable<HolderInfo> HolderInfos { get; }

    protected abstract int WaiterCount { get; }

    /// <summary>What is held, for metrics; null: nothing can be.</summary>
    protected virtual IGrantCounts? Grants => null;

    /// <summary>Something is handed out once more, which a dead or giving-up holder had.</summary>
    protected void CountRedelivery() => _redeliveries++;

    protected abstract PrimitiveSnapshot TakeSnapshot();

    /// <summary>The state in a few words, for the text of a time-out.</summary>
    protected abstract string DescribeState();

    /// <summary>An owner has died: release what it held, drop what it waits for, and serve those who come next.</summary>
    protected abstract void OnOwnerDied(IActorRef owner);

    protected override bool AroundReceive(Receive receive, object message)
    {
        try
        {
            var handled = base.AroundReceive(receive, message);
            if (IsTraced)
                TraceState(DescribeState());
            if (_mover is not null && MayMove && !HasMoved)
                Move(_mover);
            return handled;
        }
        catch (Exception failure)
        {
            Context.GetLogger().Error(failure, "{0} '{1}' stops: it failed on {2}", Kind, Name, message.GetType().Name);
            if (IsTraced)
                TraceNote($"failed: {failure.Message}");
            Context.Stop(Self);
            return true;
        }
        finally
        {
            if (Instruments.CountsAreOn)
                TellCounts();
            if (Sender is PendingCall call)
                call.MarkHandled();
        }
    }

    protected override void PostStop()
    {
        _primitive.MarkStopped();
        _counts?.Clear();
    }

    /// <summary>Shows the state; a primitive that has to ask somebody for a part of it answers later.</summary>
    protected virtual void OnGetSnapshot(GetSnapshot m) => TellSnapshot(Sender, m.RequestId, TakeSnapshot());

    protected void TellSnapshot(IActorRef to, long requestId, PrimitiveSnapshot snapshot)
    {
        if (!to.Path.Address.HasLocalScope)
        {
            snapshot = snapshot with
            {
                Holders = [.. snapshot.Holders.Take(MostSentInASnapshot)],
                Waiters = [.. snapshot.Waiters.Take(MostSentInASnapshot)],
            };
        }

        to.Tell(new Snapshot(requestId, snapshot), Self);
    }

    private void OnGetHolders(GetHolders m) => Sender.Tell(HoldersNow(m.RequestId), Self);

    private void OnTerminated(Terminated message)
    {
        (_watchedLast, _watchedBefore) = (null, null);
        if (_primitive.AsksForLastWords)
            Context.Parent.Tell(new GetLastWords(message.ActorRef), Self);
        else
            OnOwnerDied(message.ActorRef);
    }

    private void Move(IActorRef mover)
    {
        mover.Tell(new ImageTaken(Image()), Self);
        HasMoved = true;
        Context.Stop(Self);
    }

    private void TellCounts()
    {
        _counts ??= new PrimitiveCounts(_primitive, Context.System.Name);
        _counts.Update(Grants?.Count ?? 0, WaiterCount, Grants?.Granted ?? 0, _redeliveries);
    }

    private Holders HoldersNow(long requestId)
    {
        var holders = HolderInfos.ToList();
        var named = holders.Take(MostHoldersNamed).ToList();
        return new Holders(requestId, DescribeState(), named, holders.Count - named.Count, WaiterCount, Now);
    }
}
