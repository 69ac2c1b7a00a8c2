using Akka.Actor;

namespace ActorConcurrency.Actors.Common;

/// <summary>
/// What primitives share that grant something to hold: requests are served in order of arrival, none overtakes another, and what its
/// holder gives back, takes back by a cancellation, or leaves behind goes to the next in order.
/// </summary>
/// <typeparam name="TRequest">The requests that wait together.</typeparam>
/// <typeparam name="T">What is remembered of a grant.</typeparam>
internal abstract class GrantingActor<TRequest, T> : PrimitiveActor
    where TRequest : class, ICancelableRequest
{
    protected GrantingActor(PrimitiveIncarnation primitive, Func<TRequest, string> operation)
        : base(primitive)
    {
        Waiters = new Waiters<TRequest>(operation);
        Holdings = new Holdings<T>(primitive.Epoch);
    }

    protected Waiters<TRequest> Waiters { get; }

    protected Holdings<T> Holdings { get; }

    protected override int WaiterCount => Waiters.Count;

    protected override IGrantCounts? Grants => Holdings;

    /// <summary>Goes on with the waiters and grants there were before a move.</summary>
    protected void Restore<TImage>(IEnumerable<Waiting<TRequest>> waiters, HoldingsImage<TImage> holdings, Func<TImage, T> value)
    {
        Restore(Holdings, holdings, value);
        Restore(Waiters, waiters);
    }

    /// <summary>Takes what the request asks for, if it is there.</summary>
    protected abstract bool TryTake(TRequest request, out T value);

    /// <summary>What was held is free.</summary>
    protected abstract void PutBack(T value);

    protected abstract IGrant ToGrant(TRequest request, Held<T> held);

    protected override void OnOwnerDied(IActorRef owner)
    {
        Waiters.RemoveAll(owner);
        foreach (var held in Holdings.TakeAll(owner))
            PutBack(held.Value);
        ServeWaiters();
    }

    /// <summary>Grants a request now, if it is its turn, or lets it wait.</summary>
    protected void Serve(TRequest request)
    {
        if (Waiters.Count == 0 && TryTake(request, out var value))
            Grant(request, Sender, value);
        else
            LetWait(Waiters, request);
    }

    protected void ServeWaiters()
    {
        while (Waiters.TryPeek(out var next) && TryTake(next.Request, out var value))
        {
            Waiters.TryDequeue(out _);
            Grant(next.Request, next.ReplyTo, value);
        }
    }

    /// <summary>Drops a request, or undoes the grant that its cancellation crossed.</summary>
    protected void Cancel(IActorRef owner, long requestId)
    {
        if (!Waiters.Remove(owner, requestId) && Holdings.TryTakeOf(owner, requestId, out var held))
            PutBack(held.Value);
        ServeWaiters();
    }

    /// <summary>Takes a whole grant back.</summary>
    protected void GiveBack(IOwnedRequest request, FencingToken token, IReply released)
    {
        if (!Holdings.TryTake(request.Owner, token, out var held))
        {
            RejectNotHeld(request, $"{request.Owner.Path} does not hold grant {token}");
            return;
        }

        PutBack(held.Value);
        Acknowledge(request, released);
        ServeWaiters();
    }

    protected void RejectNotHeld(IRequest request, string detail) =>
        Acknowledge(request, new Rejected(request.RequestId, RejectionReason.NotHeld, detail));

    private void Grant(TRequest request, IActorRef replyTo, T value)
    {
        var held = Holdings.Add(request.Owner, request.RequestId, replyTo, Now, value);
        if (IsTraced)
            TraceNote($"granted {held.Token} to {request.Owner.Path.Name}: {DescribeState()}, {Waiters.Count} waiting");
        replyTo.Tell(ToGrant(request, held), Self);
    }
}
