using ActorConcurrency.Actors.Common;
using Akka.Actor;
using static ActorConcurrency.Actors.ReaderWriterLocks.ReaderWriterLockProtocol;

namespace ActorConcurrency.Actors.ReaderWriterLocks;

/// <summary>
/// Any number of readers or one writer, in order of arrival: a reader does not overtake a writer that waits, so that writers get their
/// turn however many readers there are.
/// </summary>
internal sealed class ReaderWriterLockActor : GrantingActor<Acquire, bool>
{
    private readonly ReadersAndWriter _inside = new();

    public static Props Props(PrimitiveIncarnation primitive, ReaderWriterLockImage? image = null) =>
        Akka.Actor.Props.Create(typeof(ReaderWriterLockActor), primitive, image!);

    public ReaderWriterLockActor(PrimitiveIncarnation primitive, ReaderWriterLockImage? image)
        : base(primitive, acquire => acquire.Write ? "AcquireWrite" : "AcquireRead")
    {
        ReceiveOwned<Acquire>(Serve);
        Receive<CancelAcquire>(m => Cancel(m.Owner, m.RequestId));
        Receive<Release>(m => GiveBack(m, m.FencingToken, new Released(m.RequestId)));

        if (image is not null)
            Restore(image.Waiters, image.Holdings, GoIn);
    }

    protected override PrimitiveSnapshot TakeSnapshot() => new ReaderWriterLockSnapshot(
        Name, Epoch, _inside.Readers, _inside.HasWriter, [.. HolderInfos], [.. Waiters.Infos(acquire => Amount(acquire.Write))]);

    protected override object Image() => new ReaderWriterLockImage(Waiters.ToList(), Holdings.ToImage(write => write));

    protected override IEnumerable<HolderInfo> HolderInfos => Holdings.Infos(Amount, write => write ? "write" : "read");

    protected override string DescribeState() => _inside.HasWriter ? "a writer inside" : $"{_inside.Readers} readers inside";

    protected override bool TryTake(Acquire request, out bool value)
    {
        value = request.Write;
        return _inside.TryEnter(value);
    }

    protected override void PutBack(bool value) => _inside.Leave(value);

    protected override IGrant ToGrant(Acquire request, Held<bool> held) => new Granted(request.RequestId, held.Token, request.Write);

    private bool GoIn(bool write)
    {
        _inside.TryEnter(write);
        return write;
    }

    private static int Amount(bool write) => write ? ReaderWriterLockSnapshot.Whole : 1;
}
