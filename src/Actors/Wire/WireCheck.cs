using System.Collections.Concurrent;
using System.Runtime.Serialization;
using ActorConcurrency.Actors.Common;
using Akka.Actor;
using Akka.Configuration;

namespace ActorConcurrency.Actors.Wire;

/// <summary>
/// Says beforehand whether a message can be sent to another node, so that whoever sends it learns it: what fails in the network's hands is lost
/// without a word. Most messages need no look; those that carry values of any type are written on trial unless the values are plain.
/// </summary>
internal sealed class WireCheck
{
    private readonly ConcurrentDictionary<Type, Func<object, bool>> _isPlain = new();
    private readonly WireSerializer _serializer;

    private WireCheck(WireSerializer serializer) => _serializer = serializer;

    /// <exception cref="ConfigurationException">The system was made without the wire serializer.</exception>
    public static WireCheck Of(ActorSystem system) => new(SerializerOf(system) ?? throw new ConfigurationException(
        $"{system.Name} lacks the wire serializer: give its configuration {nameof(WireConfiguration.WithWire)}() before you make it."));

    public WireSerializer Serializer => _serializer;

    /// <exception cref="SerializationException">It can't be sent; of which kind says why.</exception>
    public void ThrowIfRefused(object message)
    {
        if (Refusal(message) is { } reason)
            throw reason;
    }

    /// <summary>Why a message can't be sent; null: it can.</summary>
    public SerializationException? Refusal(object message)
    {
        if (_isPlain.GetOrAdd(message.GetType(), PlainnessOf)(message))
            return null;
        try
        {
            _serializer.ToBinary(message);
            return null;
        }
        catch (SerializationException reason)
        {
            return reason;
        }
    }

    private static WireSerializer? SerializerOf(ActorSystem system)
    {
        try
        {
            return system.Serialization.FindSerializerForType(typeof(Rejected)) as WireSerializer;
        }
        catch (SerializationException)
        {
            return null;   // none at all is bound
        }
    }

    private static Func<object, bool> PlainnessOf(Type type)
    {
        if (type.Assembly != typeof(WireCheck).Assembly)
            return _ => false;
        var open = type.GetProperties().Where(property => !IsPlain(property.PropertyType)).ToArray();
        return open.Length == 0 ? _ => true : message => Array.TrueForAll(open, property => IsPlainValue(property.GetValue(message)));
    }

    private static bool IsPlainValue(object? value) => value switch
    {
        null => true,
        IReadOnlyList<object?> items => items.All(item => item is null || IsPlain(item.GetType())),
        _ => IsPlain(value.GetType()),
    };

    private static bool IsPlain(Type type) =>
        type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(TimeSpan) || type == typeof(Guid) || type == typeof(DateTimeOffset)
        || type == typeof(FencingToken) || typeof(IActorRef).IsAssignableFrom(type) || type == typeof(Exception)
        || (Nullable.GetUnderlyingType(type) is { } underlying && IsPlain(underlying))
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) && IsPlain(type.GetGenericArguments()[0]));
}
