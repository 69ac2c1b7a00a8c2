using Akka.Actor;
using Akka.Event;
using static ActorConcurrency.Actors.Common.FencedResourceProtocol;

namespace ActorConcurrency.Actors.Common;

/// <summary>
/// Lets writes through in the order of their tokens. One at a time: while an older token's write runs, a newer one's waits, so that
/// the older one cannot come out last.
/// </summary>
internal sealed class FencedResourceActor : PrimitiveActor
{
    private readonly WriteHandlers _handlers = ConcurrencyExtension.Of(Context.System).WriteHandlers;
    private readonly Queue<(long RequestId, Func<Task<object?>> Action, IActorRef ReplyTo)> _writes = [];
    private FencingToken? _greatest;

    public static Props Props(PrimitiveIncarnation primitive) => Akka.Actor.Props.Create(typeof(FencedResourceActor), primitive);

    public FencedResourceActor(PrimitiveIncarnation primitive)
        : base(primitive)
    {
        Receive<Write>(m => LetThrough(m, m.FencingToken, m.Action));
        Receive<WriteMessage>(OnWriteMessage);
        Receive<Ended>(OnEnded);
    }

    protected override PrimitiveSnapshot TakeSnapshot() => new FencedResourceSnapshot(Name, Epoch, _greatest, _writes.Count);

    protected override IEnumerable<HolderInfo> HolderInfos => [];

    protected override int WaiterCount => _writes.Count;

    protected override string DescribeState() => $"greatest token {_greatest}";

    protected override void OnOwnerDied(IActorRef owner)
    {
    }

    private void OnWriteMessage(WriteMessage m)
    {
        if (_handlers.Find(Name, m.Message.GetType()) is { } handler)
            LetThrough(m, m.FencingToken, () => handler(m.Message));
        else
            Reject(m, RejectionReason.NoHandler, $"nobody has registered a handler for {m.Message.GetType()} on the guard's node, {Self.Path.Address}");
    }

    private void LetThrough(IRequest request, FencingToken token, Func<Task<object?>> action)
    {
        if (token < _greatest)
        {
            Reject(request, RejectionReason.StaleToken, $"token {token} is older than {_greatest}, which was seen before");
            return;
        }

        _greatest = token;
        _writes.Enqueue((request.RequestId, action, Sender));
        if (_writes.Count == 1)
            RunFirst();
    }

    private void OnEnded(Ended m)
    {
        var (requestId, _, replyTo) = _writes.Dequeue();
        replyTo.Tell(m.Failure is null ? new Written(requestId, m.Result) : new WriteFailed(requestId, m.Failure), Self);
        if (_writes.Count > 0)
            RunFirst();
    }

    private void RunFirst() => RunAsync(_writes.Peek().Action).PipeTo(Self);

    // Never throws: what the write throws is its outcome. Off the actor's thread, where a write may block.
    private static async Task<Ended> RunAsync(Func<Task<object?>> action)
    {
        try
        {
            return new Ended(await Task.Run(action).ConfigureAwait(false), null);
        }
        catch (Exception failure)
        {
            return new Ended(null, failure);
        }
    }

    private sealed record Ended(object? Result, Exception? Failure) : IDeadLetterSuppression, INoSerializationVerificationNeeded;
}
