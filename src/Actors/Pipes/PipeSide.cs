using ActorConcurrency.Actors.Common;
using ActorConcurrency.Actors.Queues;
using Akka.Actor;
using static ActorConcurrency.Actors.Pipes.PipeProtocol;
using Receive = ActorConcurrency.Actors.Pipes.PipeProtocol.Receive;

namespace ActorConcurrency.Actors.Pipes;

/// <summary>One end of a pipe: whose it is, and all that is on its way to it.</summary>
internal sealed class PipeSide(PipeEnd end)
{
    public PipeEnd End => end;

    public PipeEndState State { get; private set; }

    /// <summary>Of its owner's grant; kept after the end's closing, to tell its late uses from a stranger's.</summary>
    public Held<PipeSide>? Grant { get; private set; }

    public ArrivalOrder Items { get; } = new(newestFirst: false);

    /// <summary>Items that were sent to the owner and are not confirmed: they may come back.</summary>
    public int Unconfirmed { get; set; }

    /// <summary>The other end's requests, which wait for room here.</summary>
    public Waiters<Send> Senders { get; } = new("Send");

    public Waiters<Receive> Receivers { get; } = new("Receive");

    public Waiters<Poll> Pollers { get; } = new("Poll");

    public bool IsDrained => Items.Count == 0 && Unconfirmed == 0;

    public int WaiterCount => Senders.Count + Receivers.Count + Pollers.Count;

    public IEnumerable<WaiterInfo> WaiterInfos => [.. Receivers.Infos(), .. Pollers.Infos(), .. Senders.Infos()];

    public void Open(Held<PipeSide> grant) => (State, Grant) = (PipeEndState.Open, grant);

    public void Unopen() => (State, Grant) = (PipeEndState.Unopened, null);

    /// <summary>What was sent here and not received is gone with the end.</summary>
    public void Close()
    {
        State = PipeEndState.Closed;
        Items.TakeUpTo(Items.Count);
    }

    public PipeSideImage ToImage() => new(
        State,
        Grant is { } grant ? new HeldImage<PipeEnd>(grant.Owner, grant.RequestId, grant.Token, grant.ReplyTo, grant.Since, End) : null,
        Items.ToList(), Items.LastNumber, Senders.ToList(), Receivers.ToList(), Pollers.ToList());

    /// <summary>Goes on from where the same end has left off elsewhere, without those who wait at it.</summary>
    public void Restore(PipeSideImage image)
    {
        State = image.State;
        if (image.Grant is { } grant)
            Grant = new Held<PipeSide>(grant.Owner, grant.RequestId, grant.Token, grant.ReplyTo, grant.Since, this);
        Items.Restore(image.Items, image.LastNumber);
    }

    public bool IsOf(IActorRef owner, FencingToken token) => Grant is { } grant && grant.Token == token && grant.Owner.Equals(owner);
}
