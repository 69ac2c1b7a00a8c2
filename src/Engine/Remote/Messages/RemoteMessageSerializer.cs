using Akka.Actor;
using Akka.Remote.Deployment;
using Akka.Serialization.Wire;

namespace Akka.Remote.Messages;

/// <summary>What remoting's own actors say to each other.</summary>
internal sealed class RemoteMessageSerializer : TableSerializer
{
    public RemoteMessageSerializer(ExtendedActorSystem system)
        : base(system)
    {
        Add("h", RemoteWatcher.Heartbeat.Instance);
        Add<RemoteWatcher.HeartbeatRsp>("H", static (w, v) => w.Int32(v.AddressUid), static (ref WireReader r) => new RemoteWatcher.HeartbeatRsp(r.Int32()));
        Add<CreateChild>("c", (w, v) => v.Write(w, system), (ref WireReader r) => CreateChild.Read(ref r, system));
    }

    public override int Identifier => 23;
}
