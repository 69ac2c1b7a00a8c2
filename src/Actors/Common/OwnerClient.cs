using ActorConcurrency.Actors.Tracing;
using Akka.Actor;

namespace ActorConcurrency.Actors.Common;

/// <summary>
/// What stands between callers that are not actors and the primitives, for one owner: the table of requests under way, and
/// the small actor that receives their answers. That actor is the owner itself, or acts for an actor of the caller's.
/// Safe for many threads.
/// </summary>
internal sealed class OwnerClient
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, PendingCall> _calls = [];
    private readonly Dictionary<IActorRef, PrimitiveLink> _links = [];
    private PendingCalls _directCalls;
    private readonly LeftRequests _left = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Action? _onEnded;
    private long _lastRequestId;
    private volatile bool _isEnded;

    /// <param name="system">Where the actor is created.</param>
    /// <param name="actorName">The actor's name.</param>
    /// <param name="owner">The caller's actor, or null: the new actor is the owner.</param>
    /// <param name="onEnded">Called once, when the actor has stopped.</param>
    public OwnerClient(ExtendedActorSystem system, string actorName, IActorRef? owner = null, Action? onEnded = null)
    {
        _onEnded = onEnded;
        System = system;
        Mailbox = system.SystemActorOf(OwnerActor.Props(this, owner), actorName);
        Owner = owner ?? Mailbox;
        IsDirect = !TraceSettings.Of(system).Enabled;
    }

    public ExtendedActorSystem System { get; }

    /// <summary>Who holds and waits, in the eyes of the primitives.</summary>
    public IActorRef Owner { get; }

    /// <summary>Who receives the answers.</summary>
    public IActorRef Mailbox { get; }

    /// <summary>Whether calls of this process's primitives are answered past the actor. Not while it is to show in traces.</summary>
    public bool IsDirect { get; }

    public bool IsEnded => _isEnded;

    /// <summary>Completes when the actor has stopped and every call has failed.</summary>
    public Task Ended => _ended.Task;

    public long NextRequestId() => Interlocked.Increment(ref _lastRequestId);

    public PrimitiveLink LinkTo(PrimitiveIncarnation primitive)
    {
        PrimitiveLink link;
        lock (_gate)
        {
            if (_links.TryGetValue(primitive.Actor, out var known))
                return known;
            link = _links[primitive.Actor] = new PrimitiveLink(this, primitive);
        }

        // A dead actor may be watched too: its Terminated comes at once.
        Mailbox.Tell(new OwnerActor.WatchPrimitive(primitive.Actor), ActorRefs.NoSender);
        return link;
    }

    /// <summary>Adds a call; see then whether one of both sides has ended.</summary>
    /// <remarks>What is answered past the actor is not looked for by its number.</remarks>
    public void Register(long requestId, PendingCall call)
    {
        lock (_gate)
        {
            if (call.Link.IsDirect)
                _directCalls.Add(call);
            else
                _calls[requestId] = call;
        }
    }

    public void Forget(long requestId, PendingCall call)
    {
        lock (_gate)
        {
            if (call.Link.IsDirect)
                _directCalls.Remove(call);
            else
                _calls.Remove(requestId);
        }
    }

    /// <summary>A call's caller has stopped waiting: what is granted all the same goes back to where it came from.</summary>
    public void Leave(long requestId, PrimitiveLink grantedBy)
    {
        if (!grantedBy.Primitive.IsForwarded)
            return;   // there the sender of the grant takes it back
        lock (_gate)
            _left.Add(requestId, grantedBy);
    }

    public void OnReply(IReply reply, IActorRef sender)
    {
        if (Find(reply.RequestId) is { } call)
            call.OnReply(reply);
        else if (reply is IGrant grant)
            GiveBack(grant, sender);   // its caller has stopped waiting
    }

    public void OnGrantLost(GrantLost message, IActorRef sender) => GrantOf(message.RequestId, sender)?.Link.Lose(message.RequestId);

    public void OnGrantNews(IGrantNews message, IActorRef sender) => GrantOf(message.RequestId, sender)?.OnNews(message);

    public void OnCallNews(ICallNews message) => Find(message.RequestId)?.OnNews(message);

    public void OnPrimitiveStopped(IActorRef actor)
    {
        if (LinkOf(actor) is not { } link)
            return;
        link.Primitive.MarkStopped();
        lock (_gate)
            _links.Remove(actor);
        foreach (var call in Calls().Where(call => ReferenceEquals(call.Link, link)))
            call.Abort(link.Primitive.ToException());
        link.LoseAll();
    }

    public void OnStopped()
    {
        _isEnded = true;
        foreach (var call in Calls())
            call.Abort(OwnerEnded());
        foreach (var link in Links())
            link.LoseAll();
        _onEnded?.Invoke();
        _ended.TrySetResult();
    }

    public ObjectDisposedException OwnerEnded() =>
        new(Owner.Path.ToString(), $"The owner {Owner.Path} has ended: it can hold and wait for nothing.");

    private void GiveBack(IGrant grant, IActorRef sender)
    {
        PrimitiveLink? link;
        lock (_gate)
            link = _left.Take(grant.RequestId);
        if (link is not null)
            link.GiveBack(grant);
        else
            sender.Tell(grant.ToGiveBack(Owner), Mailbox);
    }

    // The sender of a primitive of a cluster is not the actor that the link is to. Request numbers are unique all the same.
    private Grant? GrantOf(long requestId, IActorRef sender) =>
        LinkOf(sender)?.Find(requestId) ?? Links().Where(link => link.Primitive.IsForwarded).Select(link => link.Find(requestId)).FirstOrDefault(grant => grant is not null);

    private PrimitiveLink? LinkOf(IActorRef actor)
    {
        lock (_gate)
            return _links.GetValueOrDefault(actor);
    }

    private PendingCall? Find(long requestId)
    {
        lock (_gate)
            return _calls.GetValueOrDefault(requestId);
    }

    private List<PendingCall> Calls()
    {
        lock (_gate)
            return [.. _calls.Values, .. _directCalls.ToList()];
    }

    private List<PrimitiveLink> Links()
    {
        lock (_gate)
            return [.. _links.Values];
    }
}
