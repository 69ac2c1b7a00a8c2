using System.Text;
using Akka.Actor;
using Akka.Dispatch.SysMsg;
using Akka.Event;
using Akka.Remote.Deployment;
using Akka.Serialization.Wire;

namespace Akka.Remote.Associations;

/// <summary>Delivers what comes from other nodes. What can't be read or delivered is dropped, logged and counted; it never harms this node.</summary>
internal sealed class Inbound(Remoting remoting)
{
    private long _unreadable;

    /// <summary>Messages that could not be read.</summary>
    public long Unreadable => Interlocked.Read(ref _unreadable);

    public void Message(ref WireReader reader, Association from)
    {
        var path = reader.LengthAndBytes();
        var sender = Sender(ref reader, from);
        var previous = Akka.Serialization.Serialization.Enter(remoting.Information);
        try
        {
            if (ReadPayload(ref reader, from, path) is { } message) Deliver(message, path, sender, from);
        }
        finally
        {
            Akka.Serialization.Serialization.Leave(previous);
        }
    }

    public void SystemMessage(ref WireReader reader, Association from)
    {
        var path = reader.LengthAndBytes();
        var previous = Akka.Serialization.Serialization.Enter(remoting.Information);
        try
        {
            if (ReadPayload(ref reader, from, path) is not SystemMessage message) return;
            var recipient = Recipient(path, from);
            if (remoting.Settings.UntrustedMode && message is not (Watch or Unwatch or DeathWatchNotification))
                remoting.Log.Log(LogLevel.DebugLevel, null, $"Untrusted mode: the system message {message.GetType().Name} from {from.Remote} to {Text(path)} is dropped.");
            else
                recipient.SendSystemMessage(message);
        }
        finally
        {
            Akka.Serialization.Serialization.Leave(previous);
        }
    }

    private IActorRef? Sender(ref WireReader reader, Association from) => reader.Byte() switch
    {
        Codec.NoSender => null,
        Codec.SenderOfThisNode => SenderOn(from, reader.LengthAndBytes()),
        Codec.SenderElsewhere => remoting.Provider.ResolveActorRef(reader.Text()),
        var other => throw WireReader.Malformed($"{other} is no kind of sender"),
    };

    private IActorRef SenderOn(Association from, ReadOnlySpan<byte> path)
    {
        if (from.Senders.Find(path) is { } known) return known;
        var found = remoting.Provider.ReferenceAt(from.Remote, Text(path));
        from.Senders.Keep(path, found);
        return found;
    }

    private IInternalActorRef Recipient(ReadOnlySpan<byte> path, Association from)
    {
        if (from.Recipients.Find(path) is { } known) return known;
        var found = remoting.Provider.ResolveHere(Text(path));
        from.Recipients.Keep(path, found);
        return (IInternalActorRef)found;
    }

    private static string Text(ReadOnlySpan<byte> path) => Encoding.UTF8.GetString(path);

    private object? ReadPayload(ref WireReader reader, Association from, ReadOnlySpan<byte> path)
    {
        try
        {
            return remoting.System.Serialization.Read(ref reader);
        }
        catch (Exception e)
        {
            var count = Interlocked.Increment(ref _unreadable);
            remoting.Log.Log(LogLevel.WarningLevel, e, $"A message from {from.Remote} to {Text(path)} could not be read ({count} until now): {e.Message}");
            return null;
        }
    }

    private void Deliver(object message, ReadOnlySpan<byte> path, IActorRef? sender, Association from)
    {
        var recipient = Recipient(path, from);
        if (remoting.Settings.LogReceive)
            remoting.Log.Log(LogLevel.DebugLevel, null, $"received remote message {message} to {recipient} from {sender}");
        if (remoting.Settings.UntrustedMode && !IsTrusted(message, recipient))
        {
            remoting.Log.Log(LogLevel.DebugLevel, null, $"Untrusted mode: {message.GetType().Name} from {from.Remote} to {Text(path)} is dropped.");
            return;
        }
        try
        {
            if (message is ActorSelectionMessage selection && recipient is ActorRefWithCell anchor)
                SelectionDelivery.Deliver(anchor, sender ?? remoting.System.DeadLetters, selection);
            else
                recipient.Tell(message, sender);
        }
        catch (Exception e)
        {
            remoting.Log.Log(LogLevel.ErrorLevel, e, $"A message from {from.Remote} to {Text(path)} could not be delivered: {e.Message}");
        }
    }

    private bool IsTrusted(object message, IActorRef recipient)
    {
        if (message is ActorSelectionMessage selection)
        {
            var wanted = "/" + string.Join<SelectionPathElement>('/', selection.Elements);
            return !IsHarmful(selection.Message) && recipient.Path.Depth == 0 && remoting.Settings.TrustedSelectionPaths.Contains(wanted);
        }
        return !IsHarmful(message) && recipient is not RemoteDaemon;
    }

    // Kill does not say that it is, in Akka.NET's API.
    private static bool IsHarmful(object message) => message is IPossiblyHarmful or Kill;
}
