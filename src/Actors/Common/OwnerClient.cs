using System.Collections.Concurrent;
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
    private readonly ConcurrentDictionary<long, IPendingCall> _calls = new(concurrencyLevel: 4, capacity: 31);
    private readonly ConcurrentDictionary<PrimitiveIncarnation, PrimitiveLink> _links = new(concurrencyLevel: 1, capacity: 7);
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
        if (_links.TryGetValue(primitive, out var link))
            return link;
        link = new PrimitiveLink(this, primitive);
        if (!_links.TryAdd(primitive, link))
            return _links[primitive];
        // A dead actor may be watched too: its Terminated comes at once.
        Mailbox.Tell(new OwnerActor.WatchPrimitive(primitive.Actor), ActorRefs.NoSender);
        return link;
    }

    /// <summary>Adds a call; see then whether one of both sides has ended.</summary>
    public void Register(long requestId, IPendingCall call) => _calls[requestId] = call;

    public void Forget(long requestId) => _calls.TryRemove(requestId, out _);

    public void OnReply(IReply reply, IActorRef sender)
    {
        if (_calls.TryGetValue(reply.RequestId, out var call))
            call.OnReply(reply);
        else if (reply is IGrant grant)
            sender.Tell(grant.ToGiveBack(Owner), Mailbox);   // its caller has stopped waiting
    }

    public void OnGrantLost(GrantLost message, IActorRef sender) => LinkOf(sender)?.Lose(message.RequestId);

    public void OnGrantNews(IGrantNews message, IActorRef sender) => LinkOf(sender)?.Find(message.RequestId)?.OnNews(message);

    public void OnPrimitiveStopped(IActorRef actor)
    {
        if (LinkOf(actor) is not { } link)
            return;
        link.Primitive.MarkStopped();
        _links.TryRemove(link.Primitive, out _);
        var calls = _calls.Values.Where(call => ReferenceEquals(call.Link, link)).ToList();
        foreach (var call in calls)
            call.Abort(new PrimitiveStoppedException(link.Primitive.ToString()));
        link.LoseAll();
    }

    public void OnStopped()
    {
        _isEnded = true;
        foreach (var call in _calls.Values)
            call.Abort(OwnerEnded());
        foreach (var link in _links.Values)
            link.LoseAll();
        _onEnded?.Invoke();
        _ended.TrySetResult();
    }

    private PrimitiveLink? LinkOf(IActorRef actor) => _links.Values.FirstOrDefault(link => link.Primitive.Actor.Equals(actor));

    public ObjectDisposedException OwnerEnded() =>
        new(Owner.Path.ToString(), $"The owner {Owner.Path} has ended: it can hold and wait for nothing.");
}
