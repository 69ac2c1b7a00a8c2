using Akka.Actor;
using Akka.Dispatch.SysMsg;
using Akka.Serialization.Wire;

namespace Akka.Remote.Messages;

/// <summary>The engine's messages to actors of other nodes: watches, deaths, the life cycles of remote children.</summary>
internal sealed class SystemMessageSerializer : TableSerializer
{
    public SystemMessageSerializer(ExtendedActorSystem system)
        : base(system)
    {
        Add<Watch>("w", (w, v) => Pair(w, v.Watchee, v.Watcher), (ref WireReader r) => new Watch(Ref(ref r), Ref(ref r)));
        Add<Unwatch>("u", (w, v) => Pair(w, v.Watchee, v.Watcher), (ref WireReader r) => new Unwatch(Ref(ref r), Ref(ref r)));
        Add<DeathWatchNotification>("d", WriteDeath, (ref WireReader r) => new DeathWatchNotification(Ref(ref r), r.Bool(), r.Bool()));
        Add<Failed>("f", WriteFailed, (ref WireReader r) => new Failed(Ref(ref r), ExceptionCodec.Read(ref r), r.Int64()));
        Add<Recreate>("r", static (w, v) => ExceptionCodec.Write(w, v.Cause), static (ref WireReader r) => new Recreate(ExceptionCodec.Read(ref r)));
        Add<Resume>("R", WriteResume, static (ref WireReader r) => new Resume(r.Bool() ? ExceptionCodec.Read(ref r) : null));
        Add<Suspend>("s", static (_, _) => { }, static (ref WireReader _) => new Suspend());
        Add<Terminate>("t", static (_, _) => { }, static (ref WireReader _) => new Terminate());
    }

    public override int Identifier => 22;

    private IInternalActorRef Ref(ref WireReader reader) =>
        (IInternalActorRef?)system.Serialization.Ref(ref reader) ?? throw WireReader.Malformed("a reference is missing");

    private static void Pair(WireWriter writer, IActorRef watchee, IActorRef watcher)
    {
        writer.Ref(watchee);
        writer.Ref(watcher);
    }

    private static void WriteDeath(WireWriter writer, DeathWatchNotification notification)
    {
        writer.Ref(notification.Actor);
        writer.Bool(notification.ExistenceConfirmed);
        writer.Bool(notification.AddressTerminated);
    }

    private static void WriteFailed(WireWriter writer, Failed failed)
    {
        writer.Ref(failed.Child);
        ExceptionCodec.Write(writer, failed.Cause);
        writer.Int64(failed.Uid);
    }

    private static void WriteResume(WireWriter writer, Resume resume)
    {
        writer.Bool(resume.CausedByFailure is not null);
        if (resume.CausedByFailure is { } cause) ExceptionCodec.Write(writer, cause);
    }
}
