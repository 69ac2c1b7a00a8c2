using System.Text;
using Akka.Actor;
using Akka.Dispatch.SysMsg;
using Akka.Serialization.Wire;

namespace Akka.Remote.Associations;

/// <summary>Makes frames.</summary>
internal sealed class Codec(Remoting remoting)
{
    // Many messages on a thread have one sender.
    [ThreadStatic]
    private static (IActorRef Ref, byte[] WirePath) _lastSender;

    // What follows as the sender of a message.
    public const byte NoSender = 0, SenderOfThisNode = 1, SenderElsewhere = 2;

    public byte[] KeepAlive { get; } = Frame(FrameKind.KeepAlive, static _ => { });

    private Akka.Serialization.Serialization Serialization => remoting.System.Serialization;

    public byte[] Acknowledgement(long number) => Frame(FrameKind.Acknowledgement, writer => writer.VarUInt((ulong)number));

    public byte[] Goodbye(Refusal reason) => Frame(FrameKind.Goodbye, writer => writer.Byte((byte)reason));

    /// <summary>Writes a message's frame.</summary>
    /// <exception cref="System.Runtime.Serialization.SerializationException">The message can't be sent.</exception>
    public void Message(WireWriter writer, object message, IActorRef? sender, RemoteActorRef recipient)
    {
        var previous = Akka.Serialization.Serialization.Enter(remoting.Information);
        try
        {
            var begin = writer.BeginLength();
            writer.Byte((byte)FrameKind.Message);
            writer.LengthAndBytes(recipient.WirePath);
            Sender(writer, sender);
            Serialization.Write(writer, message);
            writer.EndLength(begin);
        }
        finally
        {
            Akka.Serialization.Serialization.Leave(previous);
        }
    }

    /// <exception cref="System.Runtime.Serialization.SerializationException">The message can't be sent.</exception>
    public byte[] SystemMessage(long number, RemoteActorRef recipient, ISystemMessage message)
    {
        var previous = Akka.Serialization.Serialization.Enter(remoting.Information);
        try
        {
            return Frame(FrameKind.SystemMessage, writer =>
            {
                writer.VarUInt((ulong)number);
                writer.LengthAndBytes(recipient.WirePath);
                Serialization.Write(writer, message);
            });
        }
        finally
        {
            Akka.Serialization.Serialization.Leave(previous);
        }
    }

    private void Sender(WireWriter writer, IActorRef? sender)
    {
        if (sender is null || ReferenceEquals(sender, remoting.System.DeadLetters))
        {
            writer.Byte(NoSender);
        }
        else if (sender is IInternalActorRef { IsLocal: true } and not Nobody)
        {
            writer.Byte(SenderOfThisNode);
            writer.LengthAndBytes(SendersWirePath(sender));
        }
        else
        {
            writer.Byte(SenderElsewhere);
            writer.Text(sender.Path.ToSerializationFormat());
        }
    }

    private static byte[] SendersWirePath(IActorRef sender)
    {
        if (!ReferenceEquals(_lastSender.Ref, sender)) _lastSender = (sender, Encoding.UTF8.GetBytes(WirePath(sender.Path)));
        return _lastSender.WirePath;
    }

    /// <summary>A path without its address, with the number of the incarnation.</summary>
    public static string WirePath(ActorPath path) => path.Format(address: "", withUid: true);

    private static byte[] Frame(FrameKind kind, Action<WireWriter> write)
    {
        var writer = new WireWriter();
        var begin = writer.BeginLength();
        writer.Byte((byte)kind);
        write(writer);
        writer.EndLength(begin);
        return writer.ToArray();
    }
}
