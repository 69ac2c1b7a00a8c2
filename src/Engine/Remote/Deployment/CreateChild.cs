using Akka.Actor;
using Akka.Serialization.Wire;

namespace Akka.Remote.Deployment;

/// <summary>To another node's <see cref="RemoteDaemon"/>: make an actor there.</summary>
/// <param name="ActorName">The name that stands for the actor's type.</param>
/// <param name="Arguments">Of its constructor.</param>
/// <param name="Dispatcher">The path of its dispatcher's configuration there; empty for the default one.</param>
/// <param name="Mailbox">The path of its mailbox's configuration there; empty for the default one.</param>
/// <param name="Path">Where it is to live, without address, with the number of its incarnation.</param>
/// <param name="Supervisor">Its parent, on the node that asks.</param>
internal sealed record CreateChild(string ActorName, object?[] Arguments, string Dispatcher, string Mailbox, string Path, IActorRef Supervisor)
    : IPossiblyHarmful
{
    public void Write(WireWriter writer, ExtendedActorSystem system)
    {
        writer.Text(ActorName);
        writer.Text(Dispatcher);
        writer.Text(Mailbox);
        writer.Text(Path);
        writer.Ref(Supervisor);
        writer.VarUInt((uint)Arguments.Length);
        foreach (var argument in Arguments) system.Serialization.Write(writer, argument);
    }

    public static CreateChild Read(ref WireReader reader, ExtendedActorSystem system)
    {
        var (name, dispatcher, mailbox, path) = (reader.Text(), reader.Text(), reader.Text(), reader.Text());
        var supervisor = system.Serialization.Ref(ref reader) ?? throw WireReader.Malformed("the supervisor is missing");
        var arguments = new object?[reader.Count()];
        for (var i = 0; i < arguments.Length; i++) arguments[i] = system.Serialization.Read(ref reader);
        return new CreateChild(name, arguments, dispatcher, mailbox, path, supervisor);
    }
}
