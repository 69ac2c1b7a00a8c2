using System.Collections.Concurrent;
using System.Runtime.Serialization;
using Akka.Actor;

namespace ActorConcurrency.Actors.Jobs;

/// <summary>
/// Whether users' values can go to another node, found out where they are handed in: on the way nobody could be told. Values of a type are
/// tried until one of them could be written.
/// </summary>
internal sealed class SentValues(ActorSystem system)
{
    private readonly ConcurrentDictionary<Type, bool> _written = new();

    /// <exception cref="SerializationException">The value's type, or that of something in it, is not registered for the wire.</exception>
    public void Check(object? value)
    {
        if (value is null || _written.ContainsKey(value.GetType()))
            return;
        system.Serialization.Serialize(value);
        _written.TryAdd(value.GetType(), true);
    }
}
