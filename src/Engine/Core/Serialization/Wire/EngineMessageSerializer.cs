using Akka.Actor;
using Akka.Routing;

namespace Akka.Serialization.Wire;

/// <summary>The engine's own messages that applications send: references, paths, identification, status, selections, exceptions.</summary>
internal sealed class EngineMessageSerializer : TableSerializer
{
    // The steps of a selection.
    private const byte Parent = 0, Name = 1, Pattern = 2, Recursive = 3;

    public EngineMessageSerializer(ExtendedActorSystem system)
        : base(system)
    {
        Add<IActorRef>("r", static (w, v) => w.Ref(v), (ref WireReader r) => Payload.Ref(ref r) ?? ActorRefs.Nobody);
        Add<ActorPath>("p", static (w, v) => w.Text(v.ToSerializationFormat()), ReadPath);
        Add<Address>("a", static (w, v) => w.Text(v.ToString()), ReadAddress);
        Add<Identify>("i", (w, v) => Payload.Write(w, v.MessageId), (ref WireReader r) => new Identify(Payload.Read(ref r)));
        Add<ActorIdentity>("I", WriteIdentity, (ref WireReader r) => new ActorIdentity(Payload.Read(ref r), Payload.Ref(ref r)));
        Add<Status.Success>("s", (w, v) => Payload.Write(w, v.Status), (ref WireReader r) => new Status.Success(Payload.Read(ref r)!));
        Add<Status.Failure>("f", WriteFailure, ReadFailure);
        Add<ActorSelectionMessage>("m", WriteSelection, ReadSelection);
        Add<Exception>("e", ExceptionCodec.Write, ExceptionCodec.Read);
        Add("k", Kill.Instance);
        Add("x", PoisonPill.Instance);
        Add("d", Done.Instance);
        Add<Broadcast>("b", (w, v) => Payload.Write(w, v.Message), (ref WireReader r) => new Broadcast(Message(ref r)));
        Add<ConsistentHashableEnvelope>("h", WriteHashable, (ref WireReader r) => new ConsistentHashableEnvelope(Message(ref r), Message(ref r)));
        Add("g", GetRoutees.Instance);
    }

    public override int Identifier => 16;

    private Serialization Payload => system.Serialization;

    private object Message(ref WireReader reader) => Payload.Read(ref reader) ?? throw WireReader.Malformed("a message is missing");

    private static ActorPath ReadPath(ref WireReader reader)
    {
        var text = reader.Text();
        return ActorPath.TryParse(text, out var path) ? path : throw WireReader.Malformed($"[{text}] is no path");
    }

    private static Address ReadAddress(ref WireReader reader)
    {
        var text = reader.Text();
        return Address.TryParse(text, out var address) ? address : throw WireReader.Malformed($"[{text}] is no address");
    }

    private void WriteIdentity(WireWriter writer, ActorIdentity identity)
    {
        Payload.Write(writer, identity.MessageId);
        writer.Ref(identity.Subject);
    }

    private void WriteFailure(WireWriter writer, Status.Failure failure)
    {
        writer.Bool(failure.Cause is not null);
        if (failure.Cause is { } cause) ExceptionCodec.Write(writer, cause);
        Payload.Write(writer, failure.State);
    }

    private Status.Failure ReadFailure(ref WireReader reader)
    {
        var cause = reader.Bool() ? ExceptionCodec.Read(ref reader) : null;
        return new Status.Failure(cause!, Payload.Read(ref reader)!);
    }

    private void WriteHashable(WireWriter writer, ConsistentHashableEnvelope envelope)
    {
        Payload.Write(writer, envelope.Message);
        Payload.Write(writer, envelope.HashKey);
    }

    private void WriteSelection(WireWriter writer, ActorSelectionMessage selection)
    {
        Payload.Write(writer, selection.Message);
        writer.Bool(selection.WildCardFanOut);
        writer.VarUInt((uint)selection.Elements.Length);
        foreach (var element in selection.Elements)
        {
            switch (element)
            {
                case SelectParent:
                    writer.Byte(Parent);
                    break;
                case SelectChildRecursive:
                    writer.Byte(Recursive);
                    break;
                case SelectChildName name:
                    writer.Byte(Name);
                    writer.Text(name.Name);
                    break;
                case SelectChildPattern pattern:
                    writer.Byte(Pattern);
                    writer.Text(pattern.PatternStr);
                    break;
            }
        }
    }

    private ActorSelectionMessage ReadSelection(ref WireReader reader)
    {
        var message = Message(ref reader);
        var fanOut = reader.Bool();
        var elements = new SelectionPathElement[reader.Count()];
        for (var i = 0; i < elements.Length; i++)
        {
            elements[i] = reader.Byte() switch
            {
                Parent => SelectParent.Instance,
                Recursive => SelectChildRecursive.Instance,
                Name => new SelectChildName(reader.Text()),
                Pattern => new SelectChildPattern(reader.Text()),
                var other => throw WireReader.Malformed($"{other} is no step of a selection"),
            };
        }
        return new ActorSelectionMessage(message, elements, fanOut);
    }
}
