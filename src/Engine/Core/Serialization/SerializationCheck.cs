using System.Runtime.Serialization;
using Akka.Actor;
using Akka.Event;
using Akka.Serialization.Wire;

namespace Akka.Serialization;

/// <summary>
/// Sends messages and props through their serializers inside one process: what its serializer can't write or read is found by tests.
/// What no serializer is bound to goes on as it is; remoting refuses it.
/// </summary>
internal static class SerializationCheck
{
    /// <summary>A message as the receiver on another node would get it.</summary>
    /// <exception cref="SerializationException">Its serializer can't write or read it.</exception>
    public static object PassedOn(ExtendedActorSystem system, object message)
    {
        var content = message is DeadLetter letter ? letter.Message : message;
        if (WrappedMessage.Unwrap(content) is INoSerializationVerificationNeeded) return message;
        if (content is IAutoReceivedMessage and not ActorSelectionMessage and not Identify and not PoisonPill and not Kill) return message;
        if (!IsChecked(system, content)) return message;
        var copy = Copy(system, content);
        return message is DeadLetter dead ? new DeadLetter(copy, dead.Sender, dead.Recipient) : copy;
    }

    /// <summary>Props whose arguments went through their serializers.</summary>
    /// <exception cref="SerializationException">The serializer of one of them can't write or read it.</exception>
    public static void Check(ExtendedActorSystem system, Props props)
    {
        if (props.Deploy.Scope is LocalScope) return;
        foreach (var argument in props.Arguments)
        {
            if (argument is not null and not INoSerializationVerificationNeeded && IsChecked(system, argument)) Copy(system, argument);
        }
    }

    // What the engine's actors say to each other inside their process has no serializer, also where one is bound to all objects.
    private static bool IsChecked(ExtendedActorSystem system, object content)
    {
        var type = content.GetType();
        var bound = system.Serialization.BoundBy(type);
        return bound is not null && (bound != typeof(object) || !IsEnginesOwn(type));
    }

    private static bool IsEnginesOwn(Type type) =>
        type.Assembly.GetName().Name!.StartsWith("ActorConcurrency.Engine.", StringComparison.Ordinal);

    private static object Copy(ExtendedActorSystem system, object content)
    {
        try
        {
            return Serialization.WithTransport(system, (system, content), static state =>
            {
                var writer = new WireWriter();
                state.system.Serialization.Write(writer, state.content);
                var reader = new WireReader(writer.Written);
                return state.system.Serialization.Read(ref reader)!;
            });
        }
        catch (Exception e)
        {
            throw new SerializationException($"{content.GetType()} can't be serialized and deserialized: {e.Message}", e);
        }
    }
}
